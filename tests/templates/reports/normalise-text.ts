import { words } from '../../../templates/i18n/index.ts'
import type { Block } from '../../../templates/reports/layout/block.ts'
import { normalise } from '../../../templates/reports/normalise/normalise.ts'
import type { Run, Target } from '../../../templates/reports/text/run.ts'
import type { ReportSnapshot } from '../../../templates/view/edition.ts'

export const blocksOf = (snapshot: ReportSnapshot, language: string): readonly Block[] => [...normalise(snapshot, words(language))]

export const runsText = (runs: readonly Run[]): string => runs.map((run) => ('text' in run ? run.text : '')).join('')

/** Every run of a block, in reading order; of tables with their heads. */
export function runsOf(block: Block): readonly Run[] {
  if (block.kind === 'paragraph') return [...(block.label?.runs ?? []), ...block.runs]
  if (block.kind === 'columns')
    return block.columns.flatMap(({ content }) => content.flatMap((item) => (item.kind === 'paragraph' ? item.runs : [])))
  if (block.kind !== 'table') return []
  const { columns, rows } = block.table
  return [...columns.flatMap(({ head }) => head), ...[...rows].flatMap(({ cells }) => cells.flat())]
}

/** What a block says: text, captions, alternative texts and titles, cells and paragraphs on lines of their own. */
function blockText(block: Block): string {
  if (block.kind === 'figure') return block.scene.alternative
  if (block.kind === 'contents') return block.entries.map(({ title }) => title).join('\n')
  if (block.kind === 'table') {
    const { caption, columns, rows } = block.table
    return [caption, ...columns.map(({ head }) => runsText(head)), ...[...rows].flatMap(({ cells }) => cells.map(runsText))].join('\n')
  }
  if (block.kind === 'columns') {
    const items = block.columns.flatMap(({ content }) => content)
    return items.map((item) => (item.kind === 'paragraph' ? runsText(item.runs) : item.scene.alternative)).join('\n')
  }
  return block.kind === 'paragraph' ? `${block.label ? `${runsText(block.label.runs)} ` : ''}${runsText(block.runs)}` : ''
}

export const textOf = (blocks: readonly Block[]): string =>
  blocks
    .map(blockText)
    .filter((text) => text !== '')
    .join('\n')

/** What the report says between one place and the next of its sections. */
export function sectionText(blocks: readonly Block[], place: string): string {
  const starts = blocks.flatMap((block, index) =>
    block.kind === 'paragraph' && block.role === 'H2' ? [{ index, place: block.place }] : [],
  )
  const found = starts.findIndex((start) => start.place === place)
  if (found === -1) throw new Error(`the report has no section ${place}`)
  return textOf(blocks.slice(starts[found]!.index, starts[found + 1]?.index))
}

export function linksOf(blocks: readonly Block[]): readonly Target[] {
  return blocks.flatMap((block) => runsOf(block).flatMap((run) => ('text' in run && run.link ? [run.link] : [])))
}
