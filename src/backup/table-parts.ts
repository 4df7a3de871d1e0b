import { createHash, type Hash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { StartRefused } from '../../db/errors.ts'

const compress = promisify(gzip)
const expand = promisify(gunzip)
/** Bytes of lines in one entry, about: a single row may be longer. */
const PART = 4_000_000
const LONGEST_PART = 512_000_000

/** Counts and hashes the lines of one table. */
export class LineDigest {
  rows = 0
  readonly #hash: Hash = createHash('sha256')

  add(lines: readonly string[]): void {
    this.rows += lines.length
    for (const line of lines) this.#hash.update(line).update('\n')
  }

  /** Hex; once. */
  sha256(): string {
    return this.#hash.digest('hex')
  }
}

/** Lines of one table as compressed parts of a few megabytes each. */
export async function* partsOf(batches: AsyncIterable<readonly string[]>): AsyncGenerator<Buffer> {
  let waiting: string[] = []
  let length = 0
  const take = async () => {
    const part = await compress(`${waiting.join('\n')}\n`, { level: 4 })
    waiting = []
    length = 0
    return part
  }
  for await (const lines of batches) {
    for (const line of lines) {
      waiting.push(line)
      length += line.length
      if (length >= PART) yield await take()
    }
  }
  if (waiting.length > 0) yield await take()
}

/** The lines of a part. Throws StartRefused when it is damaged. */
export async function linesOf(name: string, part: Buffer): Promise<readonly string[]> {
  try {
    const lines = (await expand(part, { maxOutputLength: LONGEST_PART })).toString('utf8').split('\n')
    if (lines.pop() !== '') throw new Error('cut off')
    return lines
  } catch (error) {
    throw new StartRefused(`The back-up is damaged: ${name} (${error instanceof Error ? error.message : 'unreadable'}).`)
  }
}
