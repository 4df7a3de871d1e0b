import { editionNumber } from '../../view/edition-number.ts'
import { statusBarChart } from '../../charts/status-bar.chart.ts'
import { MEASURE } from '../document/sheet.ts'
import { close, figure, open, paragraph, type Block } from '../layout/block.ts'
import { plain, type Run } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { coverFacts } from './cover-facts.ts'
import { capitalized, editionName, periodName } from './edition-words.ts'
import { finding } from './finding.ts'
import type { Report } from './report.ts'
import { statusKey } from './status-key.ts'

const NAME = { face: 'headline', size: 24, leading: 30, color: 'ink' } as const
const KIND = { face: 'text', size: 12, leading: 17, color: 'soft' } as const
const PERIOD = { face: 'quote', size: 20, leading: 26, color: 'ink' } as const
const FINDING = { face: 'headline', size: 17, leading: 22.5, color: 'ink' } as const

/** The cover: what this is, of when, how the record stood, and on what terms it may be used. */
export function* coverBlocks(report: Report): Generator<Block> {
  const { snapshot, words } = report
  yield { kind: 'page', bare: true, top: 54 }
  yield open('Sect')
  yield paragraph(plain('Vigía'), NAME, { after: 6 })
  yield { kind: 'rule', color: 'ink', weight: 0.8, after: 9 }
  yield paragraph(plain(words.t('report.tagline')), STYLES.small, { width: MEASURE * 0.72, after: 0 })
  yield { kind: 'space', height: 64 }
  yield* titleBlocks(report)
  yield paragraph(plain(finding(snapshot, words)), FINDING, { indent: 16, width: MEASURE * 0.84, after: 0, bar: 'accent' })
  if (snapshot.figures.addressees > 0) {
    yield { kind: 'space', height: 30 }
    yield figure(statusBarChart(snapshot.figures.byStatus, words, MEASURE), { after: 7 })
    yield paragraph(statusKey(words), STYLES.small, { after: 0 })
  }
  yield* coverFacts(report)
  yield close
}

/** Kind and number above, the name in large type, the period beneath where it is not the name itself. */
function* titleBlocks({ snapshot, words }: Report): Generator<Block> {
  const { edition, request } = snapshot
  const period = capitalized(periodName(edition, words), words)
  if (request) {
    const over: Run[] = [{ text: words.t('report.request.kind'), face: 'strong', color: 'accent' }]
    yield paragraph(over, KIND, { after: 6 })
    yield paragraph(plain(words.t('report.request.name')), STYLES.display, { role: 'H1', after: 4 })
    yield paragraph(plain(period), PERIOD, { after: 26 })
    return
  }
  const kind = words.t(`terms.edition.${edition.kind}`)
  const over = words.t('report.cover.edition', { kind, number: editionNumber(edition) })
  const name = editionName(edition, words)
  const named = name !== kind
  yield paragraph(plain(over), KIND, { after: 6 })
  yield paragraph(plain(named ? name : period), STYLES.display, { role: 'H1', after: named ? 4 : 26 })
  if (named) yield paragraph(plain(period), PERIOD, { after: 26 })
}
