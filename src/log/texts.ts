import { createHash, randomBytes } from 'node:crypto'
import type { Database, Transaction } from '../../db/schema.ts'
import { redactedTexts } from './redacted-texts.ts'

/** Free texts of one owner: field → language → text. */
export type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>

/** Replaces the unpublished texts of an owner. Empty texts are left out. Published ones are refused by the database. */
export async function writeTexts(trx: Transaction, ownerId: string, texts: Texts): Promise<void> {
  await trx.deleteFrom('texts').where('owner_id', '=', ownerId).execute()
  const rows = Object.entries(texts).flatMap(([field, languages]) =>
    Object.entries(languages)
      .filter(([, body]) => body.trim() !== '')
      .map(([language, body]) => {
        const salt = randomBytes(32)
        const digest = createHash('sha256').update(salt).update(body, 'utf8').digest('hex')
        return { owner_id: ownerId, field, language, body, salt, digest, sealed_at: null, redacted_at: null }
      }),
  )
  if (rows.length > 0) await trx.insertInto('texts').values(rows).execute()
}

/** The salted sha256 digests of an owner's texts under `field.language`, for a leaf. */
export async function textDigests(db: Database, ownerId: string): Promise<Record<string, string>> {
  const rows = await db.selectFrom('texts').select(['field', 'language', 'digest']).where('owner_id', '=', ownerId).execute()
  return Object.fromEntries(rows.map((row) => [`${row.field}.${row.language}`, row.digest]))
}

/** From now on these owners' texts can only be redacted. */
export async function sealTexts(trx: Transaction, ownerIds: readonly string[], at: Date): Promise<void> {
  if (ownerIds.length === 0) return
  await trx.updateTable('texts').set({ sealed_at: at }).where('owner_id', 'in', ownerIds).where('sealed_at', 'is', null).execute()
}

/** The texts of many owners at once. In place of a redacted text stands the sentence that says when and why it was removed. */
export async function readTexts(db: Database, ownerIds: readonly string[]): Promise<ReadonlyMap<string, Texts>> {
  const found = new Map<string, Record<string, Record<string, string>>>()
  if (ownerIds.length === 0) return found
  const add = (row: { readonly owner_id: string; readonly field: string; readonly language: string }, body: string) => {
    const owner = found.get(row.owner_id) ?? {}
    owner[row.field] = { ...owner[row.field], [row.language]: body }
    found.set(row.owner_id, owner)
  }
  const rows = await db
    .selectFrom('texts')
    .select(['owner_id', 'field', 'language', 'body'])
    .where('owner_id', 'in', ownerIds)
    .orderBy('language', 'desc')
    .execute()
  for (const row of rows) if (row.body !== null) add(row, row.body)
  const redacted = rows.filter((row) => row.body === null).map((row) => row.owner_id)
  if (redacted.length === 0) return found
  const isLeft = (owner: string, field: string, language: string) => found.get(owner)?.[field]?.[language] !== undefined
  for (const row of await redactedTexts(db, [...new Set(redacted)], isLeft)) add(row, row.body)
  return found
}
