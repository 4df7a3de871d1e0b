import { sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { foldHashes, splitHashes, TILE_WIDTH } from '../verifier/index.ts'

/** The events do not make up a log: a number is missing, or the head says another size. The message says what. */
export class LogBroken extends Error {
  override readonly name = 'LogBroken'
}

export interface EventTiles {
  /** How many events there are. Throws LogBroken when their numbers and the head disagree. */
  size(): Promise<number>
  /** The first `width` hashes of a tile. Throws LogBroken when an event below is missing. */
  readTile(level: number, index: number, width: number): Promise<Buffer>
  /** The leaves of events `first` to `first + count - 1`. Throws LogBroken when one is missing. */
  readLeaves(first: number, count: number): Promise<Buffer[]>
}

const TILES_A_READ = 16
const HASH_BYTES = 32

/**
 * The log's tiles, from the events. Level 0 is read by number each time. Of the levels above, this process keeps what it
 * computed: 32 bytes for 256 events, so each event is hashed upwards once, not once a request.
 */
export function eventTiles(db: Database): EventTiles {
  /** By level above 0: the roots of the complete tiles below, from the first on. */
  const above: Buffer[][] = []
  let growing: Promise<unknown> = Promise.resolve()

  /** The same in one row, which is several times as fast; where one is missing, `leafHashes` says which. */
  const manyHashes = async (first: number, count: number) => {
    const { found, hashes } = await db
      .selectFrom('events')
      .select([sql<number>`count(*)::int`.as('found'), sql<Buffer | null>`string_agg(leaf_hash, ''::bytea order by seq)`.as('hashes')])
      .where('seq', '>=', first)
      .where('seq', '<', first + count)
      .executeTakeFirstOrThrow()
    return found === count && hashes?.length === count * HASH_BYTES ? splitHashes(hashes) : leafHashes(first, count)
  }

  const leafHashes = async (first: number, count: number) => {
    const rows = await db
      .selectFrom('events')
      .select(['seq', 'leaf_hash'])
      .where('seq', '>=', first)
      .where('seq', '<', first + count)
      .orderBy('seq')
      .execute()
    requireAll(rows, first, count)
    return rows.map((row) => row.leaf_hash)
  }

  const keep = (level: number, root: Buffer) => {
    const row = (above[level - 1] ??= [])
    row.push(root)
    if (row.length % TILE_WIDTH === 0) keep(level + 1, foldHashes(row.slice(-TILE_WIDTH)))
  }

  /** Until the first `tiles` tiles of level 0 are folded. One at a time, so that none is folded twice. */
  const foldUpTo = async (tiles: number) => {
    for (let have = above[0]?.length ?? 0; have < tiles; have = above[0]?.length ?? 0) {
      const many = Math.min(TILES_A_READ, tiles - have)
      const hashes = await manyHashes(have * TILE_WIDTH, many * TILE_WIDTH)
      for (let tile = 0; tile < many; tile += 1) keep(1, foldHashes(hashes.slice(tile * TILE_WIDTH, (tile + 1) * TILE_WIDTH)))
    }
  }

  return {
    async size() {
      const { head, events } = await db
        .selectFrom('log_head')
        .select(['size as head', sql<number>`(select coalesce(max(seq) + 1, 0) from events)`.as('events')])
        .executeTakeFirstOrThrow()
      if (head !== events) throw new LogBroken(`the head says ${head} events; the last one stored is number ${events - 1}`)
      return events
    },
    async readTile(level, index, width) {
      const first = index * TILE_WIDTH
      if (level === 0) return Buffer.concat(await leafHashes(first, width))
      const folding = growing.then(() => foldUpTo((first + width) * TILE_WIDTH ** (level - 1)))
      growing = folding.catch(() => undefined)
      await folding
      return Buffer.concat(above[level - 1]?.slice(first, first + width) ?? [])
    },
    async readLeaves(first, count) {
      const rows = await db
        .selectFrom('events')
        .select(['seq', 'leaf'])
        .where('seq', '>=', first)
        .where('seq', '<', first + count)
        .orderBy('seq')
        .execute()
      requireAll(rows, first, count)
      return rows.map((row) => Buffer.from(row.leaf, 'utf8'))
    },
  }
}

function requireAll(rows: readonly { readonly seq: number }[], first: number, count: number): void {
  const missing = rows.findIndex((row, index) => row.seq !== first + index)
  if (missing >= 0 || rows.length !== count) throw new LogBroken(`event ${first + (missing < 0 ? rows.length : missing)} is missing`)
}
