import type { InstitutionListItem } from '../../templates/view/institution-list.ts'
import { STATUSES } from '../../templates/view/scales.ts'
import { NONE, perView } from '../standings/index.ts'
import { countStatuses } from './count-statuses.ts'

export type InstitutionFigures = Pick<InstitutionListItem, 'asked' | 'counts' | 'overdue' | 'awaitingReply'>

export const NOTHING_ASKED: InstitutionFigures = { asked: 0, counts: countStatuses([]), overdue: 0, awaitingReply: 0 }

/** What was asked of each institution (by slug) and how it stands, over the addressees whose recommendation is on the list. */
export const institutionFigures = perView(({ columns }): ReadonlyMap<string, InstitutionFigures> => {
  const { institution, stands, status, overdue, awaitingReply } = columns
  const { names } = institution.values
  const statuses = new Int32Array(names.length * STATUSES.length)
  const [late, awaited] = [new Int32Array(names.length), new Int32Array(names.length)]
  for (let row = 0; row < stands.length; row++) {
    const number = institution.of[row] ?? NONE
    if (stands[row] === 0 || number === NONE) continue
    const cell = number * STATUSES.length + (status[row] ?? 0)
    statuses[cell] = (statuses[cell] ?? 0) + 1
    if (overdue[row] !== NONE) late[number] = (late[number] ?? 0) + 1
    if (awaitingReply[row] !== NONE) awaited[number] = (awaited[number] ?? 0) + 1
  }
  return new Map(
    names.map((slug, number) => {
      const own = statuses.subarray(number * STATUSES.length, (number + 1) * STATUSES.length)
      const counts = STATUSES.map((name, place) => ({ status: name, count: own[place] ?? 0 }))
      const asked = own.reduce((sum, count) => sum + count, 0)
      return [slug, { asked, counts, overdue: late[number] ?? 0, awaitingReply: awaited[number] ?? 0 }]
    }),
  )
})
