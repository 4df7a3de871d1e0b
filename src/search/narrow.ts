import type { ParsedListFilter } from '../recommendations/index.ts'
import { NONE } from '../standings/index.ts'
import type { AddresseeColumn, Columns, FacetName, RecommendationColumn } from './columns.ts'
import type { TextScores } from './text-scores.ts'

/** A recommendation that the filters leave. */
export interface Narrowed {
  /** Its place among the recommendations of the columns. */
  readonly at: number
  /** How well the searched text fits; 1 without a search. */
  readonly score: number
}

export interface Narrowing {
  /** In the catalogue's order. */
  readonly found: readonly Narrowed[]
  /** Places of the addressees that fit, among those of the columns. */
  readonly fitting: readonly number[]
  /** Recommendations that would remain with a value and all the other filters, by facet and value. */
  readonly counts: ReadonlyMap<FacetName, ReadonlyMap<string, number>>
}

/** Nothing is asked; something is asked that nobody has. */
const ANY = -2
const UNKNOWN = -3

/** A facet under way: what is asked of it, and for each value the recommendations counted and the last that was. */
interface Tally<Column> {
  readonly column: Column
  readonly wanted: number
  readonly counts: Int32Array
  readonly seen: Int32Array
}

/**
 * Narrows the list in one pass: a recommendation stays when one of its addressees fits every filter, and counts for a value of a
 * facet when one of them fits that value and every filter but the facet's own. One without addressees stays while nothing is asked
 * of any. `text` null: nothing is searched for.
 */
export function narrow(columns: Columns, filter: ParsedListFilter, text: TextScores | null): Narrowing {
  const relations = columns.ofRecommendation.map((column) => tallyOf(column, filter))
  const stands = columns.ofAddressee.map((column) => tallyOf(column, filter))
  const found: Narrowed[] = []
  const fitting: number[] = []
  for (let at = 0; at < columns.recommendations.length; at++) {
    if (columns.listed[at] === 0 || (text !== null && !text.mayFit(at))) continue
    if (filter.recommendation !== undefined && columns.recommendations[at]?.code !== filter.recommendation) continue
    const failed = onlyFailing(relations, at)
    if (failed === TWO) continue
    const score = walkAddressees(columns, at, failed, { relations, stands, text, fitting })
    if (score > 0) found.push({ at, score })
  }
  return { found, fitting, counts: new Map([...relations, ...stands].map((tally) => [tally.column.name, named(tally)])) }
}

const NO_FAULT = -1
const TWO = -2

interface Pass {
  readonly relations: readonly Tally<RecommendationColumn>[]
  readonly stands: readonly Tally<AddresseeColumn>[]
  readonly text: TextScores | null
  readonly fitting: number[]
}

/** Counts one recommendation with its addressees; `failed` is the one relation that does not fit. Returns its score, 0 when it goes. */
function walkAddressees(
  { starts, stands: standing }: Columns,
  at: number,
  failed: number,
  { relations, stands, text, fitting }: Pass,
): number {
  const [from, to] = [starts[at] ?? 0, starts[at + 1] ?? 0]
  let best = 0
  let counted = false
  let lonely = true
  for (let row = from; row < to; row++) {
    if (standing[row] === 0) continue
    lonely = false
    const score = text === null ? 1 : text.ofAddressee(at, row)
    if (score === 0) continue
    const fault = faultOf(stands, row)
    if (fault === TWO || (fault !== NO_FAULT && failed !== NO_FAULT)) continue
    if (fault !== NO_FAULT) {
      countAddressee(stands[fault], row, at)
      continue
    }
    counted = true
    if (failed !== NO_FAULT) break
    for (const tally of stands) countAddressee(tally, row, at)
    fitting.push(row)
    if (score > best) best = score
  }
  if (lonely && stands.every(({ wanted }) => wanted === ANY)) {
    best = text === null ? 1 : text.ofRecommendation(at)
    counted = best > 0
  }
  if (counted) countRecommendation(relations, failed, at)
  return failed === NO_FAULT ? best : 0
}

function tallyOf<Column extends RecommendationColumn | AddresseeColumn>(column: Column, filter: ParsedListFilter): Tally<Column> {
  const asked = filter[column.name]
  const wanted = asked === undefined || asked === false ? ANY : (column.values.numbers.get(asked === true ? '1' : asked) ?? UNKNOWN)
  const many = column.values.names.length
  return { column, wanted, counts: new Int32Array(many), seen: new Int32Array(many).fill(NONE) }
}

function onlyFailing(relations: readonly Tally<RecommendationColumn>[], at: number): number {
  let fault = NO_FAULT
  for (let index = 0; index < relations.length; index++) {
    const tally = relations[index]
    if (tally === undefined || tally.wanted === ANY || tally.column.of[at]?.includes(tally.wanted) === true) continue
    if (fault !== NO_FAULT) return TWO
    fault = index
  }
  return fault
}

function faultOf(stands: readonly Tally<AddresseeColumn>[], row: number): number {
  let fault = NO_FAULT
  for (let index = 0; index < stands.length; index++) {
    const tally = stands[index]
    if (tally === undefined || tally.wanted === ANY || tally.column.of[row] === tally.wanted) continue
    if (fault !== NO_FAULT) return TWO
    fault = index
  }
  return fault
}

function countAddressee(tally: Tally<AddresseeColumn> | undefined, row: number, at: number): void {
  if (tally !== undefined) count(tally, tally.column.of[row] ?? NONE, at)
}

/** With a relation that does not fit it counts for the values of that facet alone. */
function countRecommendation(relations: readonly Tally<RecommendationColumn>[], failed: number, at: number): void {
  for (let index = 0; index < relations.length; index++) {
    const tally = relations[index]
    const values = tally?.column.of[at]
    if (tally === undefined || values === undefined || (failed !== NO_FAULT && failed !== index)) continue
    for (let place = 0; place < values.length; place++) count(tally, values[place] ?? NONE, at)
  }
}

function count({ counts, seen }: Tally<unknown>, value: number, at: number): void {
  if (value === NONE || seen[value] === at) return
  seen[value] = at
  counts[value] = (counts[value] ?? 0) + 1
}

function named({ column, counts }: Tally<RecommendationColumn | AddresseeColumn>): ReadonlyMap<string, number> {
  return new Map(column.values.names.map((name, number) => [name, counts[number] ?? 0]))
}
