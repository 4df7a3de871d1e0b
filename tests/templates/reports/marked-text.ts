import { decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFRef } from 'pdf-lib'

/** Begin of marked content (its properties), its end, the choice of a font, and text as codes of its glyphs. */
const OPERATORS = /\/\w+\s*(?:<<([^>]*)>>\s*)?B[DM]C|\b(EMC)\b|\/(\w+)\s+[\d.]+\s+Tf|(?<!<)<([0-9A-Fa-f]*)>(?!>)/g

type Font = ReadonlyMap<string, string>

/**
 * The text of each page's marked content by its number, as the file itself says it (glyph codes through the fonts' own tables): no
 * reader's guess of spaces. Artifacts have no number and are left out.
 */
export function markedText(document: PDFDocument): ReadonlyMap<PDFRef, ReadonlyMap<number, string>> {
  const fonts = new Map<PDFDict, Font>()
  return new Map(
    document.getPages().map((page) => {
      const resources = page.node.Resources()?.lookupMaybe(PDFName.of('Font'), PDFDict)
      const fontNamed = (name: string) => {
        const dictionary = resources!.lookup(PDFName.of(name), PDFDict)
        const known = fonts.get(dictionary) ?? readFont(dictionary)
        fonts.set(dictionary, known)
        return known
      }
      return [page.ref, textOfPage(contentOf(page.node), fontNamed)] as const
    }),
  )
}

function textOfPage(content: string, fontNamed: (name: string) => Font): Map<number, string> {
  const texts = new Map<number, string>()
  const open: (number | null)[] = []
  let font: Font = new Map()
  for (const [, properties, end, name, codes] of content.matchAll(OPERATORS)) {
    if (end) open.pop()
    else if (name !== undefined) font = fontNamed(name)
    else if (codes === undefined) open.push(numberIn(properties))
    else {
      const mark = open.findLast((one) => one !== null)
      if (mark === undefined || open.at(-1) === null) continue
      const text = codes.match(/.{4}/g)?.map((code) => font.get(code.toLowerCase()) ?? '\uFFFD') ?? []
      texts.set(mark, (texts.get(mark) ?? '') + text.join(''))
    }
  }
  return texts
}

function numberIn(properties: string | undefined): number | null {
  const [, number] = /\/MCID (\d+)/.exec(properties ?? '') ?? []
  return number === undefined ? null : Number(number)
}

function contentOf(page: PDFDict): string {
  const contents = page.lookup(PDFName.of('Contents'))
  const streams = contents instanceof PDFArray ? contents.asArray().map((_, index) => contents.lookup(index)) : [contents]
  return streams.map((stream) => decode(stream as PDFRawStream)).join('\n')
}

function decode(stream: PDFRawStream): string {
  return Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
}

/** What each glyph code stands for (its ToUnicode table). */
function readFont(dictionary: PDFDict): Font {
  const table = decode(dictionary.lookup(PDFName.of('ToUnicode')) as PDFRawStream)
  const font = new Map<string, string>()
  for (const [, from = '', , list, first] of table.matchAll(/<(\w+)>\s*<(\w+)>\s*(?:\[([^\]]*)\]|<(\w+)>)/g)) {
    const texts = list === undefined ? [first!] : [...list.matchAll(/<([\w\s]*)>/g)].map(([, text]) => text!)
    for (const [index, text] of texts.entries()) {
      const code = (Number.parseInt(from, 16) + index).toString(16).padStart(4, '0')
      font.set(code, Buffer.from(text.replaceAll(/\s/g, ''), 'hex').swap16().toString('utf16le'))
    }
  }
  return font
}
