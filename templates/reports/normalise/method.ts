import { STATUSES } from '../../view/scales.ts'
import { MEASURE } from '../document/sheet.ts'
import { close, open, paragraph, type Block } from '../layout/block.ts'
import { plain } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { missingSigns } from './missing-signs.ts'
import type { Report } from './report.ts'
import { section, sentence, subsection } from './section.ts'
import { standardBlocks } from './standards.ts'
import { statusPhrase } from './status-phrase.ts'

const RULES = ['1', '2', '3', '4', '5', '6', '7'] as const
const BRIEF_RULES = ['1', '2', '5', '7'] as const
const LIMITS = ['1', '2', '3', '4', '5'] as const

/** How statuses come about, the definition of each, and what this report cannot say; the brief one keeps to the core. */
export function methodBlocks(report: Report): Generator<Block> {
  return section('method', report.words.t('report.method'), content(report), { room: 220 })
}

function* content(report: Report): Generator<Block> {
  const { words, brief } = report
  for (const rule of brief ? BRIEF_RULES : RULES) yield sentence(words.t(`report.method.${rule}`), 7)
  yield* subsection('scale', words.t('report.method.statuses'), 90)
  yield {
    kind: 'table',
    table: {
      caption: words.t('report.method.statuses.caption'),
      columns: [
        { head: plain(words.t('report.figures.status')), width: 130 },
        { head: plain(words.t('report.figures.definition')), width: MEASURE - 130 },
      ],
      rowHeads: 1,
      rows: STATUSES.map((status) => ({ cells: [statusPhrase(words, status), plain(words.t(`terms.status.${status}.definition`))] })),
    },
    after: 12,
  }
  if (!brief) yield* standardBlocks(report)
  yield* limitBlocks(report)
}

function* limitBlocks({ snapshot, words, missing }: Report): Generator<Block> {
  const lacking = missingSigns(snapshot, missing)
  yield* subsection('limits', words.t('report.limits'), 60)
  yield open('L')
  const texts = [
    ...LIMITS.map((limit) => words.t(`report.limits.${limit}`)),
    ...(lacking > 0 ? [words.t('report.limits.characters', { n: lacking })] : []),
  ]
  for (const text of texts) {
    yield open('LI')
    yield paragraph(plain(text), STYLES.body, {
      role: 'LBody',
      indent: 14,
      after: 5,
      label: { runs: [{ text: '•', color: 'accent' }], indent: 0 },
    })
    yield close
  }
  yield close
}
