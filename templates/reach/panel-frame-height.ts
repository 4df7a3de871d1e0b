import type { Words } from '../i18n/index.ts'
import { textWidth } from '../reports/text/measure.ts'
import { wrapText } from './fit-text.ts'
import { nameIn } from './name-in.ts'
import { panelRows } from './panel-rows.ts'
import { PANEL_WIDTH } from './panel.picture.ts'
import type { StandingView } from './standing.ts'

/** As the panel's style sheet has them, in pixels: what lies beside and between its texts. */
const INSIDE = PANEL_WIDTH - 34
const AROUND = 96
const STANDING = 66
const HEADLINE = { size: 20.8, leading: 25 }
const ROW = { size: 13, leading: 18.2, around: 7.4, beside: 32 }

/** Nobody wants a taller frame on their page: it scrolls then. */
const MOST = 640

/** How tall a frame of the usual width must be for a panel not to scroll, within reason. */
export function panelFrameHeight(view: StandingView, words: Words): number {
  const { rows, more } = panelRows(view, words)
  const headline = wrapText('headline', HEADLINE.size, nameIn(words, view.name, view.id), INSIDE).length * HEADLINE.leading
  const parts = rows.map(({ name, status, count }) => {
    const room = INSIDE - textWidth('strong', ROW.size, count ?? status) - ROW.beside
    return wrapText('text', ROW.size, name, room).length * ROW.leading + ROW.around
  })
  const below = parts.reduce((sum, part) => sum + part, 0) + (more === null ? 0 : ROW.leading)
  return Math.min(MOST, Math.ceil(AROUND + headline + (view.total > 0 ? STANDING : 0) + below))
}
