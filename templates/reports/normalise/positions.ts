import type { AddresseeView } from '../../view/addressee.ts'
import type { RecommendationView } from '../../view/recommendation.ts'
import { close, open, paragraph, type Block } from '../layout/block.ts'
import type { Run } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { evidenceBlocks } from './evidence-list.ts'
import { localized } from './localized.ts'
import type { Report } from './report.ts'
import { subheading } from './subheading.ts'

/** What each institution says of the recommendation, in its own words and with its source; nothing where none said anything. */
export function* positionBlocks(report: Report, { addressees }: RecommendationView): Generator<Block> {
  const stated = addressees.filter(({ position }) => position)
  if (stated.length === 0) return
  yield* subheading(report.words.t('report.block.positions'))
  for (const addressee of stated) yield* onePosition(report, addressee)
}

function* onePosition(report: Report, { institution, position }: AddresseeView): Generator<Block> {
  if (!position) return
  const { words } = report
  const head: Run[] = [
    ...localized(words, institution.name, { face: 'strong' }),
    { text: ` (${words.t(`terms.country.${institution.country}`)}). `, color: 'soft' },
    {
      text: words.t('report.changes.position', {
        position: words.t(`terms.position.${position.position}`),
        date: words.date(position.statedOn),
      }),
    },
    { text: ` ${words.t('report.reply.entry', { seq: position.seq })}`, color: 'soft' },
  ]
  yield open('Div')
  yield paragraph(head, STYLES.body, { after: 2, keep: 16 })
  const statement = localized(words, position.statement, {}, 'full')
  if (statement.length > 0) {
    yield open('BlockQuote')
    yield paragraph(statement, STYLES.body, { indent: 14, after: 4 })
    yield close
  }
  if (position.evidence) yield* evidenceBlocks(report, [position.evidence], 0, 14)
  yield close
}
