import { partsOf } from './event-parts.ts'
import { canonicalJson, digestsOf, evidenceOf, sha256, type EvidenceLeaf } from './leaf-values.ts'
import type { Leaf, RecordState } from './record-state.ts'
import type { Site } from './site.ts'

const LONGEST_OPENINGS = 64_000_000

type OpenedText = { readonly salt?: unknown; readonly body?: unknown; readonly redacted?: unknown }
type OpenedTexts = Readonly<Record<string, OpenedText>>

interface OpenedRow {
  readonly seq: number
  readonly part: string
  readonly fields: Readonly<Record<string, unknown>>
  readonly texts: OpenedTexts
  readonly evidence?: readonly ({ readonly id: string; readonly since: number } | null)[]
}

export interface Openings {
  readonly to: number
  readonly rows: readonly OpenedRow[]
  readonly evidence: Readonly<Record<string, { readonly fields: Readonly<Record<string, unknown>>; readonly texts: OpenedTexts }>>
}

/** What a leaf holds a digest of, and not the value: compared on its own. */
const DIGESTED: Readonly<Record<string, { readonly digest: string; readonly fields: readonly string[] }>> = {
  wording: { digest: 'wording_sha256', fields: ['statement', 'title'] },
  agreement: { digest: 'content_sha256', fields: ['parties', 'summary', 'title'] },
}

/** What leaves of the first release did not hold yet: of those events the log says neither one thing nor the other. */
const ADDED_LATER: Readonly<Record<string, readonly string[]>> = {
  agreement: ['legal_form', 'recommendations'],
  edition: ['schedule', 'scope', 'layout'],
  citation: ['activities'],
}

/** An event with its leaf. */
export interface NumberedLeaf {
  readonly seq: number
  readonly leaf: Leaf
}

/** Fetches what the site shows of events `from` up to `to` (not included), page by page. Stops where the site does not tell. */
export async function fetchOpenings(site: Site, from: number, to: number): Promise<readonly Openings[]> {
  const pages: Openings[] = []
  for (let at = from; at < to; at = pages.at(-1)?.to ?? to) {
    const body = await site.bytes(`/log/openings/${at}?to=${to}`, LONGEST_OPENINGS)
    const page = body === null ? null : (JSON.parse(body.toString('utf8')) as Openings)
    if (page === null || !(page.to > at)) break
    pages.push(page)
  }
  return pages
}

/**
 * Compares what the site shows of these events, which follow each other, with the leaves: rows, texts and evidence. Texts that
 * are gone are noted in `state`, to be held against the redactions in the log.
 */
export function compareOpenings(
  pages: readonly Openings[],
  leaves: readonly NumberedLeaf[],
  state: RecordState,
  fault: (what: string) => void,
): void {
  const rows = new Map<number, OpenedRow[]>()
  for (const row of pages.flatMap((page) => page.rows)) rows.set(row.seq, [...(rows.get(row.seq) ?? []), row])
  const untold = leaves.find(({ seq }) => seq >= (pages.at(-1)?.to ?? 0))
  if (untold) fault(`/log/openings/${untold.seq} does not tell what the site shows of event ${untold.seq}`)
  let place = 0
  for (const numbered of leaves) {
    while (numbered.seq >= (pages[place]?.to ?? Number.POSITIVE_INFINITY)) place += 1
    const page = pages[place]
    if (page) compareEvent(numbered, rows.get(numbered.seq) ?? [], page.evidence, state, fault)
  }
}

