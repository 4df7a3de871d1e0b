import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createDeflate } from 'node:zlib'

/** A text as a PDF holds it: compressed, with the size and digest of what is inside. */
export interface Packed {
  readonly compressed: readonly Uint8Array[]
  readonly size: number
  /** MD5, which the format asks for. */
  readonly checksum: Buffer
}

const LEVEL = 6
const CHARACTERS_AT_A_TIME = 65_536

/** Compresses a text piece by piece on another thread, so that neither the text nor its bytes are ever held whole. */
export async function pack(pieces: Iterable<string>): Promise<Packed> {
  const deflate = createDeflate({ level: LEVEL })
  const compressed: Uint8Array[] = []
  deflate.on('data', (chunk: Uint8Array) => compressed.push(chunk))
  const ended = once(deflate, 'end')
  const checksum = createHash('md5')
  let size = 0
  const write = async (text: string) => {
    const bytes = Buffer.from(text, 'utf8')
    checksum.update(bytes)
    size += bytes.length
    if (!deflate.write(bytes)) await once(deflate, 'drain')
  }
  let gathered = ''
  for (const piece of pieces) {
    gathered += piece
    if (gathered.length < CHARACTERS_AT_A_TIME) continue
    await write(gathered)
    gathered = ''
  }
  await write(gathered)
  deflate.end()
  await ended
  return { compressed, size, checksum: checksum.digest() }
}
