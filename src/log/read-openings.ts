import { sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { shownRows, type ShownRow } from './shown-rows.ts'

/** So many events at a time, as in a tile; fewer when their texts are long, so that an answer stays small. */
const MOST_OPENED = 256
const LONGEST_TEXTS = 4_000_000

/** A text as it is shown, with the salt (base64) that leads to the digest in a leaf; or that it is gone. */
type OpenedText = { readonly salt: string; readonly body: string } | { readonly redacted: true }

/** By `field.language`. */
type OpenedTexts = Readonly<Record<string, OpenedText>>

interface OpenedRow {
  readonly seq: number
  readonly part: string
  readonly fields: object
  readonly texts: OpenedTexts
  /** What it rests on: public items with the event that made each public, null for each that is not. */
  readonly evidence?: readonly ({ readonly id: string; readonly since: number } | null)[]
}

export interface Openings {
  readonly format: 'vigia-log-openings/1'
  readonly from: number
  /** The first event that is not in this answer. */
  readonly to: number
  readonly rows: readonly OpenedRow[]
  /** The public items that the leaves name or the rows rest on, by id. */
  readonly evidence: Readonly<Record<string, { readonly fields: object; readonly texts: OpenedTexts }>>
}

/**
 * What the pages show of events `from` up to `to` (not included), or of as many of them as fit into an answer: the rows behind
 * them, and their texts with the salts, so that anyone can compare them with the leaves. Nothing that is not public.
 */
export async function readOpenings(db: Database, from: number, to: number): Promise<Openings> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const { size } = await trx.selectFrom('log_head').select('size').executeTakeFirstOrThrow()
      const asked = Math.max(from, Math.min(to, size, from + MOST_OPENED))
      const found = await shownRows(from, asked).execute(trx)
      const named = await readNamed(trx, from, asked)
      const evidence = await readEvidence(trx, [...found.rows.flatMap((row) => row.evidence ?? []), ...named.flatMap(({ ids }) => ids)])
      const owners = [...found.rows.map((row) => ({ seq: row.seq, ids: [row.owner, ...(row.evidence ?? [])] })), ...named]
      const end = await whatFits(trx, from, asked, owners)
      const rows = found.rows.filter((row) => row.seq < end).toSorted((a, b) => a.seq - b.seq || a.part.localeCompare(b.part))
      const wanted = new Set(owners.filter(({ seq }) => seq < end).flatMap(({ ids }) => ids))
      const open = [...evidence.values()].filter((item) => item.since !== null && wanted.has(item.id))
      const texts = await readOpenedTexts(trx, [...rows.map((row) => row.owner), ...open.map((item) => item.id)])
      return {
        format: 'vigia-log-openings/1',
        from,
        to: end,
        rows: rows.map((row) => openedRow(row, evidence, texts)),
        evidence: Object.fromEntries(open.map(({ id, fields }) => [id, { fields, texts: texts.get(id) ?? {} }])),
      }
    })
}

function openedRow(row: ShownRow, evidence: ReadonlyMap<string, FoundEvidence>, texts: ReadonlyMap<string, OpenedTexts>): OpenedRow {
  const { seq, part, fields, owner } = row
  const cited = row.evidence?.map((id) => {
    const since = evidence.get(id)?.since ?? null
    return since === null ? null : { id, since }
  })
  return { seq, part, fields, texts: texts.get(owner) ?? {}, ...(cited ? { evidence: cited } : {}) }
}

/** The evidence that each leaf names. */
async function readNamed(
  db: Database,
  from: number,
  to: number,
): Promise<readonly { readonly seq: number; readonly ids: readonly string[] }[]> {
  const leaves = await db.selectFrom('events').select(['seq', 'leaf']).where('seq', '>=', from).where('seq', '<', to).execute()
  return leaves.map(({ seq, leaf }) => {
    const { evidence } = JSON.parse(leaf) as { evidence?: readonly { readonly id: string }[] }
    return { seq, ids: evidence?.map(({ id }) => id) ?? [] }
  })
}

interface FoundEvidence {
  readonly id: string
  readonly since: number | null
  readonly fields: object
}

async function readEvidence(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, FoundEvidence>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('evidence')
    .select(['id', 'kind', 'dated_on', 'sensitivity', 'event_seq', 'file_sha256', 'original_sha256'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(
    rows.map(({ id, sensitivity, event_seq, ...fields }) => [id, { id, since: sensitivity === 'public' ? event_seq : null, fields }]),
  )
}

/** The first event whose texts would make the answer too long; one event always fits. */
async function whatFits(
  db: Database,
  from: number,
  to: number,
  owners: readonly { readonly seq: number; readonly ids: readonly string[] }[],
): Promise<number> {
  const ids = [...new Set(owners.flatMap((owner) => owner.ids))]
  if (ids.length === 0) return to
  const lengths = await db
    .selectFrom('texts')
    .select(['owner_id', sql<number>`sum(octet_length(body))::int`.as('bytes')])
    .where('owner_id', 'in', ids)
    .groupBy('owner_id')
    .execute()
  const bytes = new Map(lengths.map((row) => [row.owner_id, row.bytes ?? 0]))
  const counted = new Set<string>()
  let total = 0
  for (const { seq, ids: own } of owners.toSorted((a, b) => a.seq - b.seq)) {
    for (const id of own) if (!counted.has(id)) total += bytes.get(id) ?? 0
    for (const id of own) counted.add(id)
    if (total > LONGEST_TEXTS && seq > from) return seq
  }
  return to
}

/** Sealed texts only: what is not published has no place in the log. */
async function readOpenedTexts(db: Database, owners: readonly string[]): Promise<ReadonlyMap<string, OpenedTexts>> {
  const found = new Map<string, Record<string, OpenedText>>()
  if (owners.length === 0) return found
  const rows = await db
    .selectFrom('texts')
    .select(['owner_id', 'field', 'language', 'body', 'salt'])
    .where('owner_id', 'in', [...new Set(owners)])
    .where('sealed_at', 'is not', null)
    .orderBy('field')
    .orderBy('language')
    .execute()
  for (const { owner_id, field, language, body, salt } of rows) {
    const own = found.get(owner_id) ?? {}
    own[`${field}.${language}`] = body === null || salt === null ? { redacted: true } : { salt: salt.toString('base64'), body }
    found.set(owner_id, own)
  }
  return found
}
