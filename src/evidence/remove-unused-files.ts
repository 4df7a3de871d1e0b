import type { Database } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'

const DAY = 86_400_000
/** An upload may belong to a form that somebody takes up again later. */
const KEPT_UPLOADS = 30 * DAY
const A_TICK = 50

/**
 * Clears away uploads that no evidence took within 30 days, bytes that no upload names for a day, and from the object store what
 * a redaction destroyed. Returns how many files were removed.
 */
export async function removeUnusedFiles(ctx: Context): Promise<number> {
  requireActor(ctx, 'manageEvidence')
  const now = ctx.clock.now().getTime()
  await removeUploads(ctx.db, new Date(now - KEPT_UPLOADS))
  const gone = await removeDestroyed(ctx)
  return gone + (await removeUnnamed(ctx, new Date(now - DAY)))
}

async function removeUploads(db: Database, before: Date): Promise<void> {
  await db
    .deleteFrom('evidence_files')
    .where('uploaded_at', '<', before)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('evidence as e').select('e.id').whereRef('e.file_id', '=', 'evidence_files.id'))),
    )
    .execute()
}

async function removeDestroyed(ctx: Context): Promise<number> {
  const rows = await ctx.db
    .selectFrom('stored_files')
    .select('sha256')
    .where('place', '=', 'objects')
    .where('destroyed_at', 'is not', null)
    .where('removed_at', 'is', null)
    .limit(A_TICK)
    .execute()
  for (const { sha256 } of rows) {
    await ctx.files.remove(sha256)
    await ctx.db.updateTable('stored_files').set({ removed_at: ctx.clock.now() }).where('sha256', '=', sha256).execute()
  }
  return rows.length
}

/** The row is locked while its bytes go, so that a file which is just being kept again waits, and is written after. */
async function removeUnnamed(ctx: Context, before: Date): Promise<number> {
  return inTransaction(ctx.db, async (trx) => {
    const rows = await trx
      .selectFrom('stored_files as s')
      .select(['s.sha256', 's.place'])
      .where('s.touched_at', '<', before)
      .where('s.destroyed_at', 'is', null)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('evidence_files as f')
              .select('f.id')
              .where(({ or, eb }) =>
                or([eb('f.original_sha256', '=', eb.ref('s.sha256')), eb('f.public_sha256', '=', eb.ref('s.sha256'))]),
              ),
          ),
        ),
      )
      .limit(A_TICK)
      .forUpdate()
      .skipLocked()
      .execute()
    for (const { sha256, place } of rows) {
      if (place === 'objects') await ctx.files.remove(sha256)
      await trx.deleteFrom('stored_files').where('sha256', '=', sha256).execute()
    }
    return rows.length
  })
}
