const SUSPECT = /[\u00c2-\u00c5\u00e2\u00f0]/
/** What windows-1252 makes of the bytes 0x80 to 0x9F; the five that it leaves undefined stay control characters, as browsers do it. */
const BYTES = new Map<string, number>()
const decoder = new TextDecoder('windows-1252')
for (let byte = 0x80; byte <= 0xff; byte += 1) BYTES.set(decoder.decode(Uint8Array.of(byte)), byte)
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const HIGH_RUN = new RegExp(
  `[${[...BYTES.keys()].map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}]{2,}`,
  'g',
)

/**
 * UTF-8 that was once read as windows-1252 ("vesselâ€™s"), as it was before; null when nothing in the text is that. Only runs that are
 * valid UTF-8 byte for byte are changed, so honest accents stay.
 */
export function repairMojibake(text: string): string | null {
  if (!SUSPECT.test(text)) return null
  let changed = false
  const mended = text.replaceAll(HIGH_RUN, (run) => {
    try {
      const repaired = strict.decode(Uint8Array.from(run, (char) => BYTES.get(char)!))
      changed = true
      return repaired
    } catch {
      return run
    }
  })
  return changed ? mended : null
}
