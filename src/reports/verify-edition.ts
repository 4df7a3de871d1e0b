import { createHash } from 'node:crypto'
import { z } from 'zod'
import { LAYOUT } from '../../templates/reports/status-report.pdf.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { renderReport } from './render-report.ts'

export type FileFinding =
  /** The stored bytes have the digest that the log has, and a PDF drawn again is the same byte for byte. */
  | { readonly outcome: 'same' }
  /** The stored bytes have the digest that the log has; this version draws otherwise, so nothing was drawn again. */
  | { readonly outcome: 'other_layout'; readonly drawnBy: string; readonly draws: string }
  | { readonly outcome: 'not_in_log' }
  | { readonly outcome: 'not_stored' }
  /** The bytes are not those that the table beside them says. */
  | { readonly outcome: 'stored_differs'; readonly recorded: string }
  | { readonly outcome: 'log_differs'; readonly logged: string }
  /** `at`: the first byte that is another, from 0. */
  | { readonly outcome: 'drawn_differs'; readonly at: number; readonly storedBytes: number; readonly drawnBytes: number }
  | { readonly outcome: 'not_drawn'; readonly reason: string }

export interface VerifiedFile {
  /** As it is called when it is downloaded: `monthly-2026-10.es.pdf`, `monthly-2026-10.json`. */
  readonly name: string
  /** Of the stored bytes; null when there are none. */
  readonly sha256: string | null
  readonly finding: FileFinding
}

export interface VerifiedEdition {
  readonly slug: string
  /** The entry of the log that issued it, and whether its leaf has the digest that the tree is made of. */
  readonly seq: number
  readonly leafHolds: boolean
  readonly files: readonly VerifiedFile[]
}

const Leaf = z.object({
  slug: z.string(),
  snapshot_sha256: z.string(),
  files: z.array(z.object({ language: z.string(), sha256: z.string() })),
})

/**
 * Checks one edition from inside: its snapshot and its files against the digests in its event's leaf, and each file against what
 * this version draws from the stored snapshot. `onFile` is called before each file that is drawn. Throws NotFound.
 */
export async function verifyEdition(
  ctx: Context,
  slug: string,
  onFile: (name: string) => void = () => undefined,
): Promise<VerifiedEdition> {
  const edition = await ctx.db
    .selectFrom('editions as e')
    .innerJoin('events as v', 'v.seq', 'e.event_seq')
    .select(['e.id', 'e.layout', 'e.snapshot', 'e.snapshot_sha256', 'v.seq', 'v.leaf', 'v.leaf_hash'])
    .where('e.slug', '=', slug)
    .executeTakeFirst()
  if (!edition) throw new NotFound(`edition ${slug}`)
  const leaf = digestsIn(edition.leaf, slug)
  const stored = await ctx.db
    .selectFrom('edition_files')
    .select(['language', 'sha256'])
    .where('edition_id', '=', edition.id)
    .orderBy('language', 'desc')
    .execute()
  const files: VerifiedFile[] = [snapshotFile(slug, edition, leaf?.snapshot_sha256)]
  const logged = new Map((leaf?.files ?? []).map((file) => [file.language, file.sha256]))
  const languages = new Set([...stored.map(({ language }) => language), ...logged.keys()])
  for (const language of languages) {
    const name = `${slug}.${language}.pdf`
    onFile(name)
    const row = await ctx.db
      .selectFrom('edition_files')
      .select(['content', 'sha256'])
      .where('edition_id', '=', edition.id)
      .where('language', '=', language)
      .executeTakeFirst()
    if (!row) {
      files.push({ name, sha256: null, finding: { outcome: 'not_stored' } })
      continue
    }
    const sha256 = sha256Of(row.content)
    const fault = digestFault(sha256, row.sha256, logged.get(language))
    files.push({ name, sha256, finding: fault ?? (await drawAgain(edition, language, row.content)) })
  }
  return { slug, seq: edition.seq, leafHolds: edition.leaf_hash.equals(leafHash(edition.leaf)), files }
}

/** Null: the leaf is that of another edition, or of none. */
function digestsIn(leaf: string, slug: string): z.output<typeof Leaf> | null {
  const parsed = Leaf.safeParse(JSON.parse(leaf))
  return parsed.success && parsed.data.slug === slug ? parsed.data : null
}

function snapshotFile(
  slug: string,
  edition: { readonly snapshot: string; readonly snapshot_sha256: string },
  logged: string | undefined,
): VerifiedFile {
  const sha256 = sha256Of(edition.snapshot)
  return { name: `${slug}.json`, sha256, finding: digestFault(sha256, edition.snapshot_sha256, logged) ?? { outcome: 'same' } }
}

function digestFault(actual: string, recorded: string, logged: string | undefined): FileFinding | null {
  if (actual !== recorded) return { outcome: 'stored_differs', recorded }
  if (logged === undefined) return { outcome: 'not_in_log' }
  return actual === logged ? null : { outcome: 'log_differs', logged }
}

async function drawAgain(
  edition: { readonly layout: string; readonly snapshot: string },
  language: string,
  content: Buffer,
): Promise<FileFinding> {
  if (edition.layout !== LAYOUT) return { outcome: 'other_layout', drawnBy: edition.layout, draws: LAYOUT }
  try {
    const drawn = (await renderReport(edition.snapshot, language)).content
    if (drawn.equals(content)) return { outcome: 'same' }
    return { outcome: 'drawn_differs', at: firstDifference(drawn, content), storedBytes: content.length, drawnBytes: drawn.length }
  } catch (error) {
    return { outcome: 'not_drawn', reason: error instanceof Error ? error.message : String(error) }
  }
}

function firstDifference(a: Buffer, b: Buffer): number {
  const shorter = Math.min(a.length, b.length)
  for (let at = 0; at < shorter; at += 1) if (a[at] !== b[at]) return at
  return shorter
}

function sha256Of(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** RFC 6962, section 2.1. */
function leafHash(leaf: string): Buffer {
  return createHash('sha256').update('\0').update(leaf).digest()
}
