import PDFDocument from 'pdfkit'

/**
 * Everything that reaches past pdfkit's documented surface (0.20.2), in one file so that an upgrade has one place to check.
 */
export type Doc = PDFKit.PDFDocument
export type Element = PDFKit.PDFStructureElement

/** A parsed font; advances in font units. */
export interface ParsedFont {
  readonly unitsPerEm: number
  layout(text: string): { readonly advanceWidth: number }
  hasGlyphForCodePoint(codePoint: number): boolean
}

interface Position {
  xAdvance: number
  advanceWidth: number
  xOffset: number
  yOffset: number
}

interface EmbeddedFont {
  readonly id: string
  readonly font: ParsedFont
  ref(): unknown
  encode(text: string): [string[], Position[]]
}

interface Reference {
  data: Record<string, unknown>
  write(chunk: string): void
  end(chunk?: string): void
}

interface Page {
  readonly fonts: Record<string, unknown>
  readonly xobjects: Record<string, unknown>
  end(): void
}

interface Inside {
  page: Page
  info: Record<string, unknown>
  _font: EmbeddedFont
  _pageBuffer: Page[]
  _root: { data: { Names: { data: Record<string, { _compareKeys(a: string, b: string): number } | undefined> } } }
  font(name: string | Uint8Array): void
  ref(data: Record<string, unknown>): Reference
  endMetadata(): void
  addContent(data: string): void
}

const inside = (doc: Doc) => doc as unknown as Inside

/** Reads TTF bytes once. Do not use the result itself: give every document, and measuring, a fork of it. */
export function parseFont(bytes: Uint8Array): ParsedFont {
  const doc = inside(new PDFDocument({ autoFirstPage: false, font: null as unknown as string }))
  doc.font(bytes)
  return doc._font.font
}

/**
 * A font of its own over shared, already decoded tables. A glyph remembers the characters it was first met with, and a document
 * prints that memory as its text: with one font for all documents, the bytes of one would depend on those made before.
 */
export function forkFont(parsed: ParsedFont): ParsedFont {
  return Object.assign(Object.create(parsed) as ParsedFont, { _glyphs: {} })
}

export interface Glyphs {
  readonly font: string
  readonly size: number
  readonly x: number
  /** Baseline, measured from the top of the page. */
  readonly y: number
  readonly text: string
  readonly color: string
}

/** Writes pieces of text as one text object into the open marked content: smaller and faster than `doc.text` line by line. */
export function showText(doc: Doc, pieces: readonly Glyphs[]): void {
  const target = inside(doc)
  let color = ''
  const operators = ['BT']
  for (const piece of pieces) {
    target.font(piece.font)
    const font = target._font
    target.page.fonts[font.id] ??= font.ref()
    if (piece.color !== color) operators.push(rgb((color = piece.color)))
    operators.push(`/${font.id} ${decimal(piece.size)} Tf`, textOperators(font, piece))
  }
  operators.push('ET')
  target.addContent(operators.join('\n'))
}

function textOperators(font: EmbeddedFont, { text, size, x, y }: Glyphs): string {
  const [codes, positions] = font.encode(text)
  const matrix = (dx: number, dy: number) => `1 0 0 -1 ${decimal(x + dx)} ${decimal(y - dy)} Tm`
  const parts = [matrix(0, 0), '[<']
  let advance = 0
  positions.forEach((position, index) => {
    const shifted = position.xOffset !== 0 || position.yOffset !== 0
    if (shifted) parts.push('>] TJ', matrix(advance + (position.xOffset * size) / 1000, (position.yOffset * size) / 1000), '[<')
    parts.push(codes[index] ?? '')
    advance += (position.xAdvance * size) / 1000
    const kern = position.advanceWidth - position.xAdvance
    if (shifted) parts.push('>] TJ', matrix(advance, 0), '[<')
    else if (kern !== 0) parts.push(`> ${decimal(kern)} <`)
  })
  parts.push('>] TJ')
  return parts.join('')
}

/** Keeps the current page open, out of reach of the automatic flush. Write on it later with `writeOnHeldPage`. */
export function holdPage(doc: Doc): unknown {
  return inside(doc)._pageBuffer.pop()
}

/** Runs `write` with a held page as the current one, then writes the page out. Links must be ended inside `write`. */
export function writeOnHeldPage(doc: Doc, held: unknown, write: () => void): void {
  const target = inside(doc)
  const current = target.page
  target.page = held as Page
  write()
  target.page.end()
  target.page = current
}

export interface LateText {
  /** Draws the text at a baseline (from the top of the page), inside the open marked content. */
  place(x: number, y: number): void
  /** Writes the text, once, when it is known. */
  resolve(text: string): void
}

/** A text known only at the end (the page count), placed on pages before as a form of its own. */
export function lateText(doc: Doc, style: { readonly font: string; readonly size: number; readonly color: string }): LateText {
  const target = inside(doc)
  target.font(style.font)
  const font = target._font
  const form = target.ref({
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, -style.size, style.size * 10, style.size * 2],
    Resources: { Font: { [font.id]: font.ref() } },
  })
  return {
    place(x, y) {
      target.page.xobjects['Late'] = form
      target.addContent(`q 1 0 0 -1 ${decimal(x)} ${decimal(y)} cm /Late Do Q`)
    },
    resolve(text) {
      const [codes] = font.encode(text)
      form.end(`BT ${rgb(style.color)} /${font.id} ${decimal(style.size)} Tf <${codes.join('')}> Tj ET`)
    },
  }
}

/** Makes a header cell stand for `count` columns. */
export function spanColumns(element: Element, count: number): void {
  const { dictionary } = element as unknown as { dictionary: Reference }
  dictionary.data['A'] = { O: 'Table', Scope: 'Column', ColSpan: count }
}

/** XMP takes the Info texts unescaped: escape them there only. Name trees: order by code unit, as readers search them. */
export function mendDocument(doc: Doc): void {
  const target = inside(doc)
  const endMetadata = target.endMetadata.bind(target)
  target.endMetadata = () => {
    const raw = target.info
    target.info = Object.fromEntries(Object.entries(raw).map(([key, value]) => [key, typeof value === 'string' ? xml(value) : value]))
    endMetadata()
    target.info = raw
    for (const tree of Object.values(target._root.data.Names.data)) {
      if (tree) tree._compareKeys = (a, b) => (a < b ? -1 : a > b ? 1 : 0)
    }
  }
}

/** Text as XML character data. */
function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function rgb(color: string): string {
  const value = Number.parseInt(color.slice(1), 16)
  const parts = [value >> 16, (value >> 8) & 255, value & 255].map((part) => decimal(part / 255))
  return `/DeviceRGB cs ${parts.join(' ')} scn`
}

function decimal(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}
