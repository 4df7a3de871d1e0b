import type { Column, Row } from './dataset.ts'

/** Rows as NDJSON: one JSON object a line with the columns in their order, null where a value is absent, lists as arrays; a piece a batch. */
export async function* writeNdjson(columns: readonly Column[], batches: AsyncIterable<readonly Row[]>): AsyncGenerator<string> {
  for await (const rows of batches) yield ndjsonLines(columns, rows)
}

/** The lines of some rows. */
export function ndjsonLines(columns: readonly Column[], rows: readonly Row[]): string {
  const write = objectWriter(columns)
  let lines = ''
  for (const row of rows) lines += `${write(row)}\n`
  return lines
}

/** Makes what writes a row as a JSON object with these columns in their order. */
export function objectWriter(columns: readonly Column[]): (row: Row) => string {
  const fields = columns.map(({ name }, index) => ({ name, mark: `${index === 0 ? '{' : ','}${JSON.stringify(name)}:` }))
  return (row) => {
    let text = ''
    for (const { name, mark } of fields) text += mark + JSON.stringify(row[name] ?? null)
    return `${text}}`
  }
}
