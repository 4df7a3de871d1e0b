import { STATUSES } from '../../templates/view/scales.ts'
import { dayOf, NONE } from '../standings/index.ts'
import { overallOf, updatedOf, type Columns } from './columns.ts'
import type { SortKey } from './cursor.ts'
import type { Sort } from './list-query.ts'
import type { Narrowed, Narrowing } from './narrow.ts'

const NEVER = '9999-12-31'

interface Sorted {
  readonly at: number
  readonly score: number
  readonly key: SortKey
}

interface SortedPage {
  readonly page: readonly Sorted[]
  /** How many come before it. */
  readonly before: number
}

/**
 * The first `many` behind a key, in order: by the catalogue or code; `status` from the least advanced on, `due` by the first day
 * that is due and not done among the addressees that fit, `updated` and `relevance` the latest and the best first. Then in the
 * catalogue's order.
 */
export function sortFound(
  columns: Columns,
  { found, fitting }: Narrowing,
  sort: Sort,
  after: SortKey | undefined,
  many: number,
): SortedPage {
  const first = firstBy(columns, sort, fitting)
  const best: Sorted[] = []
  let before = 0
  for (const one of found) {
    const facts = columns.recommendations[one.at]
    if (facts === undefined) continue
    const key = [first(one), facts.position, facts.code]
    if (after !== undefined && compareKeys(key, after) <= 0) {
      before += 1
      continue
    }
    const last = best[many - 1]
    if (last !== undefined && compareKeys(key, last.key) >= 0) {
      if (sort === 'catalogue') break
      continue
    }
    let place = best.length
    while (place > 0 && compareKeys(key, best[place - 1]?.key ?? []) < 0) place -= 1
    best.splice(place, 0, { ...one, key })
    if (best.length > many) best.pop()
  }
  return { page: best, before }
}

/** Negative, 0 or positive, as for a sort. Parts of different kinds are told apart too, whatever a cursor holds. */
function compareKeys(a: SortKey, b: SortKey): number {
  for (let index = 0; index < a.length; index++) {
    const [part, other] = [a[index], b[index]]
    if (part === other) continue
    if (part === undefined || other === undefined) break
    if (typeof part !== typeof other) return typeof part < typeof other ? -1 : 1
    return part < other ? -1 : 1
  }
  return a.length - b.length
}

function firstBy(columns: Columns, sort: Sort, fitting: readonly number[]): (found: Narrowed) => number | string {
  switch (sort) {
    case 'catalogue':
      return () => 0
    case 'code':
      return naturalOrder(columns)
    case 'status': {
      const overall = overallOf(columns)
      return ({ at }) => overall[at] ?? 0
    }
    case 'updated': {
      const updated = updatedOf(columns)
      return ({ at }) => -(updated[at] ?? 0)
    }
    case 'relevance':
      return ({ score }) => -score
    case 'due': {
      const due = firstDue(columns, fitting)
      return ({ at }) => dayOf(due[at] ?? NONE) ?? NEVER
    }
  }
}

const natural = new WeakMap<Columns['recommendations'], readonly string[]>()

/** `REC-2` before `REC-10`. */
function naturalOrder({ recommendations }: Columns): (found: Narrowed) => string {
  const known =
    natural.get(recommendations) ?? recommendations.map(({ code }) => code.replaceAll(/\d+/g, (digits) => digits.padStart(12, '0')))
  natural.set(recommendations, known)
  return ({ at }) => known[at] ?? ''
}

const DONE = STATUSES.indexOf('implemented')

/** By place; NONE: nothing is due. */
function firstDue({ recommendations, starts, dueOn, status }: Columns, fitting: readonly number[]): Int32Array {
  const first = new Int32Array(recommendations.length).fill(NONE)
  let at = 0
  for (const row of fitting) {
    while ((starts[at + 1] ?? Number.POSITIVE_INFINITY) <= row) at += 1
    const due = dueOn[row] ?? NONE
    if (due === NONE || status[row] === DONE) continue
    const known = first[at] ?? NONE
    if (known === NONE || due < known) first[at] = due
  }
  return first
}
