import type { Notice } from './table.ts'

export interface NamedColumns {
  readonly headers: readonly string[]
  readonly notices: readonly Notice[]
}

/** Distinct names for the columns: an empty one becomes its letters in brackets, a repeated one gets a number; both are said. */
export function nameColumns(cells: readonly string[], width: number, row: number | null): NamedColumns {
  const notices: Notice[] = []
  const at = row === null ? {} : { row }
  const taken = new Set<string>()
  const headers = Array.from({ length: width }, (_, index) => {
    const given = (cells[index] ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 200)
    let header = given === '' ? `(${columnLetters(index)})` : given
    for (let copy = 2; taken.has(header); copy += 1) header = `${given === '' ? `(${columnLetters(index)})` : given} (${copy})`
    taken.add(header)
    if (given === '' && row !== null)
      notices.push({ key: 'imports.read.header_empty', ...at, column: header, values: { letters: columnLetters(index) } })
    else if (header !== given && row !== null)
      notices.push({ key: 'imports.read.header_repeated', ...at, column: header, values: { header: given } })
    return header
  })
  return { headers, notices }
}

/** 0 → A, 25 → Z, 26 → AA: as spreadsheet programs letter their columns. */
export function columnLetters(index: number): string {
  let letters = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}