function compareEvent(
  { seq, leaf }: NumberedLeaf,
  rows: readonly OpenedRow[],
  evidence: Openings['evidence'],
  state: RecordState,
  fault: (what: string) => void,
): void {
  const told = (what: string) => fault(`event ${seq} (${String(leaf.kind)}), ${what}`)
  const expected = partsOf(leaf)
  for (const part of expected ?? []) if (!rows.some((row) => row.part === part)) told(`the site shows no ${part} for it`)
  for (const row of rows) {
    if (expected === null && row.part !== 'event') continue
    if (expected !== null && (!expected.includes(row.part) || rows.some((other) => other !== row && other.part === row.part))) {
      told(`the site shows a ${row.part} that the log does not have there`)
      continue
    }
    compareFields(row, leaf, told)
    if (row.part !== 'event' && row.part !== 'recommendation' && row.part !== 'wording')
      compareTexts('', digestsOf(leaf['texts']), row.texts, seq, state, told)
    if (row.evidence) compareCited(row.evidence, seq, leaf, told)
  }
  for (const item of evidenceOf(leaf)) {
    const shown = evidence[item.id]
    if (shown === undefined) told(`evidence ${item.id}: the site does not show it`)
    else {
      compareEvidence(item, shown.fields, told)
      compareTexts(`evidence ${item.id}, `, digestsOf(item.texts), shown.texts, seq, state, told)
    }
  }
}

function compareFields(row: OpenedRow, leaf: Leaf, told: (what: string) => void): void {
  const digested = DIGESTED[row.part]
  for (const [field, shown] of Object.entries(row.fields)) {
    if (digested?.fields.includes(field)) continue
    if (ADDED_LATER[row.part]?.includes(field) && leaf[field] === undefined) continue
    const logged = leaf[field] ?? null
    const same = field === 'at' ? instant(shown) === instant(logged) : canonicalJson(shown) === canonicalJson(logged)
    if (!same) told(`${row.part}, ${field}: shown as ${JSON.stringify(shown)}; the log says ${JSON.stringify(logged)}`)
  }
  if (digested === undefined || leaf[digested.digest] === undefined) return
  const shown = Object.fromEntries(digested.fields.map((field) => [field, row.fields[field]]))
  if (sha256(canonicalJson(shown)) !== leaf[digested.digest]) told(`${digested.fields.join(', ')}: not those whose digest the log holds`)
}

/** Two ways of writing one instant are the same. */
function instant(value: unknown): number {
  return typeof value === 'string' ? Date.parse(value) : Number.NaN
}

function compareEvidence(item: EvidenceLeaf, fields: Readonly<Record<string, unknown>>, told: (what: string) => void): void {
  for (const [field, shown] of Object.entries(fields)) {
    const logged = item[field] ?? null
    if (shown !== logged) told(`evidence ${item.id}, ${field}: shown as ${JSON.stringify(shown)}; the log says ${JSON.stringify(logged)}`)
  }
}

/** What was public by then must be what the leaf names; the rest, whatever became of it since, only as many as the leaf counts. */
function compareCited(cited: NonNullable<OpenedRow['evidence']>, seq: number, leaf: Leaf, told: (what: string) => void): void {
  if (leaf['evidence'] === undefined) return
  const logged = evidenceOf(leaf)
  const then = cited.flatMap((item) => (item !== null && item.since <= seq ? [item.id] : []))
  if (
    then.toSorted().join() !==
    logged
      .map(({ id }) => id)
      .toSorted()
      .join()
  )
    told('the site shows it with other evidence than the log')
  const hidden = typeof leaf['hidden_evidence'] === 'number' ? leaf['hidden_evidence'] : 0
  if (cited.length !== logged.length + hidden)
    told(`the site shows it with ${cited.length} items of evidence; the log has ${logged.length + hidden}`)
}

function compareTexts(
  where: string,
  digests: Readonly<Record<string, string>>,
  texts: OpenedTexts,
  seq: number,
  state: RecordState,
  told: (what: string) => void,
): void {
  for (const name of Object.keys(texts)) if (digests[name] === undefined) told(`${where}text ${name}: the log has none there`)
  for (const [name, digest] of Object.entries(digests)) {
    const text = texts[name]
    if (text === undefined) told(`${where}text ${name}: the site does not show it, nor says that it was redacted`)
    else if (text.redacted === true) state.gone.set(digest, `event ${seq} (${where}text ${name})`)
    else if (sha256(Buffer.from(String(text.salt), 'base64'), String(text.body)) !== digest)
      told(`${where}text ${name}: not the one whose digest the log holds`)
    else state.texts += 1
  }
}
