import { statusBarChart } from '../../charts/status-bar.chart.ts'
import { COLORS } from '../../charts/tokens.ts'
import type { ReportSnapshot } from '../../view/edition.ts'
import { drawRule, newPage } from '../document/pages.ts'
import { MEASURE, PAGE, type Sheet } from '../document/sheet.ts'
import { artifact, inTag } from '../document/tags.ts'
import { flow } from '../text/flow.ts'
import { plain, type Run } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { definitionHeight, definitionRow } from './definition-row.ts'
import { asOfWords, capitalized, periodName, periodRange } from './edition-words.ts'
import { drawFigure } from './figure.ts'
import { finding } from './finding.ts'
import { statusKey } from './status-key.ts'
import { editionAddress } from './addresses.ts'

const NAME = { face: 'headline', size: 24, leading: 30, color: 'ink' } as const
const KIND = { face: 'text', size: 12, leading: 17, color: 'soft' } as const
const FINDING = { face: 'headline', size: 17, leading: 22.5, color: 'ink' } as const
const FACT = { ...STYLES.body, size: 9.5, leading: 13 } as const
const FACT_GAP = 7

/** The cover: what this is, of when, how the record stood, and on what terms it may be used. */
export function drawCover(sheet: Sheet, snapshot: ReportSnapshot): void {
  const { words } = sheet
  const { edition } = snapshot
  newPage(sheet, true)
  artifact(sheet, 'Layout', () => {
    sheet.doc.rect(0, 0, PAGE.width, 10).fill(COLORS.accent)
    drawRule(sheet, PAGE.left, 96, MEASURE, COLORS.ink, 0.8)
  })
  sheet.y = 60
  flow(sheet, plain('Vigía'), NAME, { after: 0 })
  sheet.y = 106
  flow(sheet, plain(words.t('report.tagline')), STYLES.small, { width: MEASURE * 0.72, after: 96 })
  const kind = words.t(`terms.edition.${edition.kind}`)
  flow(sheet, plain(words.t('report.cover.edition', { kind, number: edition.number })), KIND, { after: 6 })
  const title = capitalized(periodName(edition, words), words)
  flow(sheet, plain(title), STYLES.display, { role: 'H1', after: 26 })
  const barTop = sheet.y
  flow(sheet, plain(finding(snapshot, words)), FINDING, { indent: 16, width: MEASURE * 0.84, after: 0 })
  artifact(sheet, 'Layout', () => sheet.doc.rect(PAGE.left, barTop + 2, 3, sheet.y - barTop - 2).fill(COLORS.accent))

  const rows = factRows(sheet, snapshot)
  drawBar(sheet, snapshot)
  const height = rows.reduce((sum, [label, runs]) => sum + definitionHeight(label, runs, FACT) + FACT_GAP, 0)
  sheet.y = Math.max(sheet.y + 40, PAGE.bottom - height)
  artifact(sheet, 'Layout', () => drawRule(sheet, PAGE.left, sheet.y - 10, MEASURE, COLORS.ink, 0.8))
  inTag(sheet, 'L', {}, () => {
    for (const [label, runs] of rows) definitionRow(sheet, label, runs, FACT, FACT_GAP)
  })
}

/** The whole register as one bar with its key; nothing where there is nothing. */
function drawBar(sheet: Sheet, { figures }: ReportSnapshot): void {
  if (figures.addressees === 0) return
  const { words } = sheet
  sheet.y += 40
  drawFigure(sheet, statusBarChart(figures.byStatus, words, MEASURE))
  sheet.y += 7
  flow(sheet, statusKey(words), STYLES.small, { after: 0 })
}

function factRows({ words }: Sheet, snapshot: ReportSnapshot): [string, Run[]][] {
  const { edition, log } = snapshot
  const address = editionAddress(snapshot, words)
  const citation = { kind: words.t(`terms.edition.${edition.kind}`), number: edition.number, period: periodName(edition, words) }
  const late: [string, Run[]][] = edition.late ? [[words.t('report.cover.late'), plain(words.t('report.cover.late.text'))]] : []
  return [
    [words.t('report.cover.period'), plain(periodRange(edition, words))],
    [words.t('report.cover.as_of'), plain(asOfWords(edition, words))],
    ...late,
    [words.t('report.cover.log'), plain(words.t('report.cover.log.text', { size: log.size }))],
    [words.t('report.cover.online'), [{ text: address, link: { address } }]],
    [words.t('report.cover.licence'), plain(words.t('report.cover.licence.text', citation))],
  ]
}
