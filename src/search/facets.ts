import type { Facet, FacetValue } from '../../templates/view/found.ts'
import { COUNTRIES, STATUSES } from '../../templates/view/scales.ts'
import type { ParsedListFilter } from '../recommendations/index.ts'
import type { FacetName } from './columns.ts'
import type { Names } from './names.ts'
import type { Narrowing } from './narrow.ts'

/** The order in which the list shows them. */
const FACETS: readonly FacetName[] = [
  'status',
  'theme',
  'country',
  'institution',
  'overdue',
  'stale',
  'awaiting_reply',
  'agreement_type',
  'concern',
  'standard',
]
const SCALES: Readonly<Partial<Record<FacetName, readonly string[]>>> = { status: STATUSES, country: COUNTRIES }

/** Facets with their values and counts: the values that would leave something, and the one that is on. Scales and catalogue in their order, institutions by count. */
export function facetsOf(filter: ParsedListFilter, { counts }: Narrowing, names: Names): readonly Facet[] {
  return FACETS.map((name) => {
    const own = counts.get(name)
    const active = activeValue(filter, name)
    const known = names.get(name)
    const values = (SCALES[name] ?? [...(known?.keys() ?? ['1'])]).flatMap((value): FacetValue[] => {
      const count = own?.get(value) ?? 0
      return count === 0 && value !== active ? [] : [{ value, label: known?.get(value) ?? null, count, active: value === active }]
    })
    return { name, values: name === 'institution' ? values.toSorted((a, b) => b.count - a.count) : values }
  })
}

function activeValue(filter: ParsedListFilter, name: FacetName): string | undefined {
  const value = filter[name]
  return value === true ? '1' : value === false ? undefined : value
}
