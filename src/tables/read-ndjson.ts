import { decodeText } from './decode-text.ts'
import { objectTable, type ObjectRow } from './object-table.ts'
import type { TableLimits } from './limits.ts'
import type { Source } from './open-source.ts'
import type { ScannedEncoding } from './scan-encoding.ts'
import type { Table, TableHints } from './table.ts'

/** The longest line that is held, in characters. */
const LINE = 16 * 1024 * 1024

/** One JSON object per line. A line that is none is said by its number, and the rest is read. */
export function readNdjson(source: Source, scanned: ScannedEncoding, hints: TableHints, limits: TableLimits): Promise<Table> {
  const { encoding, mark, notices } = scanned
  return objectTable({
    format: 'ndjson',
    encoding,
    notices,
    hints,
    limits,
    async *objects() {
      let row = 0
      for await (const line of lines(decodeText(source, encoding.name, mark))) {
        row += 1
        if (line !== null && line.trim() === '') continue
        yield objectOf(row, line)
      }
    },
  })
}

function objectOf(row: number, line: string | null): ObjectRow {
  if (line === null) return { row, value: null, notices: [{ key: 'imports.read.line_long', row, values: { limit: LINE } }] }
  const sample = line.trim().slice(0, 60).toWellFormed()
  try {
    const value: unknown = JSON.parse(line)
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return { row, value, notices: [] }
    return { row, value: null, notices: [{ key: 'imports.read.line_no_object', row, values: { sample } }] }
  } catch {
    return { row, value: null, notices: [{ key: 'imports.read.line_broken', row, values: { sample } }] }
  }
}

/** Null stands for a line past the limit. */
async function* lines(texts: AsyncIterable<string>): AsyncGenerator<string | null> {
  let rest: string[] = []
  let length = 0
  const whole = (last: string) => (length + last.length > LINE ? null : rest.length === 0 ? last : rest.join('') + last)
  for await (const text of texts) {
    const pieces = text.split('\n')
    const last = pieces.pop()!
    for (const piece of pieces) {
      yield whole(piece)
      rest = []
      length = 0
    }
    length += last.length
    if (length <= LINE) rest.push(last)
    else rest = []
  }
  const last = whole('')
  if (last !== '') yield last
}
