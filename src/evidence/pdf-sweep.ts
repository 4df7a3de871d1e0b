import type { PDFDocument, PDFObject } from 'mupdf'

/** What stays of the catalogue and of a page; whatever else hangs there goes. */
const OF_CATALOGUE = setOf('Type Pages Lang MarkInfo StructTreeRoot OCProperties PageLabels Version')
const OF_PAGE = setOf(`
  Type Parent Resources Contents MediaBox CropBox BleedBox TrimBox ArtBox Rotate UserUnit Group Annots
  StructParents Tabs
`)

/** Keys that hold an author, a file, a script or something that acts, on whatever object (ISO 32000-1 and -2). */
const FORBIDDEN = setOf(`
  AA OpenAction JS JavaScript AcroForm XFA NeedAppearances Perms DSS Collection URLS EmbeddedFile EmbeddedFiles
  EF AF RichMediaContent RichMediaSettings 3DD Movie Sound Rendition Metadata PieceInfo LastModified CreatorInfo
  Author Producer CreationDate ModDate OPI Alternates
`)
/** Actions, by `S`, and annotations that act, by `Subtype`. */
const ACTIONS = setOf(`
  JavaScript Launch GoToR GoToE SubmitForm ResetForm ImportData Rendition Movie Sound Hide Named SetOCGState
  Trans GoTo3DView Thread RichMediaExecute GoToDp Widget FileAttachment RichMedia Screen 3D
`)

/** Dictionaries under these keys map names that the file's maker was free to choose: fonts, pictures, glyphs, colours, roles. */
const OF_FREE_NAMES = setOf(`
  Font XObject ExtGState ColorSpace Pattern Shading Properties CharProcs Colorants RoleMap ClassMap
`)

const MAX_DEPTH = 100

/** Takes from an open document everything but its pages as they look, links to web addresses, layers and reading order. */
export function keepPagesOnly(document: PDFDocument): void {
  const trailer = document.getTrailer()
  for (const key of ['Info', 'ID']) trailer.delete(key)
  keepKeys(trailer.get('Root'), OF_CATALOGUE)
  for (let index = 0; index < document.countPages(); index += 1) {
    const page = document.findPage(index)
    keepKeys(page, OF_PAGE)
    keepLinks(document, page)
  }
  const names = nameMaps(document)
  for (const [number, object] of objects(document)) sweep(object, names.has(number))
}

/** The forbidden keys and actions that are still somewhere in a document, each as `number key`. */
export function forbiddenKeys(document: PDFDocument): readonly string[] {
  const found: string[] = []
  const trailer = document.getTrailer()
  for (const key of ['Info', 'Encrypt']) if (!trailer.get(key).isNull()) found.push(`trailer ${key}`)
  const names = nameMaps(document)
  for (const [number, object] of objects(document)) walk(object, (_, key) => found.push(`${number} ${key}`), names.has(number))
  return found
}

function* objects(document: PDFDocument): Generator<readonly [number, PDFObject]> {
  for (let number = 1; number < document.countObjects(); number += 1) {
    const object = document.newIndirect(number).resolve()
    if (object.isDictionary() || object.isArray() || object.isStream()) yield [number, object]
  }
}

function keepKeys(dictionary: PDFObject, kept: ReadonlySet<string>): void {
  for (const key of keysOf(dictionary)) if (!kept.has(key)) dictionary.delete(key)
}

/** Annotations are drawn into the page already; of the links that are left, those to the web stay, written anew. */
function keepLinks(document: PDFDocument, page: PDFObject): void {
  const annotations = page.get('Annots')
  if (annotations.isNull()) return
  const kept = document.newArray()
  for (let index = 0; index < annotations.length; index += 1) {
    const link = annotations.get(index)
    const uri = link.get('A', 'URI')
    if (link.get('Subtype').toString() !== '/Link' || link.get('A', 'S').toString() !== '/URI' || !uri.isString()) continue
    if (!/^https?:\/\//i.test(uri.asString())) continue
    keepKeys(link, new Set(['Type', 'Subtype', 'Rect', 'Border', 'A', 'StructParent', 'QuadPoints', 'F']))
    keepKeys(link.get('A'), new Set(['Type', 'S', 'URI']))
    kept.push(link)
  }
  if (kept.length === 0) page.delete('Annots')
  else page.put('Annots', kept)
}

/** Objects that are such a map by themselves. */
function nameMaps(document: PDFDocument): ReadonlySet<number> {
  const found = new Set<number>()
  const look = (object: PDFObject, depth: number) => {
    if (depth > MAX_DEPTH || (!object.isDictionary() && !object.isArray())) return
    object.forEach((value, key) => {
      if (!value.isIndirect()) look(value, depth + 1)
      else if (OF_FREE_NAMES.has(String(key))) found.add(value.asIndirect())
    })
  }
  for (const [, object] of objects(document)) look(object, 0)
  return found
}

function sweep(object: PDFObject, freeNames: boolean): void {
  const faults: (readonly [PDFObject, string])[] = []
  walk(object, (dictionary, key) => faults.push([dictionary, key]), freeNames)
  for (const [dictionary, key] of faults) {
    if (key === 'S') keepKeys(dictionary, new Set())
    else dictionary.delete(key)
  }
}

/** Calls back for each forbidden key, and with `S` for each forbidden action, in an object and what it holds directly. */
function walk(object: PDFObject, fault: (dictionary: PDFObject, key: string) => void, freeNames: boolean, depth = 0): void {
  if (depth > MAX_DEPTH) throw new Error('nested too deeply')
  if (object.isDictionary()) {
    const kinds = [object.get('S'), object.get('Subtype')].flatMap((kind) => (kind.isName() ? [kind.asName()] : []))
    if (kinds.some((kind) => ACTIONS.has(kind))) fault(object, 'S')
    if (!freeNames) for (const key of keysOf(object)) if (FORBIDDEN.has(key)) fault(object, key)
  }
  if (!object.isDictionary() && !object.isArray()) return
  object.forEach((value, key) => {
    if (!value.isIndirect()) walk(value, fault, OF_FREE_NAMES.has(String(key)), depth + 1)
  })
}

function keysOf(dictionary: PDFObject): readonly string[] {
  const keys: string[] = []
  if (dictionary.isDictionary()) dictionary.forEach((_, key) => keys.push(String(key)))
  return keys
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/))
}
