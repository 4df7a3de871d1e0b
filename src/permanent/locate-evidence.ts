import type { Database } from '../../db/schema.ts'
import { readEvidence } from '../evidence/index.ts'
import type { Located } from './permanent.ts'

/** A public item of evidence by id, as of an instant (null: now); as long as its file is kept, it is not gone. Undefined: none that is public. */
export async function locateEvidence(db: Database, id: string, asOf: Date | null): Promise<Located | undefined> {
  const row = await db
    .selectFrom('evidence')
    .select('public_at')
    .where('id', '=', id)
    .where('sensitivity', '=', 'public')
    .executeTakeFirst()
  if (!row?.public_at || (asOf !== null && row.public_at >= asOf)) return undefined
  const view = (await readEvidence(db, [id], { asOf })).get(id)
  if (!view) return undefined
  const kept = view.file !== null && !view.file.destroyed
  const path = `/evidence/${id}`
  return { path, name: { [view.language]: view.title }, texts: kept ? null : id, withdrawn: null, history: null }
}
