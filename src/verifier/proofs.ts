import { emptyRoot, nodeHash } from './merkle.ts'

/** The root that an inclusion proof leads to from a leaf's hash (RFC 9162 section 2.1.3.2). Null when the proof has the wrong shape. */
export function rootOfInclusion(leaf: Buffer, index: number, size: number, hashes: readonly Buffer[]): Buffer | null {
  if (index < 0 || index >= size) return null
  let at = index
  let last = size - 1
  let root = leaf
  for (const hash of hashes) {
    if (last === 0) return null
    if (at % 2 === 1 || at === last) {
      root = nodeHash(hash, root)
      while (at % 2 === 0 && at !== 0) {
        at /= 2
        last = Math.floor(last / 2)
      }
    } else root = nodeHash(root, hash)
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 ? root : null
}

export interface TreeHead {
  readonly size: number
  readonly root: Buffer
}

/** True when the proof shows that the newer tree begins with the whole older one (RFC 9162 section 2.1.4.2). */
export function provesConsistency(older: TreeHead, newer: TreeHead, hashes: readonly Buffer[]): boolean {
  if (older.size > newer.size) return false
  if (older.size === newer.size) return hashes.length === 0 && older.root.equals(newer.root)
  if (older.size === 0) return hashes.length === 0 && older.root.equals(emptyRoot())
  let at = older.size - 1
  let last = newer.size - 1
  while (at % 2 === 1) {
    at = (at - 1) / 2
    last = Math.floor(last / 2)
  }
  const path = at === 0 ? [older.root, ...hashes] : [...hashes]
  const first = path.shift()
  if (first === undefined) return false
  let oldRoot = first
  let newRoot = first
  for (const hash of path) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      oldRoot = nodeHash(hash, oldRoot)
      newRoot = nodeHash(hash, newRoot)
      while (at % 2 === 0 && at !== 0) {
        at /= 2
        last = Math.floor(last / 2)
      }
    } else newRoot = nodeHash(newRoot, hash)
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && oldRoot.equals(older.root) && newRoot.equals(newer.root)
}
