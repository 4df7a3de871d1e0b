import type { FeedChange } from '../../templates/feeds/feed-entry.ts'
import { readChanges, type Change } from '../changes/index.ts'
import type { Context } from '../kernel/context.ts'
import { listEditions } from '../reports/index.ts'

/** What a document of a feed holds, and the names of the archives beside it. */
export interface FeedDocument {
  /** Newest first. */
  readonly changes: readonly FeedChange[]
  readonly previous: string | null
  readonly next: string | null
  /** On pages by number: `before` of the next one. */
  readonly older: number | null
}

/**
 * The acts in the order asked for, each with the edition that it issued and with the evidence that was public when it happened: what
 * an embargo held back then is an act of its own later, so that an entry stays what it was.
 */
export async function readFeedChanges(ctx: Context, seqs: readonly number[]): Promise<readonly FeedChange[]> {
  const changes = await readChanges(ctx, seqs)
  const publicSince = await readPublicSince(ctx, changes)
  const editions = await readEditions(ctx, changes)
  return changes.map((change) => {
    const { update } = change
    const cited = update?.evidence ?? []
    const evidence = cited.filter(({ id }) => (publicSince.get(id) ?? change.seq) <= change.seq)
    const hiddenEvidence = (update?.hiddenEvidence ?? 0) + cited.length - evidence.length
    const issued = (change.kind === 'edition_issued' && editions.get(change.edition?.slug ?? '')) || null
    return { ...change, update: update && { ...update, evidence, hiddenEvidence }, issued }
  })
}

/** By id of the evidence that updates cite, the act that made it public. */
async function readPublicSince(ctx: Context, changes: readonly Change[]): Promise<ReadonlyMap<string, number | null>> {
  const cited = changes.flatMap(({ update }) => update?.evidence.map(({ id }) => id) ?? [])
  if (cited.length === 0) return new Map()
  const rows = await ctx.db.selectFrom('evidence').select(['id', 'event_seq']).where('id', 'in', cited).execute()
  return new Map(rows.map((row) => [row.id, row.event_seq]))
}

async function readEditions(ctx: Context, changes: readonly Change[]) {
  const slugs = changes.flatMap(({ kind, edition }) => (kind === 'edition_issued' && edition ? [edition.slug] : []))
  const [slug] = slugs
  if (slug === undefined) return new Map<string, never>()
  const editions = await listEditions(ctx, slugs.length === 1 ? { slug } : {}, null)
  return new Map(editions.map((edition) => [edition.slug, edition]))
}
