import { ensureRoom, newPage } from '../document/pages.ts'
import { PAGE, MEASURE, type Sheet } from '../document/sheet.ts'
import { inTag, type TagOptions } from '../document/tags.ts'
import { drawLines } from './draw-lines.ts'
import { layOut } from './lay-out.ts'
import type { ParagraphStyle, Run } from './run.ts'

export interface FlowOptions extends TagOptions {
  /** Structure role; `P` when absent. */
  readonly role?: string
  /** Left edge from the page's text block, in points. */
  readonly indent?: number
  /** Width in points; the rest of the text block when absent. */
  readonly width?: number
  /** Space below, in points. */
  readonly after?: number
  /** Draws beside each stretch that falls on one page, as an artifact of its own. */
  readonly beside?: (top: number, bottom: number) => void
}

/** Sets a paragraph and moves down, over as many pages as it takes, without single lines at a page's end or top. */
export function flow(sheet: Sheet, runs: readonly Run[], style: ParagraphStyle, options: FlowOptions = {}): void {
  const { role = 'P', indent = 0, width = MEASURE - indent, after = 6, beside, ...tag } = options
  const paragraph = layOut(runs, style, width)
  const count = paragraph.lines.length
  ensureRoom(sheet, Math.min(count, 2) * style.leading)
  inTag(sheet, role, tag, () => {
    let from = 0
    while (from < count) {
      const room = Math.max(1, Math.floor((PAGE.bottom - sheet.y + 0.01) / style.leading))
      const fits = Math.min(room, count - from)
      const leavesOne = count - from - fits === 1 && fits > 2
      const to = from + fits - (leavesOne ? 1 : 0)
      drawLines(sheet, sheet.element, paragraph, from, to, PAGE.left + indent, sheet.y)
      const top = sheet.y
      sheet.y += (to - from) * style.leading
      beside?.(top, sheet.y)
      from = to
      if (from < count) newPage(sheet)
    }
  })
  sheet.y += after
}
