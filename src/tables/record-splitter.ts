import { refuse } from './refuse.ts'
import type { TableLimits } from './limits.ts'

export type RecordFault = 'cut' | 'stray_quote' | 'quote_open'

export interface RawRecord {
  /** From 1, blank rows counted, a line break inside quotes not. */
  readonly row: number
  readonly cells: readonly string[]
  readonly faults: readonly { readonly fault: RecordFault; readonly column: number; readonly length: number }[]
}

export interface SplitOptions {
  readonly separator: string
  /** A carriage return alone ends a row; otherwise it stays in its cell. */
  readonly returnsEndRows: boolean
  readonly limits: Pick<TableLimits, 'cellLength' | 'columns'>
}

export interface RecordSplitter {
  /** The records that this piece of text completes. Throws Invalid beyond the limit of columns. */
  push(text: string): readonly RawRecord[]
  /** The last records, when the text is over. */
  end(): readonly RawRecord[]
}

type State = 'start' | 'plain' | 'quoted' | 'quote' | 'quote_return' | 'return'

const QUOTE = '"'
const NO_FAULTS: RawRecord['faults'] = []

/**
 * Splits CSV text (RFC 4180) piece by piece in bounded memory. Lenient as csv-parse is with `relax_quotes`: a quotation mark inside a
 * cell is text, and a cell that goes on after its closing mark keeps its marks. What it does beyond that library: a cell past the limit
 * is cut and reading goes on, and a mark that is never closed costs its own cell only. Both are reported as faults of the record.
 */
export function recordSplitter({ separator, returnsEndRows, limits }: SplitOptions): RecordSplitter {
  let state: State = 'start'
  let field = ''
  let length = 0
  let wasQuoted = false
  let cells: string[] = []
  let faults: { fault: RecordFault; column: number; length: number }[] = []
  let row = 0
  let out: RawRecord[] = []

  const add = (text: string) => {
    length += text.length
    const room = limits.cellLength - field.length
    if (room > 0) field += text.length > room ? text.slice(0, room) : text
  }
  const endCell = () => {
    if (cells.length >= limits.columns) throw refuse('errors.table_columns', { limit: limits.columns })
    if (length > limits.cellLength) faults.push({ fault: 'cut', column: cells.length, length })
    cells.push(field)
    field = ''
    length = 0
    wasQuoted = false
    state = 'start'
  }
  const endRow = () => {
    endCell()
    row += 1
    out.push({ row, cells, faults: faults.length === 0 ? NO_FAULTS : faults })
    cells = []
    faults = []
  }
  /** After what looked like the closing mark there is more text: the cell was not a quoted one. */
  const strayQuote = () => {
    faults.push({ fault: 'stray_quote', column: cells.length, length: 0 })
    field = (QUOTE + field).slice(0, limits.cellLength)
    length += 1
    add(QUOTE)
    state = 'plain'
  }

  const step = (text: string, from: number): number => {
    const char = text[from]!
    if (state === 'return') {
      if (char === '\n') return (endRow(), from + 1)
      if (returnsEndRows) return (endRow(), from)
      add('\r')
      state = 'plain'
      return from
    }
    if (state === 'quote_return') {
      if (char === '\n') return (endRow(), from + 1)
      if (returnsEndRows) return (endRow(), from)
      strayQuote()
      add('\r')
      return from
    }
    if (state === 'quote') {
      if (char === QUOTE) {
        add(QUOTE)
        state = 'quoted'
        return from + 1
      }
      if (char === separator) return (endCell(), from + 1)
      if (char === '\n') return (endRow(), from + 1)
      if (char === '\r') return ((state = 'quote_return'), from + 1)
      strayQuote()
      return from
    }
    if (state === 'quoted') {
      const next = text.indexOf(QUOTE, from)
      if (next === -1) return (add(text.slice(from)), text.length)
      add(text.slice(from, next))
      state = 'quote'
      return next + 1
    }
    if (state === 'start' && char === QUOTE) {
      state = 'quoted'
      wasQuoted = true
      return from + 1
    }
    state = 'plain'
    let to = from
    for (; to < text.length; to += 1) {
      const code = text[to]
      if (code === separator || code === '\n' || code === '\r') break
    }
    if (to > from) add(text.slice(from, to))
    if (to === text.length) return to
    if (text[to] === separator) endCell()
    else if (text[to] === '\n') endRow()
    else state = 'return'
    return to + 1
  }

  const taken = () => {
    const records = out
    out = []
    return records
  }
  return {
    push(text) {
      let position = 0
      while (position < text.length) position = step(text, position)
      return taken()
    },
    end() {
      if (state === 'quoted') {
        faults.push({ fault: 'quote_open', column: cells.length, length })
        const [first = '', ...rest] = length > limits.cellLength ? [field] : (QUOTE + field).split(/\r\n|\n|\r/)
        const [own = '', ...others] = first.split(separator)
        field = own
        length = 0
        endCell()
        for (const [lines, line] of [others, ...rest.map((text) => text.split(separator))].entries()) {
          if (lines > 0) {
            row += 1
            out.push({ row, cells, faults: faults.length === 0 ? NO_FAULTS : faults })
            cells = []
            faults = []
          }
          for (const cell of line) {
            field = cell
            endCell()
          }
        }
        row += 1
        out.push({ row, cells, faults })
        return taken()
      }
      if (state === 'return' && !returnsEndRows) add('\r')
      if (state === 'quote_return' && !returnsEndRows) {
        strayQuote()
        add('\r')
      }
      if (state !== 'start' || cells.length > 0 || wasQuoted) endRow()
      return taken()
    },
  }
}
