import type { Database } from '../../db/schema.ts'
import { treeOf } from '../verifier/index.ts'
import { eventTiles, type EventTiles } from './event-tiles.ts'

const kept = new WeakMap<Database, EventTiles>()

/**
 * The root hash (RFC 6962) of the log's tree when it had `size` entries. Throws LogBroken when one of them is missing. `known`: what
 * this process folded before may be used, for what is shown and proves nothing; it costs no more than the acts that are new.
 */
export async function rootAt(db: Database, size: number, { known = false } = {}): Promise<Buffer> {
  if (!known || db.isTransaction) return treeOf(eventTiles(db).readTile, size).root()
  const tiles = kept.get(db) ?? eventTiles(db)
  kept.set(db, tiles)
  return treeOf(tiles.readTile, size).root()
}
