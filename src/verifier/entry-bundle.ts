/** What a 16-bit length can say: no leaf may be longer. */
export const LONGEST_LEAF = 65_535

/** Leaves as a tlog-tiles entry bundle: each after its length as a big-endian uint16. Throws when one is too long. */
export function writeBundle(leaves: readonly Buffer[]): Buffer {
  return Buffer.concat(
    leaves.flatMap((leaf) => {
      const length = Buffer.alloc(2)
      length.writeUInt16BE(leaf.length)
      return [length, leaf]
    }),
  )
}

/** The leaves of a bundle. Null when lengths and bytes do not fit together. */
export function readBundle(bundle: Buffer): Buffer[] | null {
  const leaves: Buffer[] = []
  for (let at = 0; at < bundle.length;) {
    if (at + 2 > bundle.length) return null
    const end = at + 2 + bundle.readUInt16BE(at)
    if (end > bundle.length) return null
    leaves.push(bundle.subarray(at + 2, end))
    at = end
  }
  return leaves
}
