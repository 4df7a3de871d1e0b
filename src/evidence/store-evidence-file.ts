import { createHash, randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { Invalid } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import { plainFileName } from './file-name.ts'

export interface StoredEvidenceFile {
  readonly id: string
  /** As it is shown to whoever uploaded it. */
  readonly name: string
}

const DAY = 86_400_000

/**
 * Checks a file by its content and keeps it with its public copy; `addEvidence` then takes its id. Both are written before the
 * row that names them, so a failure leaves bytes that nobody needs, which a job removes. Sent again before it was used, it is
 * the same file.
 * Throws Invalid under `file` (too large, not a PDF, PNG or JPEG, damaged, too many pages or pixels, infected, over what an
 * account may upload in 24 hours, destroyed by a redaction), Forbidden.
 */
export async function storeEvidenceFile(
  ctx: Context,
  input: { readonly name: string; readonly content: Uint8Array },
): Promise<StoredEvidenceFile> {
  const actor = requireActor(ctx, 'writeEvidence')
  const { limits } = ctx.files
  const original = input.content
  if (original.length === 0) throw new Invalid({ file: { key: 'errors.file_empty' } })
  if (original.length > limits.bytes) throw new Invalid({ file: { key: 'errors.file_too_large', values: { mb: megabytes(limits.bytes) } } })
  const digest = sha256(original)
  const before = await unusedUpload(ctx.db, actor.accountId, digest)
  if (before) return before
  const since = new Date(ctx.clock.now().getTime() - DAY)
  if ((await uploadedSince(ctx.db, actor.accountId, since)) + original.length > limits.bytesADay) {
    throw new Invalid({ file: { key: 'errors.file_quota', values: { mb: megabytes(limits.bytesADay) } } })
  }
  const { type, publicCopy, pages } = await ctx.files.inspect(original)
  const digests = { original: digest, public: sha256(publicCopy) }
  const kept = (await ctx.files.put(digests.original, original)) && (await ctx.files.put(digests.public, publicCopy))
  if (!kept) throw new Invalid({ file: { key: 'errors.file_destroyed' } })
  const id = randomUUIDv7()
  const name = plainFileName(input.name, type)
  await inTransaction(ctx.db, async (trx) => {
    await trx
      .insertInto('evidence_files')
      .values({
        id,
        name,
        media_type: type,
        pages,
        original_sha256: digests.original,
        original_bytes: original.length,
        public_sha256: digests.public,
        public_bytes: publicCopy.length,
        uploaded_by: actor.accountId,
        uploaded_at: ctx.clock.now(),
      })
      .execute()
    await addJournalEntry({ ...ctx, db: trx }, actor, { act: 'file_stored', subjectId: id, details: { original_sha256: digests.original } })
  })
  return { id, name }
}

async function unusedUpload(db: Database, accountId: string, digest: string): Promise<StoredEvidenceFile | undefined> {
  return db
    .selectFrom('evidence_files as f')
    .innerJoin('stored_files as s', 's.sha256', 'f.public_sha256')
    .select(['f.id', 'f.name'])
    .where('f.uploaded_by', '=', accountId)
    .where('f.original_sha256', '=', digest)
    .where('s.destroyed_at', 'is', null)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('evidence as e').select('e.id').whereRef('e.file_id', '=', 'f.id'))))
    .executeTakeFirst()
}

async function uploadedSince(db: Database, accountId: string, since: Date): Promise<number> {
  const { bytes } = await db
    .selectFrom('evidence_files')
    .select(sql<number>`coalesce(sum(original_bytes), 0)::bigint`.as('bytes'))
    .where('uploaded_by', '=', accountId)
    .where('uploaded_at', '>', since)
    .executeTakeFirstOrThrow()
  return bytes
}

function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

function megabytes(bytes: number): number {
  return Math.floor(bytes / 1_000_000)
}
