import type { Source } from './open-source.ts'
import type { EncodingName } from './table.ts'

/** The text of a file in pieces, without its byte order mark. What cannot be decoded becomes U+FFFD, which the reader of cells says. */
export async function* decodeText(source: Source, encoding: EncodingName, mark: number): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true })
  let skip = mark
  for await (const chunk of source.chunks()) {
    const piece = decoder.decode(skip === 0 ? chunk : chunk.subarray(skip), { stream: true })
    skip = 0
    if (piece !== '') yield piece
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
}
