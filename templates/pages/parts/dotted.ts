import { html } from 'hono/html'
import type { Html } from '../page-context.ts'

/** Pieces of one line set apart by dots that never begin a line; empty ones are left out. */
export function dotted(pieces: readonly (Html | string)[]): Html {
  return html`${pieces.filter((piece) => piece !== '').map((piece, index) => (index === 0 ? html`${piece}` : html`&nbsp;· ${piece}`))}`
}
