import type { Facet } from '../../templates/view/found.ts'
import { STATUSES, type Status } from '../../templates/view/scales.ts'
import { overallStatus } from '../recommendations/index.ts'
import { NONE, valuesOf, type Column, type Relation, type StandingColumns, type Standings } from '../standings/index.ts'

export type FacetName = Facet['name']

/** A facet of recommendations. */
export interface RecommendationColumn extends Relation {
  readonly name: 'theme' | 'agreement_type' | 'concern' | 'standard'
}

/** A facet of addressees. */
export interface AddresseeColumn extends Column {
  readonly name: 'status' | 'country' | 'institution' | 'overdue' | 'stale' | 'awaiting_reply'
}

/** The standings as narrowing walks over them. */
export interface Columns extends StandingColumns {
  readonly ofRecommendation: readonly RecommendationColumn[]
  readonly ofAddressee: readonly AddresseeColumn[]
}

const SCALE = valuesOf(STATUSES)
const YES = valuesOf(['1'])
const made = new WeakMap<Standings, Columns>()

/** The columns of these standings with the facets that they are. */
export function columnsOf(standings: Standings): Columns {
  const known = made.get(standings)
  if (known !== undefined) return known
  const own = standings.columns
  const columns: Columns = {
    ...own,
    ofRecommendation: [
      { name: 'theme', ...own.theme },
      { name: 'agreement_type', ...own.agreementTypes },
      { name: 'concern', ...own.concerns },
      { name: 'standard', ...own.standards },
    ],
    ofAddressee: [
      { name: 'status', values: SCALE, of: own.status },
      { name: 'country', ...own.country },
      { name: 'institution', ...own.institution },
      { name: 'overdue', values: YES, of: own.overdue },
      { name: 'stale', values: YES, of: own.stale },
      { name: 'awaiting_reply', values: YES, of: own.awaitingReply },
    ],
  }
  made.set(standings, columns)
  return columns
}

/** By place: that of the overall status in the scale. */
export const overallOf = oncePerColumns(({ recommendations, starts, stands, status }) => {
  const overall = new Uint8Array(recommendations.length)
  for (let at = 0; at < overall.length; at++) {
    const own: Status[] = []
    for (let row = starts[at] ?? 0; row < (starts[at + 1] ?? 0); row++) {
      if (stands[row] === 1) own.push(STATUSES[status[row] ?? 0] ?? 'not_assessed')
    }
    overall[at] = STATUSES.indexOf(overallStatus(own).status)
  }
  return overall
})

/** By place: when an update was published last, in milliseconds; 0 never. */
export const updatedOf = oncePerColumns(({ recommendations, starts, stands, lastPublishedAt }) => {
  const updated = new Float64Array(recommendations.length)
  for (let at = 0; at < updated.length; at++) {
    for (let row = starts[at] ?? 0; row < (starts[at + 1] ?? 0); row++) {
      if (stands[row] === 1) updated[at] = Math.max(updated[at] ?? 0, lastPublishedAt[row] ?? NONE)
    }
  }
  return updated
})

function oncePerColumns<Result extends object>(make: (columns: Columns) => Result): (columns: Columns) => Result {
  const results = new WeakMap<Columns, Result>()
  return (columns) => {
    const result = results.get(columns) ?? make(columns)
    results.set(columns, result)
    return result
  }
}
