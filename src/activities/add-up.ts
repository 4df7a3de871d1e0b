import type { ActivitySums, Amount } from '../../templates/view/activity.ts'
import type { ActivityGroup } from './activity-groups.ts'

/** Adds groups up; those of rows that add up others are for the caller to leave out. */
export function addUp(groups: readonly ActivityGroup[]): ActivitySums {
  const sum = (of: (group: ActivityGroup) => number) => groups.reduce((total, group) => total + of(group), 0)
  return {
    records: sum((group) => group.records),
    people: sum((group) => group.people),
    withoutPeople: sum((group) => group.without_people),
    costs: amounts(groups, (group) => group.cost_minor),
    withoutCost: sum((group) => group.without_cost),
    repeats: sum((group) => group.repeats),
    repeatedPeople: sum((group) => group.repeated_people),
    repeatedCosts: amounts(groups, (group) => group.repeated_cost),
    odd: sum((group) => group.odd),
  }
}

function amounts(groups: readonly ActivityGroup[], of: (group: ActivityGroup) => number): readonly Amount[] {
  const sums = new Map<string, number>()
  for (const group of groups) if (group.currency !== null) sums.set(group.currency, (sums.get(group.currency) ?? 0) + of(group))
  return [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([currency, minor]) => ({ currency, minor }))
}
