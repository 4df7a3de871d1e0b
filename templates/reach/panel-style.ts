import { readFileSync } from 'node:fs'
import { asset } from '../assets/index.ts'
import { STATUSES } from '../view/scales.ts'

const FACES = [
  ['Source Sans 3 Variable', 'source-sans-3-latin.woff2'],
  ['Source Serif 4 Variable', 'source-serif-4-latin.woff2'],
] as const

/** The whole style of a panel: the pages' colours and fonts with a few rules of its own; a policy names it by its digest. */
export const PANEL_STYLE = compact(
  [
    read('../assets/tokens.css'),
    ...FACES.map(
      ([family, file]) =>
        `@font-face{font-family:"${family}";font-weight:200 900;font-display:swap;src:url(${asset(file)}) format("woff2")}`,
    ),
    read('panel.css'),
    ...STATUSES.map((status) => `.s-${status}{color:var(--s-${status})}`),
  ].join(''),
)

function read(file: string): string {
  return readFileSync(new URL(file, import.meta.url), 'utf8')
}

function compact(css: string): string {
  return css.replaceAll(/\s*\n\s*/g, '').replaceAll(/([:;{},])\s+/g, '$1')
}
