import { createHash } from 'node:crypto'

/** Hash of a leaf's bytes (RFC 6962 section 2.1). */
export function leafHash(leaf: Uint8Array | string): Buffer {
  return createHash('sha256').update('\0').update(leaf).digest()
}

/** Hash of an inner node from its two children (RFC 6962 section 2.1). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update('\u0001').update(left).update(right).digest()
}

/** Root of the tree that has no leaf. */
export function emptyRoot(): Buffer {
  return createHash('sha256').digest()
}

/** Root of a complete subtree from its hashes at one height; their number is a power of two. */
export function foldHashes(hashes: readonly Buffer[]): Buffer {
  let row = hashes
  while (row.length > 1) {
    const above: Buffer[] = []
    for (let index = 0; index + 1 < row.length; index += 2) above.push(nodeHash(row[index] as Buffer, row[index + 1] as Buffer))
    row = above
  }
  if (row[0] === undefined) throw new Error('no hashes to fold')
  return row[0]
}

/** Cuts concatenated 32-byte hashes apart. */
export function splitHashes(bytes: Buffer): Buffer[] {
  return Array.from({ length: Math.floor(bytes.length / 32) }, (_, index) => bytes.subarray(index * 32, index * 32 + 32))
}

/** The largest power of two below a number of at least 2. */
export function powerBelow(count: number): number {
  let power = 1
  while (power * 2 < count) power *= 2
  return power
}
