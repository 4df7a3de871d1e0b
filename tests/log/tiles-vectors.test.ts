import { describe, expect, it } from 'vitest'
import { readBundle, writeBundle } from '../../src/verifier/entry-bundle.ts'
import { frontierRoot, growFrontier, newFrontier } from '../../src/verifier/frontier.ts'
import { foldHashes, leafHash } from '../../src/verifier/merkle.ts'
import { provesConsistency, rootOfInclusion } from '../../src/verifier/proofs.ts'
import { parseTilePath, tilePath, TILE_WIDTH, tileWidth } from '../../src/verifier/tile-path.ts'
import { treeOf } from '../../src/verifier/tree.ts'
import vectors from './vectors.json' with { type: 'json' }

/** Made by golang.org/x/mod/sumdb (note, tlog) and filippo.io/torchwood over the leaves `leaf 0`, `leaf 1`, …; see docs/log.md. */
const roots: Readonly<Record<string, string>> = vectors.roots
const LARGEST = 70_000
const leaves = Array.from({ length: LARGEST }, (_, index) => leafHash(`leaf ${index}`))

/** The tiles of the test's leaves, each level from the one below. */
function readTile(level: number, index: number, width: number): Promise<Buffer> {
  const hashAt = (of: number, place: number): Buffer =>
    of === 0
      ? (leaves[place] as Buffer)
      : foldHashes(Array.from({ length: TILE_WIDTH }, (_, below) => hashAt(of - 1, place * TILE_WIDTH + below)))
  return Promise.resolve(Buffer.concat(Array.from({ length: width }, (_, place) => hashAt(level, index * TILE_WIDTH + place))))
}
const bytes = (hashes: readonly string[]) => hashes.map((hash) => Buffer.from(hash, 'base64'))
const base64 = (hashes: readonly Buffer[]) => hashes.map((hash) => hash.toString('base64'))
const head = (size: number) => ({ size, root: Buffer.from(roots[size] ?? '', 'base64') })

describe('against the Go reference', () => {
  it('has the same roots, grown leaf by leaf', () => {
    const frontier = newFrontier()
    for (const leaf of leaves) {
      growFrontier(frontier, leaf)
      const expected = roots[frontier.size]
      if (expected !== undefined) expect([frontier.size, frontierRoot(frontier).toString('base64')]).toEqual([frontier.size, expected])
    }
    expect(
      Object.keys(roots)
        .map(Number)
        .every((size) => size <= frontier.size),
    ).toBe(true)
  })

  it('has the same roots, computed from tiles', async () => {
    for (const [size, root] of Object.entries(roots)) expect((await treeOf(readTile, Number(size)).root()).toString('base64')).toBe(root)
  })

  it.each(vectors.inclusion)('makes and accepts the inclusion proof of $index in $size', async ({ size, index, hashes }) => {
    expect(base64(await treeOf(readTile, size).inclusion(index))).toEqual(hashes)
    const leaf = leaves[index] as Buffer
    expect(rootOfInclusion(leaf, index, size, bytes(hashes))).toEqual(
      Buffer.from(roots[size] ?? (await treeOf(readTile, size).root()).toString('base64'), 'base64'),
    )
    expect(rootOfInclusion(leaf, index, size, [...bytes(hashes), leaf])).toBeNull()
    if (size > 1) expect(rootOfInclusion(leaves[(index + 1) % size] as Buffer, index, size, bytes(hashes))).not.toEqual(head(size).root)
  })

  it.each(vectors.consistency)('makes and accepts the consistency proof from $older to $size', async ({ size, older, hashes }) => {
    expect(base64(await treeOf(readTile, size).consistency(older))).toEqual(hashes)
    const oldHead = { size: older, root: await treeOf(readTile, older).root() }
    expect(provesConsistency(oldHead, head(size), bytes(hashes))).toBe(true)
    expect(provesConsistency({ ...oldHead, root: leaves[0] as Buffer }, { ...head(size), root: leaves[1] as Buffer }, bytes(hashes))).toBe(
      false,
    )
    expect(provesConsistency(oldHead, { ...head(size), root: leaves[1] as Buffer }, bytes(hashes))).toBe(false)
    expect(provesConsistency(oldHead, head(size), bytes(hashes).slice(1))).toBe(false)
    expect(provesConsistency(head(size), oldHead, bytes(hashes))).toBe(false)
  })

  it.each(vectors.paths)('writes and reads the tile path $path', ({ level, index, width, path }) => {
    const address = { level: level < 0 ? ('entries' as const) : level, index, width }
    expect(`tile/${tilePath(address)}`).toBe(path)
    expect(parseTilePath(tilePath(address))).toEqual(address)
  })

  it('writes the same entry bundle and reads it back', () => {
    const entries = ['leaf 0', 'leaf 1', 'leaf 2'].map((text) => Buffer.from(text))
    expect(writeBundle(entries).toString('hex')).toBe(vectors.bundle)
    expect(readBundle(Buffer.from(vectors.bundle, 'hex'))).toEqual(entries)
  })
})

describe('every proof between small trees', () => {
  it('holds, and no other', async () => {
    const heads = await Promise.all(Array.from({ length: 40 }, async (_, size) => ({ size, root: await treeOf(readTile, size).root() })))
    for (const newer of heads) {
      for (const older of heads.slice(0, newer.size + 1)) {
        const proof = await treeOf(readTile, newer.size).consistency(older.size)
        expect([older.size, newer.size, provesConsistency(older, newer, proof)]).toEqual([older.size, newer.size, true])
        if (older.size > 0) expect(provesConsistency({ ...older, root: leaves[99] as Buffer }, newer, proof)).toBe(false)
      }
      for (let index = 0; index < newer.size; index += 1) {
        const proof = await treeOf(readTile, newer.size).inclusion(index)
        expect(rootOfInclusion(leaves[index] as Buffer, index, newer.size, proof)).toEqual(newer.root)
      }
    }
  })
})

describe('a tile path', () => {
  it.each([
    '0/1',
    '0/0001',
    '00/001',
    '64/000',
    '0/x000/001',
    '0/000.p/0',
    '0/000.p/256',
    '0/000.p/01',
    '0/000/',
    '-1/000',
    'data/000',
    '0/x001',
    '',
    '0/001/002',
    '0/000.p/',
  ])('%s is none', (path) => expect(parseTilePath(path)).toBeNull())

  it('is as wide as its tree lets it be', () => {
    expect([0, 272, 273, 274].map((index) => tileWidth(0, index, 70_000))).toEqual([256, 256, 112, 0])
    expect([0, 1, 2].map((index) => tileWidth(1, index, 70_000))).toEqual([256, 17, 0])
    expect([tileWidth(2, 0, 70_000), tileWidth(1, 0, 256), tileWidth(1, 0, 255), tileWidth('entries', 0, 255)]).toEqual([1, 1, 0, 255])
  })
})

it('refuses bundles that do not add up', () => {
  expect(readBundle(Buffer.of(0))).toBeNull()
  expect(readBundle(Buffer.of(0, 5, 1))).toBeNull()
  expect(() => writeBundle([Buffer.alloc(65_536)])).toThrow()
  expect(readBundle(writeBundle([Buffer.alloc(65_535), Buffer.alloc(0)]))?.map((leaf) => leaf.length)).toEqual([65_535, 0])
})
