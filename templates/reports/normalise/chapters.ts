import { statusBarChart } from '../../charts/status-bar.chart.ts'
import { describeCounts } from '../../charts/describe-counts.ts'
import { MEASURE } from '../document/sheet.ts'
import { close, figure, open, paragraph, type Block } from '../layout/block.ts'
import { STYLES } from '../text/styles.ts'
import { countAdvanced, scoped } from './finding.ts'
import { localized, plainText } from './localized.ts'
import { recommendationBlocks } from './recommendation.ts'
import { registerTable } from './register.ts'
import type { Report } from './report.ts'
import { remark, section, sentence } from './section.ts'
import { statusKey } from './status-key.ts'
import { themePlace, themesOf, type ThemeGroup } from './themes.ts'

const TITLE = { face: 'headline', size: 18, leading: 23, color: 'ink' } as const

/** A chapter for every theme: how it stands, its table, and the block of each of its recommendations. */
export function chapterBlocks(report: Report): Generator<Block> {
  const { snapshot, words } = report
  const filled = snapshot.recommendations.length > 0
  return section('recommendations', words.t('report.recommendations'), content(report), { newPage: filled })
}

function* content(report: Report): Generator<Block> {
  const { snapshot, words } = report
  const themes = themesOf(snapshot)
  if (themes.length === 0) {
    yield sentence(words.t(`report.recommendations.none${scoped(snapshot)}`))
    return
  }
  yield sentence(words.t('report.recommendations.intro', { themes: themes.length }), 4)
  for (const [index, group] of themes.entries()) {
    if (index > 0) yield { kind: 'page' }
    yield open('Sect')
    yield* openingBlocks(report, group, words.t('report.theme.number', { index: index + 1, of: themes.length }))
    for (const item of group.recommendations) yield* recommendationBlocks(report, item)
    yield close
  }
}

function* openingBlocks(report: Report, { theme, recommendations, counts }: ThemeGroup, number: string): Generator<Block> {
  const { words } = report
  const name = plainText(words, theme.name)
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  yield { kind: 'space', height: 16 }
  yield { kind: 'rule', color: 'accent', weight: 2, after: 8 }
  yield remark([{ text: number, face: 'strong', color: 'accent' }], 1)
  const bookmark = { title: name, level: 1 } as const
  yield paragraph(localized(words, theme.name), TITLE, { role: 'H3', after: 6, keep: 120, place: themePlace(theme), bookmark })
  const figures = {
    recommendations: recommendations.length,
    total,
    assessed: counts.reduce((sum, { status, count }) => (status === 'not_assessed' ? sum : sum + count), 0),
    advanced: countAdvanced(counts),
    implemented: counts.find(({ status }) => status === 'implemented')?.count ?? 0,
  }
  yield paragraph([{ text: words.t('report.theme.intro', figures) }], STYLES.lead, { after: 10 })
  if (total > 0) {
    const alternative = words.t('report.theme.bar.alternative', { theme: name, counts: describeCounts(counts, words) })
    yield figure({ ...statusBarChart(counts, words, MEASURE), alternative }, { after: 6 })
    yield remark(statusKey(words), 10)
  }
  yield { kind: 'table', table: registerTable(report, recommendations, words.t('report.theme.caption', { theme: name })), after: 12 }
}
