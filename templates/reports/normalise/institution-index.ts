import { MEASURE } from '../document/sheet.ts'
import type { Block } from '../layout/block.ts'
import type { Row, Table } from '../table/table.ts'
import { plain, type Run } from '../text/run.ts'
import { codeRun } from './code-run.ts'
import { institutionsOf, type InstitutionGroup } from './institutions.ts'
import { lazyRows } from './lazy-rows.ts'
import { localized } from './localized.ts'
import type { Report } from './report.ts'
import { section, sentence } from './section.ts'
import { statusPhrase } from './status-phrase.ts'

/** Which recommendations each institution is asked, with their status and the page of their block. */
export function indexBlocks(report: Report): Generator<Block> {
  return section('index', report.words.t('report.index'), content(report))
}

function* content(report: Report): Generator<Block> {
  const institutions = institutionsOf(report.snapshot, report.words)
  if (institutions.length === 0) yield sentence(report.words.t('report.index.none'))
  else yield { kind: 'table', table: indexTable(report, institutions), after: 12 }
}

function indexTable(report: Report, institutions: readonly InstitutionGroup[]): Table {
  const { words } = report
  const [code, status, page] = [52, 110, 44]
  return {
    caption: words.t('report.index.caption'),
    columns: [
      { head: plain(words.t('report.register.code')), width: code },
      { head: plain(words.t('report.list.recommendation')), width: MEASURE - code - status - page },
      { head: plain(words.t('report.register.status')), width: status },
      { head: plain(words.t('report.index.page')), width: page, align: 'right' },
    ],
    rowHeads: 1,
    rows: lazyRows(function* () {
      for (const group of institutions) yield* rowsOf(report, group)
    }),
  }
}

function* rowsOf(report: Report, { institution, asked }: InstitutionGroup): Generator<Row> {
  const { words } = report
  const country: Run = { text: ` (${words.t(`terms.country.${institution.country}`)})`, color: 'soft' }
  yield { cells: [[...localized(words, institution.name, { face: 'strong' }), country]] }
  for (const { recommendation, addressee } of asked) {
    const { code, title } = recommendation
    yield {
      cells: [
        [codeRun(report, code)],
        localized(words, title),
        statusPhrase(words, addressee.status),
        [{ text: '', pageOf: code, link: { place: code } }],
      ],
    }
  }
}
