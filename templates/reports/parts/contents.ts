import { COLORS } from '../../charts/tokens.ts'
import type { ReportSnapshot } from '../../view/edition.ts'
import { drawRule, newPage } from '../document/pages.ts'
import { holdPage, showText, writeOnHeldPage, type Element } from '../document/pdfkit-internals.ts'
import { MEASURE, PAGE, type Sheet } from '../document/sheet.ts'
import { artifact, openTag } from '../document/tags.ts'
import { drawLines } from '../text/draw-lines.ts'
import { flow } from '../text/flow.ts'
import { layOut, type Paragraph } from '../text/lay-out.ts'
import { textWidth } from '../text/measure.ts'
import { plain, type ParagraphStyle } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { plainText } from './localized.ts'
import { addBookmark } from './places.ts'

const NUMBERS = 40
const SECTION: ParagraphStyle = { face: 'strong', size: 10.5, leading: 15, color: 'ink' }
const ENTRY: ParagraphStyle = { ...STYLES.body, size: 9.5, leading: 13.5 }

interface Entry {
  readonly place: string
  readonly title: string
  readonly paragraph: Paragraph
  readonly indent: number
  readonly y: number
  readonly sheetIndex: number
}

/** The contents, laid out now and filled in by `complete` when every page number is known. */
export interface Contents {
  complete(): void
}

/** Reserves the pages of the contents after the cover. */
export function reserveContents(sheet: Sheet, { recommendations }: ReportSnapshot): Contents {
  const { words } = sheet
  newPage(sheet)
  addBookmark(sheet, words.t('report.contents'))
  flow(sheet, plain(words.t('report.contents')), STYLES.section, { role: 'H2', after: 14 })
  const list = openTag(sheet, sheet.element, 'TOC')
  const pages: unknown[] = []
  const entries: Entry[] = []
  const add = (place: string, title: string, indent: number) => {
    const style = indent > 0 ? ENTRY : SECTION
    const paragraph = layOut(plain(`${title} `), style, MEASURE - indent - NUMBERS)
    if (sheet.y + paragraph.height + 7 > PAGE.bottom) {
      pages.push(holdPage(sheet.doc))
      newPage(sheet)
    }
    entries.push({ place, title, paragraph, indent, y: sheet.y, sheetIndex: pages.length })
    sheet.y += paragraph.height + (indent > 0 ? 3 : 7)
  }
  add('figures', words.t('report.figures'), 0)
  add('themes', words.t('report.chart'), 0)
  add('changes', words.t('report.changes'), 0)
  add('register', words.t('report.register'), 0)
  add('recommendations', words.t('report.recommendations'), 0)
  for (const { code, title } of recommendations) add(code, `${code}  ${plainText(words, title)}`, 16)
  sheet.y += 5
  add('method', words.t('report.method'), 0)
  add('verify', words.t('report.verify'), 0)
  pages.push(holdPage(sheet.doc))
  return {
    complete() {
      for (const [index, page] of pages.entries()) {
        writeOnHeldPage(sheet.doc, page, () => {
          for (const entry of entries) if (entry.sheetIndex === index) drawEntry(sheet, list, entry)
        })
      }
      list.end()
    },
  }
}

function drawEntry(sheet: Sheet, list: Element, { place, title, paragraph, indent, y }: Entry): void {
  const number = sheet.words.number(sheet.places.get(place) ?? 0)
  const { style, lines, height } = paragraph
  const item = openTag(sheet, list, 'TOCI')
  const reference = openTag(sheet, item, 'Reference')
  const link = openTag(sheet, reference, 'Link')
  drawLines(sheet, link, paragraph, 0, lines.length, PAGE.left + indent, y)
  const baseline = y + height - style.leading / 2 + style.size * 0.34
  const x = PAGE.right - textWidth(style.face, style.size, number)
  link.add(() => showText(sheet.doc, [{ font: style.face, size: style.size, color: COLORS.ink, x, y: baseline, text: number }]))
  const Contents = new String(sheet.words.t('report.contents.entry', { title, page: number }))
  const options = { structParent: link, Contents } as unknown as PDFKit.Mixins.AnnotationOption
  sheet.doc.goTo(PAGE.left + indent, y, MEASURE - indent, height, place, options)
  for (const element of [link, reference, item]) element.end()
  const ruleY = y + height + 1
  artifact(sheet, 'Layout', () => drawRule(sheet, PAGE.left + indent, ruleY, MEASURE - indent, COLORS.rule, 0.4))
}
