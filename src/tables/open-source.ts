import { open, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { TableLimits } from './limits.ts'
import { refuse } from './refuse.ts'
import type { TableFile } from './table.ts'

const CHUNK = 64 * 1024

/** The bytes of a file, to be read more than once. */
export interface Source {
  readonly size: number
  chunks(): AsyncGenerator<Uint8Array>
  head(length: number): Promise<Uint8Array>
}

/** A file as it is, or what a gzip file inflates to. Throws Invalid beyond the limits, by real lengths; also while it is read. */
export async function openSource(file: TableFile, limits: TableLimits): Promise<Source> {
  const { bytes, path } = file
  if (bytes === undefined && path === undefined) throw new Error('a table needs a path or bytes')
  const size = bytes === undefined ? (await stat(path!)).size : bytes.length
  if (size > limits.bytes) throw refuse('errors.table_bytes', { limit: Math.floor(limits.bytes / 1024 / 1024) })
  const plain = sourceOf(size, () => (bytes === undefined ? fromPath(path!, size) : fromBytes(bytes)))
  const [first, second] = await plain.head(2)
  return first === 0x1f && second === 0x8b ? sourceOf(size, () => inflated(plain, limits.inflatedBytes)) : plain
}

function sourceOf(size: number, chunks: () => AsyncGenerator<Uint8Array>): Source {
  return {
    size,
    chunks,
    async head(length) {
      const pieces: Uint8Array[] = []
      let held = 0
      for await (const piece of chunks()) {
        pieces.push(piece)
        held += piece.length
        if (held >= length) break
      }
      return Buffer.concat(pieces).subarray(0, length)
    },
  }
}

async function* inflated(plain: Source, limit: number): AsyncGenerator<Uint8Array> {
  let length = 0
  const gunzip = createGunzip({ chunkSize: CHUNK })
  const input = Readable.from(plain.chunks(), { objectMode: false })
  input.once('error', (error) => gunzip.destroy(error))
  input.pipe(gunzip)
  try {
    for await (const piece of gunzip) {
      length += (piece as Uint8Array).length
      if (length > limit) throw refuse('errors.table_inflated', { limit: Math.floor(limit / 1024 / 1024) })
      yield piece as Uint8Array
    }
  } catch (error) {
    throw error instanceof Error && 'code' in error && String(error.code).startsWith('Z_') ? refuse('errors.table_damaged') : error
  } finally {
    input.destroy()
    gunzip.destroy()
  }
}

async function* fromBytes(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += CHUNK) yield bytes.subarray(from, from + CHUNK)
}

/** Never more than what was measured: a file that grows meanwhile is cut there. */
async function* fromPath(path: string, size: number): AsyncGenerator<Uint8Array> {
  const handle = await open(path, 'r')
  try {
    let position = 0
    while (position < size) {
      const buffer = Buffer.allocUnsafe(Math.min(CHUNK, size - position))
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, position)
      if (bytesRead === 0) return
      position += bytesRead
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await handle.close()
  }
}
