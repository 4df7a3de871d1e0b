import type { SubjectFigures } from '../../templates/view/subject.ts'
import type { RecommendationFacts, Standing, Standings } from '../standings/index.ts'
import { countStatuses } from './count-statuses.ts'

const NONE: SubjectFigures = { recommendations: 0, counts: countStatuses([]), overdue: 0 }

/** Figures of the recommendations that stand, by whatever each of them belongs to; what none belongs to has zeros. */
export function groupFigures(
  { recommendations, addressees }: Standings,
  groupsOf: (facts: RecommendationFacts) => readonly string[],
): (group: string) => SubjectFigures {
  const codes = new Map<string, number>()
  const members = new Map<string, Standing[]>()
  for (const facts of recommendations.values())
    if (!facts.withdrawn) for (const group of groupsOf(facts)) codes.set(group, (codes.get(group) ?? 0) + 1)
  for (const addressee of addressees) {
    const facts = recommendations.get(addressee.code)
    for (const group of facts ? groupsOf(facts) : []) {
      const own = members.get(group)
      if (own) own.push(addressee)
      else members.set(group, [addressee])
    }
  }
  const figures = new Map<string, SubjectFigures>()
  for (const [group, count] of codes) {
    const own = members.get(group) ?? []
    figures.set(group, { recommendations: count, counts: countStatuses(own), overdue: own.filter(({ overdue }) => overdue).length })
  }
  return (group) => figures.get(group) ?? NONE
}
