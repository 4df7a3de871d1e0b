import { open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { HTTPException } from 'hono/http-exception'

export interface Upload {
  /** The fields of the form that are no files. */
  readonly values: Readonly<Record<string, string>>
  /** Where the first file lies now; null when none was chosen. */
  readonly file: { readonly name: string; readonly path: string } | null
}

const HEAD = 16 * 1024
const FIELD = 64 * 1024
const END = Buffer.from('\r\n\r\n')

/**
 * Reads a form with one file (multipart/form-data, RFC 7578) as it arrives: the file goes to `folder` piece by piece and never into
 * memory whole. Throws HTTPException: 400 when the body is not such a form, 413 once it is longer than `limit` bytes, whatever
 * length it announced.
 */
export async function receiveUpload(body: AsyncIterable<Uint8Array>, boundary: string, folder: string, limit: number): Promise<Upload> {
  const delimiter = Buffer.from(`\r\n--${boundary}`)
  const values: Record<string, string> = {}
  let file: Upload['file'] = null
  let part: Part | null = null
  let rest: Buffer = Buffer.from('\r\n')
  let state: 'before' | 'head' | 'body' | 'after' = 'before'
  let bytes = 0
  try {
    for await (const piece of body) {
      bytes += piece.length
      if (bytes > limit) throw new HTTPException(413)
      rest = rest.length === 0 ? Buffer.from(piece) : Buffer.concat([rest, piece])
      for (let more = true; more;) {
        more = false
        if (state === 'before' || state === 'body') {
          const at = rest.indexOf(delimiter)
          const ready = at === -1 ? Math.max(0, rest.length - delimiter.length) : at
          if (state === 'body' && ready > 0) await part?.write(rest.subarray(0, ready))
          rest = rest.subarray(at === -1 ? ready : at + delimiter.length)
          if (at === -1) continue
          if (part) {
            const ended = await part.end()
            if ('value' in ended) values[ended.name] = ended.value
            else file ??= ended.file
            part = null
          }
          state = 'head'
        }
        if (state === 'head') {
          if (rest.length >= 2 && rest.subarray(0, 2).toString('latin1') === '--') state = 'after'
          const end = rest.indexOf(END)
          if (state === 'head' && end === -1 && rest.length > HEAD) throw new HTTPException(400)
          if (state === 'head' && end !== -1) {
            part = await beginPart(rest.subarray(0, end).toString('utf8'), folder, file === null)
            rest = rest.subarray(end + END.length)
            state = 'body'
            more = true
          }
        }
        if (state === 'after') rest = Buffer.alloc(0)
      }
    }
    if (state !== 'after') throw new HTTPException(400)
    return { values, file }
  } finally {
    await part?.abandon()
  }
}

interface Part {
  write(piece: Buffer): Promise<void>
  end(): Promise<{ readonly name: string; readonly value: string } | { readonly file: Upload['file'] }>
  abandon(): Promise<void>
}

async function beginPart(head: string, folder: string, keeps: boolean): Promise<Part> {
  const line = /^content-disposition:(.*)$/im.exec(head)?.[1] ?? ''
  const name = /;\s*name="([^"]*)"/i.exec(line)?.[1]
  const fileName = /;\s*filename="([^"]*)"/i.exec(line)?.[1]
  if (name === undefined) throw new HTTPException(400)
  if (fileName === undefined) return fieldPart(name)
  const path = join(folder, 'file')
  const handle: FileHandle | null = keeps && fileName !== '' ? await open(path, 'w') : null
  return {
    write: async (piece) => void (await handle?.write(Buffer.from(piece))),
    async end() {
      await handle?.close()
      return { file: handle === null ? null : { name: fileName.replaceAll('%22', '"'), path } }
    },
    abandon: async () => handle?.close(),
  }
}

function fieldPart(name: string): Part {
  const pieces: Buffer[] = []
  let length = 0
  return {
    async write(piece) {
      length += piece.length
      if (length > FIELD) throw new HTTPException(413)
      pieces.push(Buffer.from(piece))
    },
    end: async () => ({ name, value: Buffer.concat(pieces).toString('utf8') }),
    abandon: async () => undefined,
  }
}
