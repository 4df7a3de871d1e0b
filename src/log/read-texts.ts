import { sql, type RawBuilder } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { redactedTexts } from './redacted-texts.ts'
import type { Texts } from './texts.ts'

/** Field, language and text; null: it was redacted. */
type TextRow = readonly [field: string, language: string, body: string | null]

/** SQL: the texts of the owner in a column, for `gatherTexts`. */
export function textRows(owner: string): RawBuilder<readonly TextRow[] | null> {
  return sql`(select json_agg(json_build_array(t.field, t.language, t.body)) from texts t where t.owner_id = ${sql.ref(owner)})`
}

/** The texts of many owners at once. In place of a redacted text stands the sentence that says when and why it was removed. */
export async function readTexts(db: Database, ownerIds: readonly string[]): Promise<ReadonlyMap<string, Texts>> {
  if (ownerIds.length === 0) return new Map()
  const { rows } = await sql<{ owner_id: string; texts: readonly TextRow[] | null }>`
    select o.owner_id, ${textRows('o.owner_id')} as texts from unnest(${[...new Set(ownerIds)]}::uuid[]) as o (owner_id)`.execute(db)
  return gatherTexts(
    db,
    rows.map((row) => [row.owner_id, row.texts]),
  )
}

/** The same of what `textRows` read of each owner. */
export async function gatherTexts(
  db: Database,
  owners: Iterable<readonly [ownerId: string, texts: readonly TextRow[] | null]>,
): Promise<ReadonlyMap<string, Texts>> {
  const found = new Map<string, Record<string, Record<string, string>>>()
  const redacted: string[] = []
  for (const [owner, rows] of owners) {
    if (rows === null) continue
    const own: Record<string, Record<string, string>> = {}
    for (const [field, language, body] of rows.toSorted(lastLanguageFirst)) if (body !== null) (own[field] ??= {})[language] = body
    if (rows.some(([, , body]) => body === null)) redacted.push(owner)
    found.set(owner, own)
  }
  if (redacted.length === 0) return found
  const isLeft = (owner: string, field: string, language: string) => found.get(owner)?.[field]?.[language] !== undefined
  for (const { owner_id, field, language, body } of await redactedTexts(db, redacted, isLeft)) {
    const own = found.get(owner_id) ?? {}
    ;(own[field] ??= {})[language] = body
    found.set(owner_id, own)
  }
  return found
}

function lastLanguageFirst([, a]: TextRow, [, b]: TextRow): number {
  return a < b ? 1 : a > b ? -1 : 0
}
