import { emptyRoot, nodeHash } from './merkle.ts'

/** A tree that only grows, kept as the roots of its complete subtrees from left to right: a few hashes, whatever its size. */
export interface Frontier {
  size: number
  readonly roots: Buffer[]
}

export function newFrontier(): Frontier {
  return { size: 0, roots: [] }
}

/** Appends the hash of one leaf. */
export function growFrontier(frontier: Frontier, hash: Buffer): void {
  let grown = hash
  for (let size = frontier.size; size % 2 === 1; size = (size - 1) / 2) grown = nodeHash(frontier.roots.pop() as Buffer, grown)
  frontier.roots.push(grown)
  frontier.size += 1
}

/** Root of the tree as it is now. */
export function frontierRoot(frontier: Frontier): Buffer {
  return frontier.roots.reduceRight<Buffer | null>((right, left) => (right === null ? left : nodeHash(left, right)), null) ?? emptyRoot()
}
