import { statusByThemeChart } from '../../charts/status-by-theme.chart.ts'
import { MEASURE } from '../document/sheet.ts'
import { figure, type Block } from '../layout/block.ts'
import { plain } from '../text/run.ts'
import { countsTable } from './counts-table.ts'
import { countAdvanced } from './finding.ts'
import { localized } from './localized.ts'
import type { Report } from './report.ts'
import { scenesThatFit } from './scenes-that-fit.ts'
import { remark, sentence, subsection } from './section.ts'
import { statusKey } from './status-key.ts'

/** Status by theme: a sentence that says what the picture shows, the picture, its key, and the numbers; then by country. */
export function* themeStatusBlocks({ snapshot, words, measure }: Report): Generator<Block> {
  const { byTheme, byCountry } = snapshot.figures
  const advanced = byTheme.filter(({ counts }) => countAdvanced(counts) > 0).length
  const unassessed = byTheme.filter(({ counts }) => counts.every(({ status, count }) => status === 'not_assessed' || count === 0)).length
  yield* subsection('by-theme', words.t('report.by_theme'), 120)
  const scenes = scenesThatFit(byTheme, (part) => statusByThemeChart(part, words, MEASURE, measure))
  yield sentence(`${words.t('report.chart.headline', { advanced, themes: byTheme.length, unassessed })}.`, 10, scenes[0]?.height)
  for (const scene of scenes) yield figure(scene)
  yield remark(statusKey(words), 2)
  yield remark(words.t('report.chart.key'), 12)
  const themes = byTheme.map(({ theme, counts }) => ({ name: localized(words, theme.name), counts }))
  const themeTexts = { caption: words.t('report.chart.caption'), head: words.t('report.chart.theme') }
  yield { kind: 'table', table: countsTable(words, themeTexts, themes, measure), after: 14 }
  if (byCountry.length === 0) return
  const countries = byCountry.map(({ country, counts }) => ({ name: plain(words.t(`terms.country.${country}`)), counts }))
  const countryTexts = { caption: words.t('report.chart.country.caption'), head: words.t('report.chart.country') }
  yield { kind: 'table', table: countsTable(words, countryTexts, countries, measure), after: 12 }
}
