import { statusByThemeChart } from '../../charts/status-by-theme.chart.ts'
import type { Words } from '../../i18n/index.ts'
import { STATUSES, type ReportSnapshot, type StatusCount } from '../../view.ts'
import { drawShapes } from '../document/draw-shapes.ts'
import { ensureRoom } from '../document/pages.ts'
import { MEASURE, PAGE, type Sheet } from '../document/sheet.ts'
import { inTag } from '../document/tags.ts'
import { drawTable } from '../table/draw-table.ts'
import { fitColumns } from '../table/fit-columns.ts'
import type { Table } from '../table/table.ts'
import { flow } from '../text/flow.ts'
import { textWidth } from '../text/measure.ts'
import { plain, type Run } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { countAdvanced } from './finding.ts'
import { plainText } from './localized.ts'
import { beginSection } from './section.ts'
import { statusPhrase } from './status-phrase.ts'

/** Status by theme: a headline that says what the picture shows, the picture, its key, and the numbers as tables. */
export async function drawThemes(sheet: Sheet, { figures }: ReportSnapshot): Promise<void> {
  const { words } = sheet
  beginSection(sheet, 'themes', words.t('report.chart'))
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
  drawChart(sheet, figures.byTheme)
  drawKey(sheet)
  const themeRows = figures.byTheme.map(({ theme, counts }) => [plainText(words, theme.name), counts] as const)
  await drawTable(sheet, countsTable(words, words.t('report.chart.caption'), words.t('report.chart.theme'), themeRows))
  const countryRows = figures.byCountry.map(({ country, counts }) => [words.t(`terms.country.${country}`), counts] as const)
  await drawTable(sheet, countsTable(words, words.t('report.chart.country.caption'), words.t('report.chart.country'), countryRows))
}

function drawChart(sheet: Sheet, byTheme: ReportSnapshot['figures']['byTheme']): void {
  const most = 14
  for (let start = 0; start < byTheme.length; start += most) {
    const scene = statusByThemeChart(byTheme.slice(start, start + most), sheet.words, MEASURE, (text, size) =>
      textWidth('text', size, text),
    )
    ensureRoom(sheet, scene.height + 40)
    const { y } = sheet
    inTag(sheet, 'Figure', { alt: scene.alternative, bbox: [PAGE.left, y, PAGE.right, y + scene.height] }, () => {
      sheet.element.add(() => drawShapes(sheet.doc, scene.shapes, { x: PAGE.left, y }))
    })
    sheet.y += scene.height + 10
  }
}

function drawKey(sheet: Sheet): void {
  const { words } = sheet
  const entries: Run[] = STATUSES.flatMap((status) => [
    { mark: status },
    { text: `${words.t(`terms.status.${status}`).replaceAll(' ', '\u00A0')} \u00A0 ` },
  ])
  flow(sheet, entries, { ...STYLES.small, color: 'ink' }, { after: 2 })
  flow(sheet, plain(words.t('report.chart.key')), STYLES.small, { after: 12 })
}

function countsTable(words: Words, caption: string, head: string, entries: readonly (readonly [string, readonly StatusCount[]])[]): Table {
  const heads: Run[][] = STATUSES.map((status) => [
    ...statusPhrase(words, status).slice(0, 1),
    { text: `\n${words.t(`terms.status.${status}`)}` },
  ])
  const widths = fitColumns([...STATUSES.map((status) => words.t(`terms.status.${status}`)), words.t('report.chart.total')], MEASURE)
  return {
    caption,
    columns: [
      { head: plain(head), width: widths.rest },
      ...[...heads, plain(words.t('report.chart.total'))].map((runs, index) => ({
        head: runs,
        width: widths.columns[index]!,
        align: 'right' as const,
      })),
    ],
    rowHeads: 1,
    rows: entries.map(([name, counts]) => {
      const values = STATUSES.map((status) => counts.find((entry) => entry.status === status)?.count ?? 0)
      const total = values.reduce((sum, value) => sum + value, 0)
      const cells = values.map((value): Run[] => [
        value === 0 ? { text: '0', color: 'soft' } : { text: words.number(value), face: 'strong' },
      ])
      return { cells: [plain(name), ...cells, plain(words.number(total))] }
    }),
  }
}
