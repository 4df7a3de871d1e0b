import { sql } from 'kysely'
import type { Transaction } from '../../db/schema.ts'

/**
 * Destroys the file of an evidence item inside the transaction of the redaction that asks for it: original and public copy,
 * also where another item holds the same bytes, for they say the same. The digests stay. Bytes in an object store are removed
 * soon after by a job. Returns the digests that were destroyed; none when the item has no file, or it was destroyed before.
 */
export async function destroyEvidenceFile(trx: Transaction, evidenceId: string, at: Date): Promise<readonly string[]> {
  const file = await trx.selectFrom('evidence').select(['file_sha256', 'original_sha256']).where('id', '=', evidenceId).executeTakeFirst()
  const named = [file?.file_sha256, file?.original_sha256].flatMap((digest) => digest ?? [])
  if (named.length === 0) return []
  const alike = await trx
    .selectFrom('evidence_files')
    .select(['public_sha256', 'original_sha256'])
    .where(({ or, eb }) => or([eb('public_sha256', 'in', named), eb('original_sha256', 'in', named)]))
    .execute()
  const digests = [...new Set([...named, ...alike.flatMap((row) => [row.public_sha256, row.original_sha256])])].toSorted()
  const rows = await trx
    .updateTable('stored_files')
    .set({ content: null, destroyed_at: at, touched_at: sql`greatest(touched_at, ${at})` })
    .where('sha256', 'in', digests)
    .where('destroyed_at', 'is', null)
    .returning('sha256')
    .execute()
  return rows.map((row) => row.sha256)
}
