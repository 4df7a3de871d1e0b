import type { RecommendationView } from '../../view/recommendation.ts'
import { close, open, paragraph, type Block } from '../layout/block.ts'
import type { Run } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { addresseeBlocks } from './addressees.ts'
import { dayOf } from './edition-words.ts'
import { evidenceBlocks } from './evidence-list.ts'
import { historyBlocks } from './history.ts'
import { indicatorBlocks } from './indicators.ts'
import { localized, plainText } from './localized.ts'
import { positionBlocks } from './positions.ts'
import { quoteBlocks } from './quotes.ts'
import { relationBlocks } from './relations.ts'
import type { Report } from './report.ts'
import { remark } from './section.ts'
import { statusPhrase } from './status-phrase.ts'
import { subheading } from './subheading.ts'

const TITLE = { face: 'headline', size: 16, leading: 20, color: 'ink' } as const

/** Everything the record holds on one recommendation, as one block. */
export function* recommendationBlocks(report: Report, item: RecommendationView): Generator<Block> {
  yield { kind: 'space', height: 22 }
  yield { kind: 'need', height: 200 }
  yield open('Sect')
  yield { kind: 'rule', color: 'ink', weight: 0.8, after: 7 }
  yield* titleBlocks(report, item)
  yield* quoteBlocks(report, item)
  yield* addresseeBlocks(report, item)
  yield* positionBlocks(report, item)
  yield* indicatorBlocks(report, item)
  yield* historyBlocks(report, item)
  yield* bearingBlocks(report, item)
  yield* relationBlocks(report, item)
  yield close
}

function* titleBlocks({ words, zone }: Report, item: RecommendationView): Generator<Block> {
  const { code, title, kind, theme, overall, withdrawn } = item
  const head: Run[] = [{ text: `${code}\u00A0 `, color: 'accent' }, ...localized(words, title)]
  const bookmark = { title: `${code} ${plainText(words, title)}`, level: 2 } as const
  yield paragraph(head, TITLE, { role: 'H4', after: 2, keep: 80, place: code, bookmark })
  yield remark([{ text: `${words.t(`terms.kind.${kind}`)} · ` }, ...localized(words, theme.name)])
  const { status, assessed, total } = overall
  const split = total === 0 ? words.t('report.block.split.none') : words.t('report.block.split', { assessed, total })
  const stands: Run[] = [
    { text: `${words.t('report.block.overall')} ` },
    ...statusPhrase(words, status),
    { text: ` (${split})`, color: 'soft' },
  ]
  yield paragraph(stands, STYLES.body, { after: 6 })
  if (withdrawn) {
    const date = words.date(dayOf(withdrawn.at, zone))
    const notice: Run = { text: `${words.t('report.block.withdrawn', { date })} `, face: 'strong', color: 'accent' }
    yield paragraph([notice, ...localized(words, withdrawn.reason, {}, 'full')], STYLES.body, { after: 8 })
  }
  const statement = localized(words, item.statement, {}, 'full')
  if (statement.length > 0) yield paragraph(statement, STYLES.lead, { after: 8 })
}

/** Evidence that carries no status: what no assessment cites. */
function* bearingBlocks(report: Report, { updates, bearingEvidence }: RecommendationView): Generator<Block> {
  const cited = new Set(updates.flatMap(({ evidence }) => evidence.map(({ id }) => id)))
  const bearing = bearingEvidence.filter(({ id }) => !cited.has(id))
  if (bearing.length === 0) return
  const { words } = report
  yield* subheading(words.t('report.block.bearing'))
  yield remark(words.t('report.block.bearing.intro'), 3)
  yield* evidenceBlocks(report, bearing)
}
