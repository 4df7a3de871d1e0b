import { STATUSES } from '../../templates/view/scales.ts'
import type { Context } from '../kernel/context.ts'
import type { ParsedListFilter } from '../recommendations/index.ts'
import { narrowed } from './match-recommendations.ts'

/** What was asked of one institution. */
export interface InstitutionCount {
  asked: number
  assessed: number
  overdue: number
}

const NOT_ASSESSED = STATUSES.indexOf('not_assessed')

/**
 * What the recommendations that match ask of each institution, by slug: all their addressees of the country and the institution that
 * the filters name, whatever else these ask of an addressee.
 */
export async function countByInstitution(
  ctx: Context,
  filter: ParsedListFilter,
  asOf: Date | null,
): Promise<ReadonlyMap<string, Readonly<InstitutionCount>>> {
  const { columns, narrowing } = await narrowed(ctx, filter, asOf)
  const { starts, stands, status, overdue, addressees } = columns
  const counts = new Map<string, InstitutionCount>()
  for (const { at } of narrowing.found) {
    for (let row = starts[at] ?? 0; row < (starts[at + 1] ?? 0); row++) {
      const facts = addressees[row]
      if (facts === undefined || stands[row] === 0) continue
      const { institution, country } = facts
      if (filter.country !== undefined && filter.country !== country) continue
      if (filter.institution !== undefined && filter.institution !== institution) continue
      const own = counts.get(institution) ?? { asked: 0, assessed: 0, overdue: 0 }
      counts.set(institution, own)
      own.asked += 1
      if (status[row] !== NOT_ASSESSED) own.assessed += 1
      if (overdue[row] === 0) own.overdue += 1
    }
  }
  return counts
}
