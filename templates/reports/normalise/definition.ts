import { close, open, paragraph, type Block } from '../layout/block.ts'
import { plain, type ParagraphStyle, type Run } from '../text/run.ts'

const LABEL = 118

export type Definition = readonly [label: string, runs: readonly Run[]]

/** Labels with their texts beside them, as a list. */
export function* definitions(entries: readonly Definition[], style: ParagraphStyle, after = 5): Generator<Block> {
  yield open('L')
  for (const [label, runs] of entries) {
    yield open('LI')
    const labelRuns: Run[] = [{ text: label, face: 'strong', color: 'soft' }]
    yield paragraph(runs, style, { role: 'LBody', indent: LABEL, after, label: { runs: labelRuns, indent: 0 } })
    yield close
  }
  yield close
}

/** A definition of plain text. */
export function definition(label: string, text: string): Definition {
  return [label, plain(text)]
}
