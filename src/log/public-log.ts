import type { Database } from '../../db/schema.ts'
import { StartRefused } from '../../db/errors.ts'
import type { Logger } from '../kernel/logger.ts'
import { TILE_WIDTH, tileWidth, treeOf, writeBundle } from '../verifier/index.ts'
import { checkpointSigner, type CheckpointAnswer } from './checkpoint-signer.ts'
import { eventTiles, LogBroken } from './event-tiles.ts'
import { openSignedCheckpoints } from './signed-checkpoints.ts'
import { readSigningKeys } from './signing-keys.ts'

interface InclusionProof {
  readonly seq: number
  /** Canonical JSON: the bytes that are hashed. */
  readonly leaf: string
  readonly size: number
  readonly root: Buffer
  /** From the leaf's sibling up to the root's child. */
  readonly hashes: readonly Buffer[]
  /** The signed checkpoint of the tree of `size` events. */
  readonly checkpoint: string
}

/** The log as anybody may read it; null or NotFound-like answers are for addresses beyond it. */
export interface PublicLog {
  readonly origin: string
  /** In note format, the current one first. */
  readonly verifierKeys: readonly string[]
  checkpoint(): Promise<CheckpointAnswer>
  /** Null: not (yet) a tile of this log. */
  tile(level: number, index: number, width: number): Promise<Buffer | null>
  /** An entry bundle. Null: not (yet) one of this log. */
  entries(index: number, width: number): Promise<Buffer | null>
  /** Null: no such event under a signed checkpoint. */
  proof(seq: number): Promise<InclusionProof | null>
  /** What a reader may hold in their hand for the log's first `size` events. Null: the log is smaller. */
  digestsAt(size: number): Promise<{ readonly root: Buffer; readonly lastLeafHash: Buffer | null } | null>
  close(): void
}

export interface PublicLogOptions {
  readonly db: Database
  readonly keyFile: string
  readonly publicUrl: string
  readonly log: Logger
}

/** Opens the log for reading and signing; key and memory of signed checkpoints are made on first start. Throws StartRefused. */
export function openPublicLog({ db, keyFile, publicUrl, log }: PublicLogOptions): PublicLog {
  const keys = readSigningKeys(keyFile, publicUrl, log)
  const origin = keys[0].verifier.name
  const memory = openSignedCheckpoints(`${keyFile}.signed`)
  const remembered = memory.last()?.origin ?? origin
  if (remembered !== origin) {
    memory.close()
    throw new StartRefused(`${keyFile}.signed remembers another log (${remembered}) than ${keyFile} signs (${origin}). See docs/log.md.`)
  }
  const tiles = eventTiles(db)
  const checkpoint = checkpointSigner(keys, tiles, memory, log)
  /** A log that is broken below an address does not have it; the checkpoint says the rest. */
  const orNull = async <Result>(read: Promise<Result>): Promise<Result | null> => {
    try {
      return await read
    } catch (error) {
      if (error instanceof LogBroken) return null
      throw error
    }
  }
  const stored = async () => (await db.selectFrom('log_head').select('size').executeTakeFirstOrThrow()).size

  return {
    origin,
    verifierKeys: keys.map((key) => key.verifier.text),
    checkpoint,
    tile: async (level, index, width) =>
      tileWidth(level, index, await stored()) < width ? null : orNull(tiles.readTile(level, index, width)),
    async entries(index, width) {
      if (tileWidth('entries', index, await stored()) < width) return null
      const leaves = await orNull(tiles.readLeaves(index * TILE_WIDTH, width))
      return leaves && writeBundle(leaves)
    },
    async proof(seq) {
      let { signed } = await checkpoint()
      if (signed !== null && signed.size <= seq) ({ signed } = await checkpoint())
      if (signed === null || signed.size <= seq) return null
      const { size, root, note } = signed
      const hashes = await orNull(treeOf(tiles.readTile, size).inclusion(seq))
      const leaves = await orNull(tiles.readLeaves(seq, 1))
      if (hashes === null || leaves?.[0] === undefined) return null
      return { seq, leaf: leaves[0].toString('utf8'), size, root, hashes, checkpoint: note }
    },
    async digestsAt(size) {
      if (size > (await stored())) return null
      const root = await orNull(treeOf(tiles.readTile, size).root())
      if (root === null) return null
      const last = size === 0 ? null : await orNull(tiles.readTile(0, Math.floor((size - 1) / TILE_WIDTH), ((size - 1) % TILE_WIDTH) + 1))
      return { root, lastLeafHash: last === null ? null : last.subarray(-32) }
    },
    close: () => memory.close(),
  }
}
