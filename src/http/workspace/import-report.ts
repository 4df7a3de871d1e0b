import { stringify } from 'csv-stringify/sync'
import type { Words } from '../../../templates/i18n/index.ts'
import { saidSentence } from '../../../templates/pages/parts/import-words.ts'
import { escapeFormula } from '../../datasets/index.ts'
import type { ReportRow } from '../../imports/index.ts'

const COLUMNS = ['row', 'outcome', 'kind', 'label', 'id', 'undone', 'found']

/** The report of a batch as CSV (UTF-8 with a byte order mark), page by page. What was found is in the language of `words`. */
export async function* reportCsv(pages: AsyncIterable<readonly ReportRow[]>, words: Words): AsyncGenerator<string> {
  yield `\uFEFF${COLUMNS.join(',')}\r\n`
  for await (const rows of pages) {
    yield stringify(
      rows.map((row) => cells(row, words).map((cell) => (typeof cell === 'string' ? escapeFormula(cell) : cell))),
      { record_delimiter: 'windows' },
    )
  }
}

/** The same as one JSON array, each problem with its key, so that a program can group them. */
export async function* reportJson(pages: AsyncIterable<readonly ReportRow[]>, words: Words): AsyncGenerator<string> {
  let first = true
  yield '['
  for await (const rows of pages) {
    for (const row of rows) {
      const problems = row.problems.map((problem) => ({ ...problem, said: saidSentence({ words }, problem) }))
      yield `${first ? '' : ','}\n${JSON.stringify({ ...row, problems })}`
      first = false
    }
  }
  yield '\n]\n'
}

function cells(row: ReportRow, words: Words): readonly (string | number)[] {
  const undone = row.undo === null ? '' : row.undo === 'done' ? words.t('imports.undo.done') : sentence(row, words)
  const found = row.problems.map((problem) => `${problem.column === null ? '' : `${problem.column}: `}${saidSentence({ words }, problem)}`)
  return [
    row.row === 0 ? '' : row.row,
    row.outcome === null ? '' : words.t(`imports.result.${row.outcome}`),
    row.subjectKind ?? '',
    row.label ?? '',
    row.subjectId ?? '',
    undone,
    found.join('\n'),
  ]
}

function sentence(row: ReportRow, words: Words): string {
  return row.undoFault === null ? words.t('imports.undo.kept') : saidSentence({ words }, row.undoFault)
}
