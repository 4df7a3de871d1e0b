import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { growFrontier, newFrontier, frontierRoot } from '../../src/verifier/frontier.ts'
import { treeOf } from '../../src/verifier/index.ts'
import { leafHash } from '../../src/verifier/merkle.ts'
import { provesConsistency, rootOfInclusion } from '../../src/verifier/proofs.ts'

/** So many that the tree has tiles of a third level. */
const MOST = 66_000
const leaves = Array.from({ length: MOST }, (_, index) => leafHash(`leaf ${index}`))

/** The definitions of RFC 6962 section 2.1, word by word, over leaves `low` to `high`. */
const known = new Map<string, Buffer>()
function plainRoot(low: number, high: number): Buffer {
  if (high === low) return createHash('sha256').digest()
  if (high - low === 1) return leaves[low] as Buffer
  const key = `${low} ${high}`
  const found = known.get(key)
  if (found) return found
  const middle = low + largestPowerBelow(high - low)
  const root = createHash('sha256')
    .update(Buffer.concat([Buffer.of(1), plainRoot(low, middle), plainRoot(middle, high)]))
    .digest()
  known.set(key, root)
  return root
}

function plainPath(index: number, low: number, high: number): Buffer[] {
  if (high - low === 1) return []
  const k = largestPowerBelow(high - low)
  return index < k
    ? [...plainPath(index, low, low + k), plainRoot(low + k, high)]
    : [...plainPath(index - k, low + k, high), plainRoot(low, low + k)]
}

function plainSubproof(older: number, low: number, high: number, complete: boolean): Buffer[] {
  if (older === high - low) return complete ? [] : [plainRoot(low, high)]
  const k = largestPowerBelow(high - low)
  return older <= k
    ? [...plainSubproof(older, low, low + k, complete), plainRoot(low + k, high)]
    : [...plainSubproof(older - k, low + k, high, false), plainRoot(low, low + k)]
}

function largestPowerBelow(count: number): number {
  return 2 ** Math.ceil(Math.log2(count) - 1)
}

/** Tiles straight from their definition: hash `n` of level `l` is the root of 256^l leaves. */
const tileOf = async (level: number, index: number, width: number) => {
  const unit = 256 ** level
  const first = index * 256
  return Buffer.concat(Array.from({ length: width }, (_, place) => plainRoot((first + place) * unit, (first + place + 1) * unit)))
}
const treeAt = (size: number) => treeOf(tileOf, size)
const hex = (hashes: readonly Buffer[]) => hashes.map((hash) => hash.toString('hex'))

const size = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 700 }) },
  { weight: 1, arbitrary: fc.integer({ min: 65_500, max: MOST }) },
  { weight: 1, arbitrary: fc.constantFrom(1, 2, 255, 256, 257, 511, 512, 513, 65_535, 65_536, 65_537) },
)
/** A tree, and a number from 0 to its size. */
const within = (least: 0 | 1, beyond: 0 | 1) =>
  size.chain((all) => fc.tuple(fc.constant(all), fc.integer({ min: least, max: all - 1 + beyond })))

describe('proofs of the log, against the definitions of RFC 6962', () => {
  it('the root from tiles, and from leaves one by one, is the one that the definition gives', async () => {
    await fc.assert(
      fc.asyncProperty(size, async (all) => {
        expect(await treeAt(all).root()).toEqual(plainRoot(0, all))
      }),
    )
    const frontier = newFrontier()
    expect(frontierRoot(frontier)).toEqual(plainRoot(0, 0))
    for (let count = 1; count <= 1_100; count += 1) {
      growFrontier(frontier, leaves[count - 1] as Buffer)
      expect(frontierRoot(frontier)).toEqual(plainRoot(0, count))
    }
  })

  it('an inclusion proof is the path of the definition, leads to the root, and no other leaf, place or size does', async () => {
    await fc.assert(
      fc.asyncProperty(within(0, 0), fc.nat(), async ([all, index], other) => {
        const path = await treeAt(all).inclusion(index)
        expect(hex(path)).toEqual(hex(plainPath(index, 0, all)))
        const leaf = leaves[index] as Buffer
        const root = plainRoot(0, all)
        expect(rootOfInclusion(leaf, index, all, path)).toEqual(root)
        const elsewhere = other % (all + 2)
        if (elsewhere !== index) {
          expect(rootOfInclusion(leaf, elsewhere, all, path)).not.toEqual(root)
          expect(rootOfInclusion(leaves[elsewhere] as Buffer, index, all, path)).not.toEqual(root)
        }
        expect(rootOfInclusion(leaf, index, all, [...path, leaf])).not.toEqual(root)
        if (path.length > 0) expect(rootOfInclusion(leaf, index, all, path.slice(1))).not.toEqual(root)
        for (const [place, hash] of path.entries())
          expect(rootOfInclusion(leaf, index, all, path.with(place, flipped(hash, other)))).not.toEqual(root)
      }),
    )
  })

  it('a consistency proof is that of the definition, holds, and proves nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(within(1, 1), fc.nat(), async ([all, older], other) => {
        const proof = await treeAt(all).consistency(older)
        expect(hex(proof)).toEqual(hex(plainSubproof(older, 0, all, true)))
        const [before, now] = [
          { size: older, root: plainRoot(0, older) },
          { size: all, root: plainRoot(0, all) },
        ]
        expect(provesConsistency(before, now, proof)).toBe(true)
        expect(provesConsistency({ ...before, root: flipped(before.root, other) }, now, proof)).toBe(false)
        expect(provesConsistency(before, { ...now, root: flipped(now.root, other) }, proof)).toBe(false)
        expect(provesConsistency(before, now, [...proof, now.root])).toBe(false)
        if (older < all) expect(provesConsistency(now, before, proof)).toBe(false)
        for (const [place, hash] of proof.entries())
          expect(provesConsistency(before, now, proof.with(place, flipped(hash, other)))).toBe(false)
      }),
    )
  })
})

/** The same hash with one bit the other way. */
function flipped(hash: Buffer, bit: number): Buffer {
  const changed = Buffer.from(hash)
  const at = bit % (hash.length * 8)
  changed[at >> 3] = (changed[at >> 3] ?? 0) ^ (1 << (at & 7))
  return changed
}
