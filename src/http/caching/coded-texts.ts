import { encode, type Coding } from './content-coding.ts'

/** Bytes that are kept at most, of all and of one. */
const MOST_BYTES = 16 * 1024 * 1024
const MOST_OF_ONE = 2 * 1024 * 1024

/**
 * Compresses texts and remembers the latest by their strong entity tag, which is the same for the same bytes only. Without a tag each
 * is compressed anew.
 */
export function codedTexts(): (text: Uint8Array, coding: Coding, strongTag: string | null) => Promise<Buffer> {
  const kept = new Map<string, Buffer>()
  let bytes = 0
  return async (text, coding, strongTag) => {
    if (strongTag === null) return encode(text, coding)
    const key = `${coding} ${text.length} ${strongTag}`
    const known = kept.get(key)
    if (known !== undefined) {
      kept.delete(key)
      kept.set(key, known)
      return known
    }
    const made = await encode(text, coding)
    if (made.length > MOST_OF_ONE || kept.has(key)) return made
    kept.set(key, made)
    bytes += made.length
    for (const [oldest, { length }] of kept) {
      if (bytes <= MOST_BYTES) break
      kept.delete(oldest)
      bytes -= length
    }
    return made
  }
}
