import type { ReportSnapshot } from '../../view/edition.ts'
import { breathe } from '../document/breathe.ts'
import type { Sheet } from '../document/sheet.ts'
import { flow } from '../text/flow.ts'
import { plain } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { drawRecommendation } from './recommendation-block.ts'
import { beginSection } from './section.ts'

/** One block per recommendation, in the order of the snapshot. */
export async function drawRecommendations(sheet: Sheet, { recommendations, edition }: ReportSnapshot): Promise<void> {
  const { words } = sheet
  const bookmark = beginSection(sheet, 'recommendations', words.t('report.recommendations'), { newPage: recommendations.length > 0 })
  if (recommendations.length === 0) flow(sheet, plain(words.t('report.recommendations.none')), STYLES.body)
  for (const [index, item] of recommendations.entries()) {
    await drawRecommendation(sheet, item, edition.timeZone, bookmark)
    await breathe(index)
  }
}
