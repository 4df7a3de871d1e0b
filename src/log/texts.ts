import { createHash, randomBytes } from 'node:crypto'
import type { Database, Transaction } from '../../db/schema.ts'

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
