import type { Block } from '../layout/block.ts'

/** A thin rule between entries, with room for the beginning of the next. */
export function* separator(): Generator<Block> {
  yield { kind: 'need', height: 70 }
  yield { kind: 'rule', color: 'rule', weight: 0.5, after: 6 }
}
