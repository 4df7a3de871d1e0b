import { deflateSync } from 'node:zlib'
import PDFDocument from 'pdfkit'
import { crossReferenceRows, placeOf, ROW_FILTER } from './cross-references.ts'
import type { DeflateQueue } from './deflate-queue.ts'
import type { EmbeddedFont, Inside, ParsedFont, Reference } from './pdfkit-types.ts'
import { xml } from './xml.ts'

/**
 * Everything that reaches past pdfkit's documented surface, in one file so that an upgrade has one place to check:
 * tests/templates/reports/pdfkit-internals.test.ts says when the version or anything that is touched here is another.
 */
export const PDFKIT_VERSION = '0.20.2'

export type Doc = PDFKit.PDFDocument

const inside = (doc: Doc) => doc as unknown as Inside

/** PDF syntax that pdfkit writes as it is. */
class Raw {
  readonly #text: () => string
  constructor(text: () => string) {
    this.#text = text
  }
  get [Symbol.toStringTag](): string {
    return 'Raw'
  }
  toString(): string {
    return this.#text()
  }
}

function reference(number: number): Raw {
  return new Raw(() => `${number} 0 R`)
}

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

/** A registered face, whose glyphs are embedded one by one. */
export function embeddedFont(doc: Doc, name: string): EmbeddedFont {
  const target = inside(doc)
  target.font(name)
  return target._font
}

/** Makes a glyph part of the document and gives back its code there. It means the characters of its first use in the document. */
export function embedGlyph(
  { subset, widths, unicode }: EmbeddedFont,
  glyph: { readonly id: number; readonly width: number; readonly points: readonly number[] },
): string {
  const code = subset.includeGlyph(glyph.id)
  widths[code] ??= glyph.width
  unicode[code] ??= glyph.points
  return code.toString(16).padStart(4, '0')
}

/** A page that stays open until it is finished, whatever other pages are begun. */
export interface OpenPage {
  /** As other objects refer to it. */
  readonly reference: string
  /** Makes it the page that pdfkit draws on. */
  activate(): void
  write(operators: string): void
  useFont(font: EmbeddedFont): void
  /** Makes a form (by the number of its object) known to the page under a name. */
  useForm(name: string, form: number): void
  /** Writes the page out and forgets it. `key` is its entry in the parent tree, `links` are the numbers of its annotations. */
  finish(key: number, links: readonly number[], queue: DeflateQueue): void
}

/** Begins a page, out of reach of pdfkit's automatic flush. Its operators are kept as text and written at once. */
export function openPage(doc: Doc, width: number, height: number): OpenPage {
  doc.addPage({ size: [width, height], margin: 0 })
  const target = inside(doc)
  const { page } = target
  target._pageBuffer.pop()
  const begun = Buffer.concat(page.content.buffer).toString('latin1')
  Object.assign(page.content, { buffer: [], uncompressedLength: 0 })
  const operators: string[] = []
  page.write = (chunk) => operators.push(chunk)
  return {
    reference: `${page.dictionary.id} 0 R`,
    activate() {
      target.page = page
    },
    write(text) {
      operators.push(text)
    },
    useFont(font) {
      page.fonts[font.id] ??= font.ref()
    },
    useForm(name, form) {
      page.xobjects[name] = reference(form)
    },
    finish(key, links, queue) {
      Object.assign(page.dictionary.data, { StructParents: key })
      if (links.length > 0) page.dictionary.data['Annots'] = new Raw(() => `[${links.map((link) => `${link} 0 R`).join(' ')}]`)
      queue.add(Buffer.from(`${begun}${operators.join('\n')}\n`, 'latin1'), (data) => {
        Object.assign(page.content, { compress: false, data: { Filter: 'FlateDecode' } })
        page.content.write(data)
        page.end()
        page.dictionary.data = {}
        page.resources.data = {}
        page.content.data = {}
      })
      operators.length = 0
    },
  }
}

/** Operators that trace SVG path data, without painting it. */
export function tracePath(doc: Doc, data: string): string {
  const { page } = inside(doc)
  const operators: string[] = []
  const { write } = page
  page.write = (chunk) => operators.push(chunk)
  doc.path(data)
  page.write = write
  return operators.join('\n')
}

/** A number for an object that is written with `writeObject` or put into an object stream. */
export function allocateObject(doc: Doc): number {
  return inside(doc)._offsets.push(null)
}

/** Writes an object: its dictionary as PDF syntax, and the bytes of its stream. */
export function writeObject(doc: Doc, number: number, dictionary: string, stream: Uint8Array): void {
  const target = inside(doc)
  target._offsets[number - 1] = target._offset
  target._write(`${number} 0 obj\n${dictionary}\nstream`)
  target._write(stream)
  target._write('\nendstream\nendobj')
}

/** Notes that an object is number `index` (below 512) of an object stream. */
export function placeInStream(doc: Doc, number: number, stream: number, index: number): void {
  inside(doc)._offsets[number - 1] = placeOf(stream, index)
}

/** Sets the structure tree: `kids` the numbers of the topmost elements. */
export function setStructureTree(doc: Doc, kids: readonly number[], parentTree: number, nextKey: number): void {
  const tree = structureRoot(doc)
  Object.assign(tree.data, {
    K: new Raw(() => `[${kids.map((kid) => `${kid} 0 R`).join(' ')}]`),
    ParentTree: reference(parentTree),
    ParentTreeNextKey: nextKey,
  })
}

/** Number of the structure tree's root. */
export function structureRootNumber(doc: Doc): number {
  return structureRoot(doc).id
}

function structureRoot(doc: Doc): Reference {
  return inside(doc)._root.data['StructTreeRoot']!
}

/** Associates embedded files (numbers of their specifications) with the document, by name. */
export function associateFiles(doc: Doc, files: readonly { readonly name: string; readonly number: number }[]): void {
  const target = inside(doc)
  const references = files.map(({ number }) => reference(number))
  for (const [index, { name }] of files.entries()) doc.addNamedEmbeddedFile(name, references[index] as unknown as PDFKit.PDFKitReference)
  Object.assign(target._root.data, { AF: references })
}

/**
 * XMP takes the Info texts unescaped: escape them there only. Name trees: order by code unit, as readers search them. The table of
 * objects is a cross-reference stream, since objects of streams have no place in the old table. Output goes to `write` at once.
 */
export function mendDocument(doc: Doc, write: (chunk: Uint8Array) => void): void {
  const target = inside(doc)
  for (let begun = doc.read() as Uint8Array | null; begun; begun = doc.read() as Uint8Array | null) write(begun)
  target.push = (chunk) => {
    if (chunk) write(chunk)
    return true
  }
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
  target._finalize = () => writeCrossReferences(target)
}

function writeCrossReferences(target: Inside): void {
  const start = target._offset
  const number = target._offsets.push(start)
  const data = deflateSync(crossReferenceRows(target._offsets))
  const id = Buffer.from(target._id).toString('hex')
  const [root, info] = [target._root.id, target._info.id]
  const entries = `/Type/XRef/Size ${number + 1}/W[1 4 2]/Root ${root} 0 R/Info ${info} 0 R/ID[<${id}><${id}>]/Filter/FlateDecode`
  target._write(`${number} 0 obj\n<<${entries}${ROW_FILTER}/Length ${data.length}>>\nstream`)
  target._write(data)
  target._write(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF`)
  target.push(null)
}
