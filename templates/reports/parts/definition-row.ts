import { ensureRoom } from '../document/pages.ts'
import { MEASURE, PAGE, type Sheet } from '../document/sheet.ts'
import { inTag } from '../document/tags.ts'
import { flow } from '../text/flow.ts'
import { layOut } from '../text/lay-out.ts'
import { plain, type ParagraphStyle, type Run } from '../text/run.ts'

const LABEL = 118

/** One label with its text beside it, as an item of the list that the caller has open. */
export function definitionRow(sheet: Sheet, label: string, runs: readonly Run[], style: ParagraphStyle, after = 5): void {
  ensureRoom(sheet, Math.min(definitionHeight(label, runs, style), 120))
  inTag(sheet, 'LI', {}, () => {
    const top = sheet.y
    const page = sheet.page
    flow(sheet, plain(`${label} `), labelStyle(style), { role: 'Lbl', width: LABEL - 12, after: 0 })
    const labelBottom = sheet.y
    sheet.y = top
    flow(sheet, runs, style, { role: 'LBody', indent: LABEL, after: 0 })
    sheet.y = sheet.page === page ? Math.max(labelBottom, sheet.y) : sheet.y
  })
  sheet.y = Math.min(sheet.y + after, PAGE.bottom)
}

/** Height of a row in points, were it on one page. */
export function definitionHeight(label: string, runs: readonly Run[], style: ParagraphStyle): number {
  return Math.max(layOut(plain(label), labelStyle(style), LABEL - 12).height, layOut(runs, style, MEASURE - LABEL).height)
}

function labelStyle(style: ParagraphStyle): ParagraphStyle {
  return { ...style, face: 'strong', color: 'soft' }
}
