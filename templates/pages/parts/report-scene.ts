import { html, raw } from 'hono/html'
import { drawSceneAsSvg } from '../../charts/draw-scene-as-svg.ts'
import type { Scene } from '../../charts/scene.ts'
import type { Html, PageContext } from '../page-context.ts'

/** The measure of the PDF, so that both draw the same picture, and one for screens that are as wide as a hand. */
const WIDTHS = [463, 230] as const

/** A picture in two widths, of which the screen shows the one that fits, and its numbers as a table that can be opened. */
export function reportScene(page: PageContext, draw: (width: number) => Scene, table: Html): Html {
  return html`<div class="scene">${WIDTHS.map((width) => raw(drawSceneAsSvg(draw(width))))}</div>
    <details class="figures-table">
      <summary>${page.words.t('pages.chart.as_table')}</summary>
      ${table}
    </details>`
}
