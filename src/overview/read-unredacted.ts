import type { EditionView, ReportSnapshot } from '../../templates/view/edition.ts'
import type { Localized } from '../../templates/view/text.ts'
import { listChanges } from '../changes/index.ts'
import { startOfDate } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { readTexts } from '../log/index.ts'
import { readRecommendations } from '../recommendations/index.ts'
import { readRedactions } from '../redactions/index.ts'
import { readEdition } from '../reports/index.ts'

export interface Unredacted {
  readonly edition: EditionView
  /** As the edition froze it, but every recommendation and act with a text that was redacted since is read from the record of that instant. */
  readonly snapshot: ReportSnapshot
  /** Sequence numbers of the redactions of texts that the record held then, the latest first. */
  readonly redactions: readonly number[]
}

/** An edition as it may be shown today: without the texts that were redacted after it was issued. Throws NotFound. */
export async function readUnredacted(ctx: Context, slug: string): Promise<Unredacted> {
  const { edition, snapshot } = await readEdition(ctx, slug)
  const asOf = new Date(edition.asOf)
  const redactions = await readRedactions(ctx.db, { publishedBefore: asOf, afterSeq: edition.seq }, null)
  const noted = snapshot.supersedes
    ? { ...snapshot, supersedes: { ...snapshot.supersedes, note: await readSupersessionNote(ctx, slug) } }
    : snapshot
  if (redactions.length === 0) return { edition, snapshot: noted, redactions: [] }
  const seqs = redactions.map(({ seq }) => seq)
  const concerned = await concernedCodes(ctx, seqs)
  const owners = redactions.map(({ owner }) => owner)
  const touched = (part: unknown, code: string | undefined) =>
    (code !== undefined && concerned.has(code)) || owners.some((owner) => JSON.stringify(part).includes(owner))
  const codes = snapshot.recommendations.filter((own) => touched(own, own.code)).map(({ code }) => code)
  const read = codes.length === 0 ? [] : await readRecommendations(ctx, { codes, withdrawn: true }, asOf)
  const current = new Map(read.map((own) => [own.code, own]))
  const replaced = new Set(codes)
  const recommendations = snapshot.recommendations.flatMap((own) => (replaced.has(own.code) ? (current.get(own.code) ?? []) : own))
  return { edition, snapshot: { ...noted, recommendations, changes: await currentChanges(ctx, snapshot, asOf) }, redactions: seqs }
}

/** What the revision of this slug says was wrong with the edition that it replaced. */
export async function readSupersessionNote(ctx: Context, slug: string): Promise<Localized> {
  const row = await ctx.db.selectFrom('editions').select('id').where('slug', '=', slug).executeTakeFirst()
  return row === undefined ? {} : ((await readTexts(ctx.db, [row.id])).get(row.id)?.['note'] ?? {})
}

/** Codes of the recommendations that redactions were about; those of evidence are about none in particular. */
async function concernedCodes(ctx: Context, seqs: readonly number[]): Promise<ReadonlySet<string>> {
  const rows = await ctx.db
    .selectFrom('events as e')
    .innerJoin('recommendations as r', 'r.id', 'e.recommendation_id')
    .select('r.code')
    .where('e.seq', 'in', seqs)
    .execute()
  return new Set(rows.map(({ code }) => code))
}

/** The acts that the edition froze, as the record shows them today. */
async function currentChanges(ctx: Context, { edition, changes }: ReportSnapshot, before: Date): Promise<ReportSnapshot['changes']> {
  if (changes.length === 0 || edition.periodStart === null) return changes
  const since = startOfDate(edition.timeZone, edition.periodStart)
  const frozen = new Set(changes.map(({ seq }) => seq))
  const found = await listChanges(ctx, { since, before }, Number.MAX_SAFE_INTEGER - 1)
  return found.changes
    .filter(({ seq }) => frozen.has(seq))
    .map(({ tag: _, redactedAt: __, ...change }) => change)
    .toReversed()
}
