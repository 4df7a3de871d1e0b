import { paragraph, type Block } from '../layout/block.ts'
import { plain } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'

/** A small heading inside a recommendation's block, kept with the first points of what follows. */
export function* subheading(title: string, keep = 50): Generator<Block> {
  yield { kind: 'space', height: 10 }
  yield paragraph(plain(title), STYLES.subheading, { role: 'H5', after: 3, keep })
}
