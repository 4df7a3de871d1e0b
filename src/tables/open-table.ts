import { decodeText } from './decode-text.ts'
import { LIMITS } from './limits.ts'
import { openSource } from './open-source.ts'
import { readDelimited } from './read-delimited.ts'
import { readJson } from './read-json.ts'
import { readNdjson } from './read-ndjson.ts'
import { refuse } from './refuse.ts'
import { refuseForeign } from './refuse-foreign.ts'
import { scanEncoding } from './scan-encoding.ts'
import { readXlsx } from './xlsx/read-xlsx.ts'
import type { Table, TableFile, TableFormat, TableHints } from './table.ts'

const HEAD = 64 * 1024

/**
 * Opens a table that somebody brings: CSV, TSV, XLSX, JSON or NDJSON, by what it contains, with its name as adviser; a gzip of a text
 * file is read through. What was found out can be overruled by hints. Memory stays bounded; nothing is corrected or dropped in silence.
 * Throws Invalid (field `file`) when the file is no table that is read here, or too large.
 */
export async function openTable(file: TableFile, hints: TableHints = {}): Promise<Table> {
  const limits = { ...LIMITS, ...hints.limits }
  const source = await openSource(file, limits)
  const head = await source.head(HEAD)
  if (isZip(head)) return readXlsx(file, hints, limits)
  refuseForeign(head)
  if (hints.format === 'xlsx') throw refuse('errors.table_damaged')
  const scanned = await scanEncoding(source, hints.encoding)
  const format = hints.format ?? (await formatOf(file.name, decodeText(source, scanned.encoding.name, scanned.mark)))
  if (format === 'json') return readJson(source, scanned, hints, limits)
  if (format === 'ndjson') return readNdjson(source, scanned, hints, limits)
  return readDelimited(source, scanned, format === 'tsv' ? { separator: '\t', ...hints } : hints, limits)
}

function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5)
}

/** JSON by its first sign and its lines, unless the name says otherwise. */
async function formatOf(name: string, texts: AsyncIterable<string>): Promise<TableFormat> {
  const ending = /\.([a-z]+)(?:\.gz)?$/i.exec(name)?.[1]?.toLowerCase()
  if (ending === 'jsonl' || ending === 'ndjson') return 'ndjson'
  if (ending === 'csv' || ending === 'tsv' || ending === 'tab') return 'csv'
  let text = ''
  for await (const piece of texts) {
    text += piece
    if (text.length >= HEAD) break
  }
  const start = text.trimStart()
  if (start.startsWith('[')) return 'json'
  if (!start.startsWith('{')) return 'csv'
  const [first = '', second = ''] = start.split('\n')
  return ending !== 'json' && isJson(first) && second.trimStart().startsWith('{') ? 'ndjson' : 'json'
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}
