import type { RecommendationView, SourceQuoteView } from '../../view/recommendation.ts'
import { close, open, paragraph, type Block } from '../layout/block.ts'
import { plain, type Run } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { foreign, localized } from './localized.ts'
import type { Report } from './report.ts'
import { remark } from './section.ts'

const INDENT = 14

/** The words of the source, in its own language, and whom the source addresses. */
export function* quoteBlocks(report: Report, { quotes, sourceAddressees }: RecommendationView): Generator<Block> {
  const { words } = report
  if (quotes.length === 0) yield remark(words.t('report.block.quotes.none'))
  for (const quote of quotes) yield* oneQuote(report, quote)
  const asked = localized(words, sourceAddressees)
  const text = words.t(asked.length > 0 ? 'report.block.asked' : 'report.block.asked.none')
  yield remark([{ text: `${text} ` }, ...asked], 4)
}

function* oneQuote({ words }: Report, { quote, source, locator }: SourceQuoteView): Generator<Block> {
  const origin: Run[] = [...localized(words, source.title)]
  const details = [source.publisher, source.date && words.date(source.date), locator].filter((part) => part)
  if (details.length > 0) origin.push({ text: `. ${details.join(', ')}` })
  yield open('BlockQuote', foreign(words, source.language))
  const quoted = words.t('report.quoted', { text: quote })
  yield paragraph(plain(quoted), STYLES.quote, { indent: INDENT, after: 0, bar: 'accent' })
  yield close
  yield paragraph(origin, STYLES.small, { indent: INDENT, after: 8, bar: 'accent' })
}
