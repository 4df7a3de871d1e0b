import { constants, inflateSync } from 'node:zlib'
import type { PDFDocument, PDFObject } from 'mupdf'
import type { FileLimits } from '../kernel/files.ts'
import { FileRefused } from './inspection.ts'
import { readPicture } from './embedded-picture.ts'

const MB = 1024 * 1024
/** What all streams but pictures, and all streams together, may come to once unpacked; and one of either kind. */
const TEXT_BYTES = 256 * MB
const ALL_BYTES = 2048 * MB
const ONE_TEXT = 64 * MB
const ONE_PICTURE = 192 * MB

const PICTURE_FILTERS = new Set(['DCTDecode', 'DCT', 'JPXDecode', 'CCITTFaxDecode', 'CCF', 'JBIG2Decode'])
const FLATE = new Set(['FlateDecode', 'Fl'])

/**
 * Unpacks every stream of a document, so that one that explodes is found here and not by a reader; takes the metadata out of
 * the photographs that lie in it (EXIF, XMP, IPTC, comments). Throws FileRefused: file_explodes, file_pixels.
 */
export function measureStreams(document: PDFDocument, limits: FileLimits): void {
  let text = 0
  let all = 0
  for (let number = 1; number < document.countObjects(); number += 1) {
    const reference = document.newIndirect(number)
    if (!reference.isStream()) continue
    const pixels = sideOf(reference, 'Width') * sideOf(reference, 'Height')
    if (pixels > limits.pixels) throw new FileRefused('file_pixels')
    const filters = filtersOf(reference)
    if (filters.some((filter) => PICTURE_FILTERS.has(filter))) {
      cleanPhotograph(document, reference, filters, limits)
      continue
    }
    const limit = pixels > 0 ? ONE_PICTURE : ONE_TEXT
    const length = unpackedLength(reference, filters, limit)
    all += length
    if (pixels === 0) text += length
    if (length > limit || text > TEXT_BYTES || all > ALL_BYTES) throw new FileRefused('file_explodes')
  }
}

/** Most streams are packed in the one way that can be unpacked up to a limit; the parser does the others, within its own memory. */
function unpackedLength(stream: PDFObject, filters: readonly string[], limit: number): number {
  if (filters.length === 0) return 0
  if (FLATE.has(filters[0] ?? '')) {
    const first = inflated(stream.readRawStream().asUint8Array(), limit)
    if (first !== null && filters.length === 1) return first.length
  }
  const unpacked = stream.readStream()
  const length = unpacked.getLength()
  unpacked.destroy()
  return length
}

/** Null when the data is damaged, which the parser may forgive. Throws FileRefused when there is too much of it. */
function inflated(packed: Uint8Array, limit: number): Buffer | null {
  try {
    return inflateSync(packed, { maxOutputLength: limit, chunkSize: MB, finishFlush: constants.Z_SYNC_FLUSH })
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw new FileRefused('file_explodes')
    return null
  }
}

function sideOf(stream: PDFObject, key: string): number {
  const value = stream.get(key)
  return value.isNumber() ? Math.max(0, value.asNumber()) : 0
}

function filtersOf(stream: PDFObject): readonly string[] {
  const filter = stream.get('Filter')
  if (filter.isName()) return [filter.asName()]
  return Array.from({ length: filter.isArray() ? filter.length : 0 }, (_, index) => filter.get(index).asName())
}

/** JPEG and JPEG 2000 keep where, when and with what a picture was taken; their headers also say how large it really is. */
function cleanPhotograph(document: PDFDocument, stream: PDFObject, filters: readonly string[], limits: FileLimits): void {
  const last = filters.at(-1) ?? ''
  const before = filters.slice(0, -1)
  if (!before.every((filter) => FLATE.has(filter))) throw new FileRefused('file_unclean')
  let bytes = Uint8Array.from(stream.readRawStream().asUint8Array())
  for (const _ of before) {
    const next = inflated(bytes, ONE_PICTURE)
    if (next === null) throw new FileRefused('file_damaged')
    bytes = Uint8Array.from(next)
  }
  const kind = last === 'DCTDecode' || last === 'DCT' ? 'jpeg' : last === 'JPXDecode' ? 'jpeg2000' : null
  if (kind === null) return
  const picture = readPicture(bytes, kind)
  if (picture.pixels > limits.pixels) throw new FileRefused('file_pixels')
  stream.writeRawStream(picture.clean)
  stream.put('Filter', document.newName(last))
  const parameters = stream.get('DecodeParms')
  if (parameters.isArray()) {
    const own = parameters.get(parameters.length - 1)
    if (own.isDictionary()) stream.put('DecodeParms', own)
    else stream.delete('DecodeParms')
  }
}
