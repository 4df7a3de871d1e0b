import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { forkFont, parseFont, type Doc } from './pdfkit-internals.ts'
import type { ParsedFont } from './pdfkit-types.ts'

const FILES = {
  text: 'source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  strong: 'source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
  emphasis: 'source-sans-3/400Regular_Italic/SourceSans3_400Regular_Italic.ttf',
  headline: 'source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
  quote: 'source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
} as const

/** The five faces of the report, by what they are for. */
export type Face = keyof typeof FILES

const FACES = Object.keys(FILES) as Face[]
const parsed = new Map<Face, ParsedFont>()
const forMeasuring = new Map<Face, ParsedFont>()

/** The face to measure with, read from its package at first use and kept for the life of the process. */
export function font(face: Face): ParsedFont {
  const found = forMeasuring.get(face) ?? forkFont(parse(face))
  forMeasuring.set(face, found)
  return found
}

function parse(face: Face): ParsedFont {
  const found = parsed.get(face) ?? parseFont(readFileSync(fileURLToPath(import.meta.resolve(`@expo-google-fonts/${FILES[face]}`))))
  parsed.set(face, found)
  return found
}

/** Makes all faces known to a document under their own names; only those used are embedded. */
export function registerFonts(doc: Doc): void {
  for (const face of FACES) doc.registerFont(face, forkFont(parse(face)) as unknown as string)
}
