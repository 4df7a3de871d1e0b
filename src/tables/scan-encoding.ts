import { guessEncoding } from './guess-encoding.ts'
import type { Source } from './open-source.ts'
import type { Encoding, EncodingName, Notice } from './table.ts'

/** How many places with bytes beyond ASCII are kept as evidence. */
const PLACES = 2000
const AROUND = 12

export interface ScannedEncoding {
  readonly encoding: Encoding
  /** Bytes of the byte order mark, to be skipped. */
  readonly mark: number
  readonly notices: readonly Notice[]
}

/**
 * Which encoding a text file is in: by its byte order mark, else UTF-8 if every byte of it is valid, else a guess, which is said with
 * its evidence. Reads the whole file once.
 */
export async function scanEncoding(source: Source, hint: EncodingName | undefined): Promise<ScannedEncoding> {
  const head = await source.head(4096)
  const marked = byMark(head)
  if (hint !== undefined) return known(hint, marked?.name === hint ? marked.mark : 0)
  if (marked) return known(marked.name, marked.mark)
  const wide = withoutMark(head)
  if (wide) return known(wide, 0)
  const { places, broken, whole } = await scanBytes(source)
  if (broken === 0) return known('utf-8', 0)
  if (whole > broken * 20) return { ...known('utf-8', 0), notices: [{ key: 'imports.read.encoding_mixed', values: { count: broken } }] }
  const candidates = guessEncoding(places)
  const [chosen, other] = [candidates[0]!, candidates[1]!]
  const seen = new Map<string, number>()
  for (const { bytes, at } of places) {
    const byte = `0x${bytes[at]!.toString(16).toUpperCase()}`
    seen.set(byte, (seen.get(byte) ?? 0) + 1)
  }
  const most = [...seen].toSorted((a, b) => b[1] - a[1]).slice(0, 5)
  return {
    encoding: { name: chosen.name, guessed: true, candidates },
    mark: 0,
    notices: [
      {
        key: 'imports.read.encoding_guessed',
        values: {
          encoding: chosen.name,
          bytes: most.map(([byte, count]) => `${byte} × ${count}`).join(', '),
          sample: chosen.samples[0] ?? '',
          other: other.name,
          otherSample: other.samples[0] ?? '',
        },
      },
    ],
  }
}

function known(name: EncodingName, mark: number): ScannedEncoding {
  return { encoding: { name, guessed: false, candidates: [] }, mark, notices: [] }
}

function byMark(head: Uint8Array): { name: EncodingName; mark: number } | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { name: 'utf-8', mark: 3 }
  if (head[0] === 0xff && head[1] === 0xfe) return { name: 'utf-16le', mark: 2 }
  if (head[0] === 0xfe && head[1] === 0xff) return { name: 'utf-16be', mark: 2 }
  return null
}

/** UTF-16 without a mark: nearly every other byte is zero. */
function withoutMark(head: Uint8Array): EncodingName | null {
  const pairs = head.length >> 1
  if (pairs < 4) return null
  let [even, odd] = [0, 0]
  for (let i = 0; i < pairs * 2; i += 2) {
    if (head[i] === 0) even += 1
    if (head[i + 1] === 0) odd += 1
  }
  if (odd > pairs * 0.7 && even < pairs * 0.05) return 'utf-16le'
  if (even > pairs * 0.7 && odd < pairs * 0.05) return 'utf-16be'
  return null
}

export interface Place {
  readonly bytes: Uint8Array
  /** Where in `bytes` the byte beyond ASCII stands. */
  readonly at: number
}

interface ScannedBytes {
  readonly places: readonly Place[]
  /** Bytes beyond ASCII that are no part of valid UTF-8, and characters beyond ASCII that are. */
  readonly broken: number
  readonly whole: number
}

async function scanBytes(source: Source): Promise<ScannedBytes> {
  const places: Place[] = []
  let [broken, whole, following, least, most] = [0, 0, 0, 0x80, 0xbf]
  for await (const chunk of source.chunks()) {
    for (let i = 0; i < chunk.length; i += 1) {
      const byte = chunk[i]!
      if (byte < 0x80) {
        if (following > 0) broken += 1
        following = 0
        continue
      }
      if (places.length < PLACES) {
        const from = Math.max(0, i - AROUND)
        places.push({ bytes: chunk.slice(from, i + AROUND), at: i - from })
      }
      if (following > 0 && byte >= least && byte <= most) {
        following -= 1
        ;[least, most] = [0x80, 0xbf]
        if (following === 0) whole += 1
        continue
      }
      if (following > 0) broken += 1
      following = byte >= 0xc2 && byte < 0xe0 ? 1 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte >= 0xf0 && byte < 0xf5 ? 3 : 0
      least = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80
      most = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf
      if (following === 0) broken += 1
    }
  }
  return { places, broken: following > 0 ? broken + 1 : broken, whole }
}
