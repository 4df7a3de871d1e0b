import { ACTIVITY_FIELDS, type ActivityColumns, type ActivityField } from './activity-fields.ts'
import { foldedName as folded } from '../tables/index.ts'

/** Which columns hold what, by their headers; a column serves one field, the better match first. */
export function guessActivityColumns(headers: readonly string[]): ActivityColumns {
  const names = headers.map(folded)
  const taken = new Set<number>()
  const found: Partial<Record<ActivityField, number>> = {}
  for (const { name, words } of ACTIVITY_FIELDS) {
    const index = words
      .map((word) => names.findIndex((header, place) => header === word && !taken.has(place)))
      .find((place) => place !== -1)
    if (index === undefined) continue
    taken.add(index)
    found[name] = index
  }
  return found
}
