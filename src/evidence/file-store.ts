import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { Clock } from '../kernel/clock.ts'
import type { FileStore } from '../kernel/files.ts'
import type { ObjectBucket } from './object-bucket.ts'

/**
 * Files under their digest: a row each, the bytes in it or, with a bucket, beside it. The row comes first, so that the job which
 * clears away what nobody needs never takes bytes that are just being kept. Reads go wherever a file was put at its time.
 */
export function fileStore(db: Database, clock: Clock, bucket: ObjectBucket | null): FileStore {
  return {
    async put(sha256, content) {
      const row = {
        sha256,
        bytes: content.length,
        place: bucket === null ? ('database' as const) : ('objects' as const),
        content: bucket === null ? Buffer.from(content.buffer, content.byteOffset, content.byteLength) : null,
        touched_at: clock.now(),
        destroyed_at: null,
        removed_at: null,
      }
      const kept = await db
        .insertInto('stored_files')
        .values(row)
        .onConflict((conflict) =>
          conflict.column('sha256').doUpdateSet({ touched_at: sql`greatest(stored_files.touched_at, excluded.touched_at)` }),
        )
        .returning(['place', 'destroyed_at'])
        .executeTakeFirstOrThrow()
      if (kept.destroyed_at !== null) return false
      if (kept.place === 'objects') await needed(bucket).put(sha256, content)
      return true
    },
    async get(sha256) {
      const row = await db
        .selectFrom('stored_files')
        .select(['place', 'content'])
        .where('sha256', '=', sha256)
        .where('destroyed_at', 'is', null)
        .executeTakeFirst()
      const content = row?.place === 'objects' ? await needed(bucket).get(sha256) : (row?.content ?? null)
      if (content !== null && createHash('sha256').update(content).digest('hex') !== sha256) {
        throw new Error(`the stored file ${sha256} holds other bytes`)
      }
      return content
    },
    async remove(sha256) {
      if (bucket !== null) await bucket.remove(sha256)
    },
  }
}

function needed(bucket: ObjectBucket | null): ObjectBucket {
  if (bucket === null) throw new Error('files lie in an object store that is not configured (S3_BUCKET)')
  return bucket
}
