import { COLORS } from '../../charts/tokens.ts'
import type { Words } from '../../i18n/index.ts'
import type { ReportSnapshot } from '../../view/edition.ts'
import { ensureRoom, space } from '../document/pages.ts'
import { MEASURE, PAGE, type Sheet } from '../document/sheet.ts'
import { artifact, inTag } from '../document/tags.ts'
import { drawTable } from '../table/draw-table.ts'
import { flow } from '../text/flow.ts'
import { plain, type Run } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { signed } from './signed.ts'
import { countsTable } from './counts-table.ts'
import { beginSection } from './section.ts'
import { statusPhrase } from './status-phrase.ts'

const COLUMNS = 3
const NUMBER = { face: 'headline', size: 21, leading: 26, color: 'ink' } as const

interface Figure {
  readonly value: string
  readonly label: string
  /** Difference to the start of the period; null where there is nothing to compare. */
  readonly change: number | null
}

/** Key figures with what moved since the period began, and addressees by status with the definitions. */
export async function drawKeyFigures(sheet: Sheet, snapshot: ReportSnapshot): Promise<void> {
  const { words } = sheet
  beginSection(sheet, 'figures', words.t('report.figures'), { newPage: true })
  drawGrid(sheet, figuresOf(snapshot, words))
  if (!snapshot.figuresBefore) flow(sheet, plain(words.t('report.figures.baseline')), STYLES.small, { after: 10 })
  await drawTable(sheet, statusTable(snapshot, words))
  const countries = snapshot.figures.byCountry.map(({ country, counts }) => [words.t(`terms.country.${country}`), counts] as const)
  if (countries.length === 0) return
  space(sheet, 8)
  await drawTable(sheet, countsTable(words, words.t('report.chart.country.caption'), words.t('report.chart.country'), countries))
}

function figuresOf({ figures: now, figuresBefore: before, changes }: ReportSnapshot, words: Words): Figure[] {
  const against = (value: number, earlier: number | undefined) => (earlier === undefined ? null : value - earlier)
  const assessed = words.t('report.figures.assessed.value', { assessed: now.assessed, total: now.addressees })
  const counted = (key: 'overdue' | 'stale' | 'awaiting', value: number, earlier: number | undefined): Figure => ({
    value: words.number(value),
    label: words.t(`report.figures.${key}`, { n: value }),
    change: against(value, earlier),
  })
  return [
    { value: assessed, label: words.t('report.figures.assessed'), change: against(now.assessed, before?.assessed) },
    {
      value: words.number(now.recommendations),
      label: words.t('report.figures.recommendations', { n: now.recommendations }),
      change: against(now.recommendations, before?.recommendations),
    },
    ...(before
      ? [{ value: words.number(changes.length), label: words.t('report.figures.changes', { n: changes.length }), change: null }]
      : []),
    counted('overdue', now.overdue, before?.overdue),
    counted('stale', now.stale, before?.stale),
    counted('awaiting', now.awaitingReply, before?.awaitingReply),
  ]
}

function drawGrid(sheet: Sheet, figures: readonly Figure[]): void {
  const { words } = sheet
  const width = MEASURE / COLUMNS
  let rowTop = sheet.y
  let rowBottom = sheet.y
  inTag(sheet, 'L', {}, () => {
    for (const [index, figure] of figures.entries()) {
      const column = index % COLUMNS
      if (column === 0) {
        sheet.y = rowBottom + (index > 0 ? 10 : 0)
        ensureRoom(sheet, 80)
        rowTop = rowBottom = sheet.y
      }
      sheet.y = rowTop
      const place = { indent: column * width + 11, width: width - 24, after: 0 }
      inTag(sheet, 'LI', {}, () =>
        inTag(sheet, 'LBody', {}, () => {
          flow(sheet, plain(figure.value), NUMBER, place)
          flow(sheet, plain(figure.label), STYLES.body, place)
          if (figure.change !== null) flow(sheet, plain(changeWords(figure.change, words)), STYLES.small, place)
        }),
      )
      const bottom = sheet.y
      artifact(sheet, 'Layout', () => sheet.doc.rect(PAGE.left + column * width, rowTop + 2, 2, bottom - rowTop - 2).fill(COLORS.rule))
      rowBottom = Math.max(rowBottom, bottom)
    }
  })
  sheet.y = rowBottom + 16
}

function changeWords(change: number, words: Words): string {
  return change === 0 ? words.t('report.figures.same') : words.t('report.figures.change', { change: signed(change, words) })
}

function statusTable({ figures, figuresBefore }: ReportSnapshot, words: Words) {
  const number = (head: string) => ({ head: plain(head), width: 56, align: 'right' as const })
  const compared = figuresBefore
    ? [number(words.t('report.figures.before')), number(words.t('report.figures.now')), number(words.t('report.figures.difference'))]
    : [number(words.t('report.figures.on_date'))]
  const definition = MEASURE - 112 - compared.length * 56
  return {
    caption: words.t('report.figures.caption'),
    columns: [
      { head: plain(words.t('report.figures.status')), width: 112 },
      { head: plain(words.t('report.figures.definition')), width: definition },
      ...compared,
    ],
    rowHeads: 1,
    rows: figures.byStatus.map(({ status, count }) => {
      const earlier = figuresBefore?.byStatus.find((entry) => entry.status === status)?.count ?? 0
      const now: Run[] = [{ text: words.number(count), face: 'strong' }]
      const numbers = figuresBefore ? [plain(words.number(earlier)), now, plain(signed(count - earlier, words))] : [now]
      return { cells: [statusPhrase(words, status), plain(words.t(`terms.status.${status}.definition`)), ...numbers] }
    }),
  }
}
