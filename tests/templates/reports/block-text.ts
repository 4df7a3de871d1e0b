import type { Block, ParagraphBlock } from '../../../templates/reports/layout/block.ts'
import { cleanText } from '../../../templates/reports/text/clean-text.ts'
import { isMark, type Run } from '../../../templates/reports/text/run.ts'
import type { ElementText } from './structure-text.ts'

/**
 * What the report says before it is laid out: the text of each block in the order in which it is to be read. `pageOf` gives the page
 * that a named place fell on, in words.
 */
export function* blockText(blocks: Iterable<Block>, pageOf: (place: string) => string): Generator<ElementText> {
  const text = (runs: readonly Run[]) =>
    runs.map((run) => (isMark(run) ? '' : run.pageOf === undefined ? cleanText(run.text) : pageOf(run.pageOf))).join('')
  const paragraph = ({ role, runs, label }: ParagraphBlock): ElementText[] => [
    ...(label ? [{ role: 'Lbl', text: text(label.runs) }] : []),
    { role, text: text(runs) },
  ]
  for (const block of blocks) {
    if (block.kind === 'paragraph') yield* paragraph(block)
    else if (block.kind === 'figure') yield { role: 'Figure', text: block.scene.alternative }
    else if (block.kind === 'contents') {
      for (const { title, place } of block.entries) yield { role: 'TOCI', text: `${cleanText(title)} ${pageOf(place)}` }
    } else if (block.kind === 'columns') {
      for (const { content } of block.columns) {
        for (const one of content) yield* one.kind === 'paragraph' ? paragraph(one) : [{ role: 'Figure', text: one.scene.alternative }]
      }
    } else if (block.kind === 'table') {
      yield { role: 'Caption', text: cleanText(block.table.caption) }
      for (const { head } of block.table.columns) yield { role: 'TH', text: text(head) }
      for (const { cells } of block.table.rows) {
        for (const [index, cell] of cells.entries()) {
          yield { role: cells.length === 1 || index < block.table.rowHeads ? 'TH' : 'TD', text: text(cell) }
        }
      }
    }
  }
}
