import { STATUSES } from '../../templates/view/scales.ts'
import type { Facet } from '../../templates/view/found.ts'
import { overallStatus } from '../recommendations/index.ts'
import type { RecommendationFacts, Standing, Standings } from '../standings/index.ts'

export type FacetName = Facet['name']

/** The values of a facet by number. */
export interface Values {
  readonly names: readonly string[]
  readonly numbers: ReadonlyMap<string, number>
}

/** A facet of recommendations: of each, the numbers of its values. */
export interface RecommendationColumn {
  readonly name: 'theme' | 'agreement_type' | 'concern' | 'standard'
  readonly values: Values
  readonly of: readonly (readonly number[])[]
}

/** A facet of addressees: of each, the number of its value; NONE where it has none (not overdue). */
export interface AddresseeColumn {
  readonly name: 'status' | 'country' | 'institution' | 'overdue' | 'stale' | 'awaiting_reply'
  readonly values: Values
  readonly of: Int32Array
}

/** The standings in columns, as narrowing walks over them: recommendations in the catalogue's order, each with its stretch of addressees. */
export interface Columns {
  readonly recommendations: readonly RecommendationFacts[]
  /** By recommendation: where its addressees begin; one more at the end. */
  readonly starts: Int32Array
  readonly addressees: readonly Standing[]
  readonly ofRecommendation: readonly RecommendationColumn[]
  readonly ofAddressee: readonly AddresseeColumn[]
  /** By recommendation: place of its overall status in the scale. */
  readonly overall: Uint8Array
  /** By recommendation: when an update of it was published last, in milliseconds; 0 never. */
  readonly updated: Float64Array
}

export const NONE = -1
const YES = '1'
const made = new WeakMap<Standings, Columns>()

/** The columns of these standings, made once for as long as somebody holds them. */
export function columnsOf(standings: Standings): Columns {
  const known = made.get(standings)
  if (known !== undefined) return known
  const columns = makeColumns(standings)
  made.set(standings, columns)
  return columns
}

function makeColumns(standings: Standings): Columns {
  const recommendations = [...standings.recommendations.values()].filter(({ withdrawn }) => !withdrawn)
  const byCode = Map.groupBy(standings.addressees, ({ code }) => code)
  const grouped = recommendations.map(({ code }) => byCode.get(code) ?? [])
  const starts = new Int32Array(recommendations.length + 1)
  for (const [at, own] of grouped.entries()) starts[at + 1] = (starts[at] ?? 0) + own.length
  const addressees = grouped.flat()
  const relation = (name: RecommendationColumn['name'], of: (facts: RecommendationFacts) => readonly string[]): RecommendationColumn => {
    const values = valuesOf(recommendations.flatMap(of))
    return { name, values, of: recommendations.map((facts) => of(facts).map((value) => values.numbers.get(value) ?? NONE)) }
  }
  const column = (name: AddresseeColumn['name'], of: (standing: Standing) => string | null): AddresseeColumn => {
    const values = valuesOf(addressees.flatMap((standing) => of(standing) ?? []))
    return { name, values, of: Int32Array.from(addressees, (standing) => values.numbers.get(of(standing) ?? '') ?? NONE) }
  }
  return {
    recommendations,
    starts,
    addressees,
    ofRecommendation: [
      relation('theme', ({ theme }) => [theme]),
      relation('agreement_type', ({ agreementTypes }) => agreementTypes),
      relation('concern', ({ concerns }) => concerns),
      relation('standard', ({ standards }) => standards),
    ],
    ofAddressee: [
      column('status', ({ status }) => status),
      column('country', ({ country }) => country),
      column('institution', ({ institution }) => institution),
      column('overdue', ({ overdue }) => (overdue ? YES : null)),
      column('stale', ({ stale }) => (stale ? YES : null)),
      column('awaiting_reply', ({ awaitingReply }) => (awaitingReply ? YES : null)),
    ],
    overall: Uint8Array.from(grouped, (own) => STATUSES.indexOf(overallStatus(own.map(({ status }) => status)).status)),
    updated: Float64Array.from(grouped, (own) => Math.max(0, ...own.map(({ lastPublishedAt }) => lastPublishedAt?.getTime() ?? 0))),
  }
}

function valuesOf(all: readonly string[]): Values {
  const names = [...new Set(all)]
  return { names, numbers: new Map(names.map((name, number) => [name, number])) }
}
