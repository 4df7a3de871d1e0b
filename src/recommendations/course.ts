import type { Course, CourseStep, CourseUpdate } from '../../templates/view/course.ts'
import type { InstitutionRef } from '../../templates/view/references.ts'

/**
 * How the status of each addressee went over time in the world, as the record tells it: rule 1 of the design at every date. Updates
 * come in the order in which they win, the weakest first; corrected and withdrawn ones count nowhere. Of several on one day the
 * last wins.
 */
export function courses(
  addressees: readonly { readonly id: string; readonly institution: InstitutionRef }[],
  updates: readonly CourseUpdate[],
): readonly Course[] {
  const byAddressee = Map.groupBy(updates, (update) => update.addresseeId)
  return addressees.map(({ id, institution }) => {
    const own = byAddressee.get(id) ?? []
    return { addresseeId: id, institution, ...stepsOf(own.filter(({ standing }) => standing === 'standing')), struck: own.filter(isStruck) }
  })
}

function stepsOf(standing: readonly CourseUpdate[]): Pick<Course, 'steps' | 'confirmed'> {
  const ofDay = new Map(standing.map((update) => [update.effectiveOn, update]))
  const moves: CourseUpdate[] = []
  const confirmed: string[] = []
  for (const update of ofDay.values()) {
    if (moves.at(-1)?.status === update.status) confirmed.push(update.effectiveOn)
    else moves.push(update)
  }
  const first: CourseStep = { status: 'not_assessed', from: null, until: moves[0]?.effectiveOn ?? null, update: null }
  const steps = moves.map((move, index): CourseStep => {
    return { status: move.status, from: move.effectiveOn, until: moves[index + 1]?.effectiveOn ?? null, update: move.id }
  })
  return { steps: [first, ...steps], confirmed }
}

function isStruck({ standing }: CourseUpdate): boolean {
  return standing !== 'standing'
}
