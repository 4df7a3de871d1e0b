import { COLORS } from '../../charts/tokens.ts'
import type { RecommendationView } from '../../view/recommendation.ts'
import { drawRule, ensureRoom, space } from '../document/pages.ts'
import { MEASURE, PAGE, type Sheet } from '../document/sheet.ts'
import { artifact, openTag } from '../document/tags.ts'
import { flow } from '../text/flow.ts'
import { plain, type Run } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { drawAddressees } from './addressees.ts'
import { dayOf } from './edition-words.ts'
import { drawEvidence } from './evidence-list.ts'
import { drawHistory } from './history.ts'
import { drawIndicators } from './indicators.ts'
import { localized, plainText } from './localized.ts'
import { addBookmark, addPlace, type Bookmark } from './places.ts'
import { drawQuotes } from './quotes.ts'
import { drawRelations } from './relations.ts'
import { subheading } from './section.ts'
import { statusPhrase } from './status-phrase.ts'

/** Everything the record holds on one recommendation, as one block. */
export async function drawRecommendation(sheet: Sheet, item: RecommendationView, timeZone: string, bookmark: Bookmark): Promise<void> {
  const { words } = sheet
  space(sheet, 22)
  ensureRoom(sheet, 200)
  const outer = sheet.element
  const element = openTag(sheet, outer, 'Sect')
  sheet.element = element
  artifact(sheet, 'Layout', () => drawRule(sheet, PAGE.left, sheet.y, MEASURE, COLORS.ink, 0.8))
  addPlace(sheet, item.code)
  addBookmark(sheet, `${item.code} ${plainText(words, item.title)}`, bookmark)
  sheet.y += 7
  drawTitle(sheet, item)
  if (item.withdrawn) {
    const date = words.date(dayOf(item.withdrawn.at, timeZone))
    const notice: Run = { text: `${words.t('report.block.withdrawn', { date })} `, face: 'strong', color: 'accent' }
    flow(sheet, [notice, ...localized(words, item.withdrawn.reason, {}, 'full')], STYLES.body, { after: 8 })
  }
  drawQuotes(sheet, item)
  await drawAddressees(sheet, item, timeZone)
  await drawIndicators(sheet, item)
  await drawHistory(sheet, item, timeZone)
  const cited = new Set(item.updates.flatMap(({ evidence }) => evidence.map(({ id }) => id)))
  const bearing = item.bearingEvidence.filter(({ id }) => !cited.has(id))
  if (bearing.length > 0) {
    subheading(sheet, words.t('report.block.bearing'))
    flow(sheet, plain(words.t('report.block.bearing.intro')), STYLES.small, { after: 3 })
    await drawEvidence(sheet, bearing, 0, 0)
  }
  drawRelations(sheet, item, timeZone)
  sheet.element = outer
  element.end()
}

function drawTitle(sheet: Sheet, item: RecommendationView): void {
  const { words } = sheet
  const title: Run[] = [{ text: `${item.code}\u00A0 `, color: 'accent' }, ...localized(words, item.title)]
  flow(sheet, title, { ...STYLES.heading, size: 17, leading: 21.5 }, { role: 'H3', after: 2 })
  const theme: Run[] = [{ text: `${words.t(`terms.kind.${item.kind}`)} · ` }, ...localized(words, item.theme.name)]
  flow(sheet, theme, STYLES.small, { after: 6 })
  const { status, assessed, total } = item.overall
  const split = total === 0 ? words.t('report.block.split.none') : words.t('report.block.split', { assessed, total })
  const overall: Run[] = [
    { text: `${words.t('report.block.overall')} ` },
    ...statusPhrase(words, status),
    { text: ` (${split})`, color: 'soft' },
  ]
  flow(sheet, overall, STYLES.body, { after: 6 })
  const statement = localized(words, item.statement, {}, 'full')
  if (statement.length > 0) flow(sheet, statement, STYLES.lead, { after: 8 })
}
