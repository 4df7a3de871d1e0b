import type { Paint } from '../../charts/tokens.ts'
import { PAGE } from '../document/sheet.ts'
import type { ElementOptions, PagePlan, PlanItem } from './plan.ts'

/** Height of the text block on a page, in points. */
export const CAPACITY = PAGE.bottom - PAGE.top

/** The highest that a picture, or things side by side that never part, may be, in points: a headline fits above it. */
export const HIGHEST = CAPACITY * 0.9

/** Room that a calculated height may lack without a line moving on, in points. */
const TOLERANCE = 0.01

/** The page being filled, where on it the next thing goes, and the structure elements that are open. */
export interface Pager {
  number: number
  bare: boolean
  held: boolean
  /** Where the first line of this page stands. */
  top: number
  y: number
  items: PlanItem[]
  /** Whether anything is printed on the page yet. */
  used: boolean
  /** Open elements, the innermost last. */
  readonly open: number[]
  elements: number
  /** The bar that ended last on this page, so that the next one can go on from there. */
  bar: { readonly x: number; readonly color: Paint; readonly bottom: number } | null
}

export function startPager(): Pager {
  return {
    number: 1,
    bare: false,
    held: false,
    top: PAGE.top,
    y: PAGE.top,
    items: [],
    used: false,
    open: [0],
    elements: 0,
    bar: null,
  }
}

/** Gives back the finished page and begins the next. */
export function turn(pager: Pager, bare = false, top: number = PAGE.top): PagePlan {
  const { number, held, items } = pager
  const finished = { number, bare: pager.bare, held, items }
  Object.assign(pager, { number: number + 1, bare, held: false, top, y: top, items: [], used: false, bar: null })
  return finished
}

/** Points free below. */
export function room(pager: Pager): number {
  return PAGE.bottom - pager.y + TOLERANCE
}

export function atTop(pager: Pager): boolean {
  return pager.y <= pager.top
}

/** Adds what is printed. */
export function print(pager: Pager, item: PlanItem): void {
  pager.items.push(item)
  pager.used = true
}

/** Opens a structure element inside `parent` (the innermost open one, unless told) and gives back its number. */
export function openElement(pager: Pager, role: string, options: ElementOptions = {}, parent: number = pager.open.at(-1)!): number {
  pager.elements += 1
  pager.items.push({ kind: 'open', element: pager.elements, parent, role, options })
  return pager.elements
}

export function closeElement(pager: Pager, element: number): void {
  pager.items.push({ kind: 'close', element })
}
