import type { Scene } from '../../charts/scene.ts'
import { statusByThemeChart } from '../../charts/status-by-theme.chart.ts'
import type { Words } from '../../i18n/index.ts'
import type { ReportSnapshot } from '../../view/edition.ts'
import { MEASURE, type Sheet } from '../document/sheet.ts'
import { drawTable } from '../table/draw-table.ts'
import { flow } from '../text/flow.ts'
import { textWidth } from '../text/measure.ts'
import { plain } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { countsTable } from './counts-table.ts'
import { countAdvanced } from './finding.ts'
import { plainText } from './localized.ts'
import { drawFigure } from './figure.ts'
import { beginSection } from './section.ts'
import { statusKey } from './status-key.ts'

/** Bars that fit a page with their headline. */
const MOST = 14

/** Status by theme: a headline that says what the picture shows, the picture, its key, and the numbers as tables. */
export async function drawThemes(sheet: Sheet, { figures }: ReportSnapshot): Promise<void> {
  const { words } = sheet
  const scenes = scenesOf(figures, words)
  beginSection(sheet, 'themes', words.t('report.chart'), { room: 130 + (scenes[0]?.height ?? 0) })
  if (figures.addressees === 0) {
    flow(sheet, plain(words.t('report.chart.empty')), STYLES.body)
    return
  }
  const themes = figures.byTheme.length
  const advanced = figures.byTheme.filter(({ counts }) => countAdvanced(counts) > 0).length
  const unassessed = figures.byTheme.filter(({ counts }) =>
    counts.every(({ status, count }) => status === 'not_assessed' || count === 0),
  ).length
  const headline = `${words.t('report.chart.headline', { advanced, themes, unassessed })}.`
  flow(sheet, plain(headline), STYLES.heading, { role: 'H3', after: 8 })
  for (const scene of scenes) {
    drawFigure(sheet, scene)
    sheet.y += 10
  }
  flow(sheet, statusKey(words), STYLES.small, { after: 2 })
  flow(sheet, plain(words.t('report.chart.key')), STYLES.small, { after: 12 })
  const themeRows = figures.byTheme.map(({ theme, counts }) => [plainText(words, theme.name), counts] as const)
  await drawTable(sheet, countsTable(words, words.t('report.chart.caption'), words.t('report.chart.theme'), themeRows))
}

/** The picture, in parts where there are more themes than a page holds. */
function scenesOf({ byTheme }: ReportSnapshot['figures'], words: Words): Scene[] {
  const parts = Array.from({ length: Math.ceil(byTheme.length / MOST) }, (_, index) => byTheme.slice(index * MOST, (index + 1) * MOST))
  return parts.map((part) => statusByThemeChart(part, words, MEASURE, (text, size) => textWidth('text', size, text)))
}
