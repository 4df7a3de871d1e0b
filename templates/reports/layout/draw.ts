import { breathe } from '../document/breathe.ts'
import { artifact, content, type Press } from '../document/press.ts'
import { openPage } from '../document/pdfkit-internals.ts'
import { printRunningLines } from '../document/running-lines.ts'
import { box, drawShapes, rule } from '../document/shapes.ts'
import { PAGE } from '../document/sheet.ts'
import type { Element } from '../document/structure.ts'
import { linesAsOperators, printLines } from '../text/print-lines.ts'
import { LateContents } from './late-contents.ts'
import { Outline } from './outline.ts'
import type { ElementOptions, PagePlan, PlanItem } from './plan.ts'

/** Points above a place where a reader lands, so that its headline is not at the very edge. */
const ABOVE = 12

/** What is being drawn: open elements by their number in the plan, and what is left for the end. */
interface Drawing {
  readonly press: Press
  readonly elements: Map<number, Element>
  readonly parents: Map<number, number>
  readonly outline: Outline
  readonly contents: LateContents
}

/**
 * Prints planned pages one by one and writes each out at once, except those of the contents, which wait for their page numbers.
 * Gives way to the event loop every 32 pages and gives back how many there are.
 */
export async function draw(press: Press, pages: Iterable<PagePlan>, onPage: (page: PagePlan) => void): Promise<number> {
  const drawing: Drawing = {
    press,
    elements: new Map([[0, press.root]]),
    parents: new Map(),
    outline: new Outline(press.doc),
    contents: new LateContents(press),
  }
  let count = 0
  for (const page of pages) {
    drawPage(drawing, page)
    onPage(page)
    await breathe(count)
    await press.queue.room()
    count += 1
  }
  drawing.contents.complete()
  await press.queue.drained()
  return count
}

function drawPage(drawing: Drawing, { number, bare, held, items }: PagePlan): void {
  const { press } = drawing
  press.page = openPage(press.doc, PAGE.width, PAGE.height)
  press.marked = press.structure.beginPage(press.page.reference)
  if (bare) artifact(press, 'Layout', box(0, 0, PAGE.width, 10, 'accent'))
  else printRunningLines(press, number)
  for (const item of items) drawItem(drawing, item, number)
  if (held) return
  press.structure.endPage(press.marked)
  press.page.finish(press.marked.key, press.marked.links, press.queue)
}

function drawItem(drawing: Drawing, item: PlanItem, page: number): void {
  const { press, elements, contents } = drawing
  switch (item.kind) {
    case 'open': {
      const parent = elements.get(item.parent)!
      elements.set(item.element, press.structure.open(parent, item.role, attributesOf(item.options)))
      drawing.parents.set(item.element, item.parent)
      return
    }
    case 'close': {
      const element = elements.get(item.element)!
      elements.delete(item.element)
      if (!contents.keeps(item.element, element)) press.structure.close(element)
      drawing.parents.delete(item.element)
      return
    }
    case 'lines':
      return printLines(press, elements.get(item.element)!, item.text, item.from, item.to, item.x, item.y)
    case 'repetition':
      return artifact(press, 'Pagination', linesAsOperators(press, item.text, item.x, item.y))
    case 'figure':
      return content(press, elements.get(item.element)!, drawShapes(press, item.scene.shapes, item.x, item.y, item.scale))
    case 'entry':
      return contents.add(item, elements.get(item.element)!, ancestors(drawing, item.element))
    case 'rule':
      return artifact(press, 'Layout', rule(item.x, item.y, item.width, item.color, item.weight))
    case 'bar':
      return artifact(press, 'Layout', box(item.x, item.y, item.width, item.height, item.color))
    case 'place':
      press.doc.addNamedDestination(item.name, 'XYZ', 0, Math.max(0, item.y - ABOVE), null as unknown as number)
      press.places.set(item.name, page)
      return
    case 'bookmark':
      return drawing.outline.add(item.title, item.level, Math.max(0, item.y - ABOVE))
  }
}

function ancestors({ parents }: Drawing, element: number): number[] {
  const found: number[] = []
  for (let one: number | undefined = element; one !== undefined && one !== 0; one = parents.get(one)) found.push(one)
  return found
}

function attributesOf({ box: area, ...options }: ElementOptions) {
  if (!area) return options
  const [left, top, right, bottom] = area
  return { ...options, box: [left, PAGE.height - bottom, right, PAGE.height - top] as const }
}
