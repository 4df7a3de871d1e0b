import { emptyRoot, foldHashes, nodeHash, powerBelow, splitHashes } from './merkle.ts'
import { TILE_WIDTH, tileWidth } from './tile-path.ts'

/** Where tiles come from: the first `width` hashes of a tile, concatenated. Rejects when it does not have them. */
export type ReadTile = (level: number, index: number, width: number) => Promise<Buffer>

export interface Tree {
  root(): Promise<Buffer>
  /** RFC 6962 section 2.1.1: from the leaf's sibling up to the root's child. */
  inclusion(index: number): Promise<Buffer[]>
  /** RFC 6962 section 2.1.2: from the tree of the first `older` leaves to this one. */
  consistency(older: number): Promise<Buffer[]>
}

/** The tree of the first `size` leaves, computed from tiles; each tile is read once at most. */
export function treeOf(readTile: ReadTile, size: number): Tree {
  const tiles = new Map<string, Promise<Buffer>>()
  const tileOf = (level: number, index: number) => {
    const key = `${level}/${index}`
    const known = tiles.get(key) ?? readTile(level, index, tileWidth(level, index, size))
    tiles.set(key, known)
    return known
  }
  const complete = async (low: number, count: number) => {
    let level = 0
    let unit = 1
    while (unit * TILE_WIDTH <= count) {
      unit *= TILE_WIDTH
      level += 1
    }
    const first = low / unit
    const start = first % TILE_WIDTH
    const hashes = splitHashes(await tileOf(level, Math.floor(first / TILE_WIDTH)))
    return foldHashes(hashes.slice(start, start + count / unit))
  }
  const range = async (low: number, high: number): Promise<Buffer> => {
    const left = powerBelow(high - low)
    if (high - low === 1 || left * 2 === high - low) return complete(low, high - low)
    return nodeHash(await range(low, low + left), await range(low + left, high))
  }
  const path = async (index: number, low: number, high: number): Promise<Buffer[]> => {
    if (high - low === 1) return []
    const middle = low + powerBelow(high - low)
    if (index < middle) return [...(await path(index, low, middle)), await range(middle, high)]
    return [...(await path(index, middle, high)), await range(low, middle)]
  }
  const between = async (older: number, low: number, high: number, whole: boolean): Promise<Buffer[]> => {
    if (older === high) return whole ? [] : [await range(low, high)]
    const middle = low + powerBelow(high - low)
    if (older <= middle) return [...(await between(older, low, middle, whole)), await range(middle, high)]
    return [...(await between(older, middle, high, false)), await range(low, middle)]
  }
  return {
    root: async () => (size === 0 ? emptyRoot() : range(0, size)),
    inclusion: async (index) => path(index, 0, size),
    consistency: async (older) => (older === 0 || older === size ? [] : between(older, 0, size, true)),
  }
}
