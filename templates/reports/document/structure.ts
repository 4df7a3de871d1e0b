import { decimal, pdfString, type Objects } from './objects.ts'

/** What a structure element says of itself; lengths in PDF's own coordinates (from the bottom). */
export interface ElementAttributes {
  readonly language?: string
  readonly alternative?: string
  /** What is meant where something else is printed. */
  readonly actual?: string
  readonly box?: readonly [number, number, number, number]
  readonly scope?: 'Column' | 'Row'
  readonly columns?: number
}

/** A structure element that is open: what comes next may still be added to it. */
export interface Element {
  readonly number: number
  readonly role: string
  readonly parent: number
  readonly attributes: string
  readonly kids: string[]
  /** The page of its first content. */
  page: string
}

/** A page as the structure knows it: the elements of its marked content, in order, and its links. */
export interface MarkedPage {
  readonly reference: string
  readonly key: number
  readonly marks: number
  readonly owners: number[]
  readonly links: number[]
}

/** Entries of one leaf of the parent tree. */
const LEAF = 128

/**
 * The structure tree (ISO 32000-1, 14.7) and the tree that leads from content back to it. An element is written when it is closed and
 * then forgotten; pdfkit's own keeps every element, link and page entry to the end.
 */
export class Structure {
  readonly #objects: Objects
  readonly root: number
  #nextKey = 0
  #leaf: string[] = []
  #first = 0
  readonly #leaves: string[] = []

  constructor(objects: Objects, root: number) {
    this.#objects = objects
    this.root = root
  }

  open(parent: Element | null, role: string, attributes: ElementAttributes = {}): Element {
    const number = this.#objects.allocate()
    parent?.kids.push(`${number} 0 R`)
    return { number, role, parent: parent?.number ?? this.root, attributes: attributesOf(attributes), kids: [], page: '' }
  }

  close(element: Element): void {
    const { number, role, parent, attributes, kids, page } = element
    const on = page === '' ? '' : `/Pg ${page}`
    this.#objects.write(number, `<</S/${role}/P ${parent} 0 R${on}${attributes}/K[${kids.join(' ')}]>>`)
  }

  beginPage(reference: string): MarkedPage {
    const marks = this.#objects.allocate()
    return { reference, key: this.#key(marks), marks, owners: [], links: [] }
  }

  /** Gives the next content of a page to `element`: its number for the content stream. */
  mark(page: MarkedPage, element: Element): number {
    const mark = page.owners.push(element.number) - 1
    if (element.page === '') element.page = page.reference
    element.kids.push(element.page === page.reference ? String(mark) : `<</Type/MCR/Pg ${page.reference}/MCID ${mark}>>`)
    return mark
  }

  /** Gives a link on a page to `element`. `write` makes the link's dictionary, given the entry that leads back. */
  link(page: MarkedPage, element: Element, write: (key: string) => string): void {
    const number = this.#objects.allocate()
    element.kids.push(`<</Type/OBJR/Obj ${number} 0 R/Pg ${page.reference}>>`)
    page.links.push(number)
    this.#objects.write(number, write(`/StructParent ${this.#key(element.number)}`))
  }

  /** Writes what leads from the page's content to its elements. */
  endPage(page: MarkedPage): void {
    this.#objects.write(page.marks, `[${page.owners.map((owner) => `${owner} 0 R`).join(' ')}]`)
  }

  /** Ends the parent tree and gives back its number and the next free key. */
  end(): { readonly parentTree: number; readonly nextKey: number } {
    this.#endLeaf()
    const parentTree = this.#objects.allocate()
    this.#objects.write(parentTree, `<</Kids[${this.#leaves.join(' ')}]>>`)
    return { parentTree, nextKey: this.#nextKey }
  }

  #key(target: number): number {
    const key = this.#nextKey
    this.#nextKey += 1
    this.#leaf.push(`${key} ${target} 0 R`)
    if (this.#leaf.length === LEAF) this.#endLeaf()
    return key
  }

  #endLeaf(): void {
    if (this.#leaf.length === 0) return
    const number = this.#objects.allocate()
    this.#objects.write(number, `<</Limits[${this.#first} ${this.#nextKey - 1}]/Nums[${this.#leaf.join(' ')}]>>`)
    this.#leaves.push(`${number} 0 R`)
    this.#leaf = []
    this.#first = this.#nextKey
  }
}

function attributesOf({ language, alternative, actual, box, scope, columns }: ElementAttributes): string {
  let text = ''
  if (language !== undefined) text += `/Lang${pdfString(language)}`
  if (alternative !== undefined) text += `/Alt${pdfString(alternative)}`
  if (actual !== undefined) text += `/ActualText${pdfString(actual)}`
  if (box) text += `/A<</O/Layout/Placement/Block/BBox[${box.map(decimal).join(' ')}]>>`
  else if (scope) text += `/A<</O/Table/Scope/${scope}${columns === undefined ? '' : `/ColSpan ${columns}`}>>`
  return text
}
