import { FileRefused } from './inspection.ts'

/** Application segments of a JPEG that its colours need: JFIF and Adobe. */
const NEEDED_SEGMENTS = new Set([0xe0, 0xee])
const DROPPED_BOXES = new Set(['xml ', 'uuid', 'uinf'])

interface Picture {
  readonly clean: Uint8Array
  readonly pixels: number
}

/** A JPEG or JPEG 2000 as it stands inside a PDF, without what it says of its making. Throws FileRefused when it has no frame. */
export function readPicture(bytes: Uint8Array, kind: 'jpeg' | 'jpeg2000'): Picture {
  const picture = kind === 'jpeg' ? readJpeg(Buffer.from(bytes)) : readJpeg2000(Buffer.from(bytes))
  if (picture === null) throw new FileRefused('file_damaged')
  return picture
}

/** ITU T.81 annex B: segments up to the first scan; what follows the last end marker is dropped. */
function readJpeg(bytes: Buffer): Picture | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null
  const kept: Buffer[] = [bytes.subarray(0, 2)]
  let pixels = 0
  let at = 2
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length = bytes.readUInt16BE(at + 2)
    if (marker === 0xda) break
    if (length < 2 || at + 2 + length > bytes.length) return null
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (frame && length >= 8) pixels = Math.max(pixels, bytes.readUInt16BE(at + 5) * bytes.readUInt16BE(at + 7))
    const application = (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe
    if (!application || NEEDED_SEGMENTS.has(marker)) kept.push(bytes.subarray(at, at + 2 + length))
    at += 2 + length
  }
  if (pixels === 0) return null
  const end = bytes.lastIndexOf(Buffer.from([0xff, 0xd9]))
  kept.push(bytes.subarray(at, end > at ? end + 2 : bytes.length))
  return { clean: Buffer.concat(kept), pixels }
}

/** ISO 15444-1 annex I: a file of boxes, or a bare code stream, which has no metadata but comments. */
function readJpeg2000(bytes: Buffer): Picture | null {
  if (bytes.length > 24 && bytes.readUInt32BE(0) === 0xff4fff51) {
    return { clean: bytes, pixels: bytes.readUInt32BE(8) * bytes.readUInt32BE(12) }
  }
  const kept: Buffer[] = []
  let pixels = 0
  for (let at = 0; at + 8 <= bytes.length;) {
    const type = bytes.toString('latin1', at + 4, at + 8)
    const written = bytes.readUInt32BE(at)
    if (written !== 0 && written < 8) return null
    const length = written === 0 ? bytes.length - at : written
    if (at + length > bytes.length) return null
    if (type === 'jp2h') {
      const header = bytes.subarray(at, at + length)
      const frame = header.indexOf('ihdr')
      if (frame > 0 && frame + 12 <= header.length) pixels = header.readUInt32BE(frame + 4) * header.readUInt32BE(frame + 8)
    }
    if (!DROPPED_BOXES.has(type)) kept.push(bytes.subarray(at, at + length))
    at += length
  }
  return pixels === 0 ? null : { clean: Buffer.concat(kept), pixels }
}
