import type { ImportKind, ImportProblem, Mapping } from '../../templates/view/import.ts'
import type { ReadRow } from './read-row.ts'

/** What names a row within its file, where two rows of the same name would overwrite each other. */
const KEYS: Partial<Record<ImportKind, string>> = { recommendations: 'code', sources: 'code', agreements: 'slug' }

/** Marks rows whose key stood in an earlier row of the file; `seen` holds key → row and grows. */
export function markRepeats(kind: ImportKind, mapping: Mapping, seen: Map<string, number>, rows: readonly ReadRow[]): readonly ReadRow[] {
  const key = KEYS[kind]
  if (key === undefined) return rows
  return rows.map((read) => {
    const name = read.values.text(key)
    if (name === '') return read
    const earlier = seen.get(name)
    if (earlier === undefined) {
      seen.set(name, read.values.row)
      return read
    }
    const problem: ImportProblem = {
      row: read.values.row,
      column: mapping[key]?.column ?? null,
      severity: 'fault',
      key: 'imports.problem.repeated',
      values: { value: name, row: earlier },
    }
    return { ...read, problems: [...read.problems, problem] }
  })
}
