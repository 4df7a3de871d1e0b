import { IMPORT_KINDS, type ImportColumn, type ImportKind } from '../../templates/view/import.ts'
import { fieldsOf } from './fields.ts'
import { fold } from './fold.ts'
import { guessMapping, isOwnExport } from './guess-mapping.ts'

const ACTIVITY_WORDS = ['course title', 'student unit', 'us unit', 'start date', 'total cost', 'curso', 'unidad']

/** What a file most likely brings, by its columns. */
export function guessKind(columns: readonly ImportColumn[]): ImportKind {
  const own = IMPORT_KINDS.find((kind) => isOwnExport(kind, columns))
  if (own) return own
  const headers = new Set(columns.map((column) => fold(column.header)))
  if (ACTIVITY_WORDS.filter((word) => headers.has(word)).length >= 2) return 'activities'
  const scores = IMPORT_KINDS.filter((kind) => kind !== 'activities').map((kind) => {
    const { confidence } = guessMapping(kind, columns)
    const required = fieldsOf(kind).filter((field) => field.required)
    const found = required.reduce((sum, field) => sum + (confidence[field.name] ?? 0), 0)
    return { kind, score: found / required.length }
  })
  return scores.toSorted((a, b) => b.score - a.score)[0]?.kind ?? 'recommendations'
}
