import { fromBufferPromise, openPromise, type Entry, type ZipFile } from 'yauzl'
import { isDomainError } from '../../kernel/errors.ts'
import { refuse } from '../refuse.ts'
import type { TableLimits } from '../limits.ts'
import type { TableFile } from '../table.ts'

/** A workbook has a few dozen parts. */
const ENTRIES = 2000
/** Of the parts that are held whole. */
const PART = 16 * 1024 * 1024

/** The parts of a workbook's archive. What they inflate to is counted as it comes out, not as the archive declares it. */
export interface Archive {
  has(name: string): boolean
  /** A small part whole; null when there is none of that name. */
  whole(name: string): Promise<string | null>
  /** A part piece by piece. Throws Invalid past the limit or when it is damaged. */
  pieces(name: string): AsyncGenerator<string>
}

/** Opens the archive anew for `use` and closes it after. Throws Invalid for what is no sound zip archive, or an encrypted one. */
export async function* withArchive<Item>(
  file: TableFile,
  limits: TableLimits,
  use: (archive: Archive) => AsyncGenerator<Item>,
): AsyncGenerator<Item> {
  let zip: ZipFile | null = null
  try {
    zip = await open(file)
    yield* use(await archiveOf(zip, limits))
  } catch (error) {
    throw isDomainError(error) ? error : refuse('errors.table_damaged')
  } finally {
    if (file.bytes === undefined) zip?.close()
  }
}

function open({ bytes, path }: TableFile): Promise<ZipFile> {
  return bytes === undefined
    ? openPromise(path!, { autoClose: false })
    : fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}

async function archiveOf(zip: ZipFile, limits: TableLimits): Promise<Archive> {
  const entries = await entriesOf(zip)
  let left = limits.inflatedBytes
  async function* pieces(name: string): AsyncGenerator<string> {
    const entry = entries.get(name)
    if (!entry) throw refuse('errors.table_damaged')
    const stream = await zip.openReadStreamPromise(entry)
    const decoder = new TextDecoder('utf-8')
    try {
      for await (const chunk of stream) {
        left -= (chunk as Buffer).length
        if (left < 0) throw refuse('errors.table_inflated', { limit: Math.floor(limits.inflatedBytes / 1024 / 1024) })
        yield decoder.decode(chunk as Buffer, { stream: true })
      }
      yield decoder.decode()
    } finally {
      stream.destroy()
    }
  }
  return {
    has: (name) => entries.has(name),
    pieces,
    async whole(name) {
      if (!entries.has(name)) return null
      let text = ''
      for await (const piece of pieces(name)) {
        text += piece
        if (text.length > PART) throw refuse('errors.table_inflated', { limit: PART / 1024 / 1024 })
      }
      return text
    },
  }
}

async function entriesOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) throw refuse('errors.table_encrypted')
    if (entries.size >= ENTRIES) throw refuse('errors.table_archive')
    entries.set(entry.fileName, entry)
  }
  return entries
}
