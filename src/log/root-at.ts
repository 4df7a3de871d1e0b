import type { Database } from '../../db/schema.ts'
import { treeOf } from '../verifier/index.ts'
import { eventTiles } from './event-tiles.ts'

/** The root hash (RFC 6962) of the log's tree when it had `size` entries. Throws LogBroken when one of them is missing. */
export async function rootAt(db: Database, size: number): Promise<Buffer> {
  return treeOf(eventTiles(db).readTile, size).root()
}
