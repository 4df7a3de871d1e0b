import { COLORS } from '../../charts/tokens.ts'
import type { RecommendationView, SourceQuoteView } from '../../view/recommendation.ts'
import { PAGE, type Sheet } from '../document/sheet.ts'
import { artifact, inTag } from '../document/tags.ts'
import { flow } from '../text/flow.ts'
import { plain, type Run } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { foreign, localized } from './localized.ts'

const INDENT = 14
const ORIGIN_GAP = 2

/** The words of the source, in its own language, and whom the source addresses. */
export function drawQuotes(sheet: Sheet, { quotes, sourceAddressees }: RecommendationView): void {
  const { words } = sheet
  if (quotes.length === 0) flow(sheet, plain(words.t('report.block.quotes.none')), STYLES.small)
  for (const quote of quotes) drawQuote(sheet, quote)
  const asked = localized(words, sourceAddressees)
  const text = words.t(asked.length > 0 ? 'report.block.asked' : 'report.block.asked.none')
  flow(sheet, [{ text: `${text} ` }, ...asked], STYLES.small, { after: 4 })
}

function drawQuote(sheet: Sheet, { quote, source, locator }: SourceQuoteView): void {
  const { words } = sheet
  const tag = foreign(words, source.language)
  const marked = words.language === 'es' ? `«${quote}»` : `“${quote}”`
  const origin: Run[] = [...localized(words, source.title)]
  const details = [source.publisher, source.date && words.date(source.date), locator].filter((part) => part)
  if (details.length > 0) origin.push({ text: `. ${details.join(', ')}` })
  const beside = (top: number, bottom: number) =>
    artifact(sheet, 'Layout', () => sheet.doc.rect(PAGE.left, top - ORIGIN_GAP, 2, bottom - top + ORIGIN_GAP).fill(COLORS.accent))
  inTag(sheet, 'BlockQuote', {}, () => {
    flow(sheet, plain(marked), STYLES.quote, { indent: INDENT, after: 0, beside, ...(tag.language && { lang: tag.language }) })
    sheet.y += ORIGIN_GAP
    flow(sheet, origin, STYLES.small, { indent: INDENT, after: 8, beside })
  })
}
