import { POSITIONS, STATUSES } from '../../templates/view/scales.ts'
import type { RecommendationFacts, Standing, Standings } from './standing.ts'
import type { StandingsIndex } from './standings-index.ts'
import { dayNumber, dayOf, NONE, type Stretches } from './stretches.ts'

/** What a view is of. */
export interface Moment {
  /** Milliseconds; null: now. */
  readonly before: number | null
  /** The end of what it tells of time, in milliseconds. */
  readonly endOfView: number
  /** The last day that it speaks of. */
  readonly day: string
}

export interface TimedStandings extends Standings {
  /** The next addressee becomes stale after this instant (milliseconds). */
  readonly freshUntil: number
}

/** How everything stood at a moment; each of `stretches` is asked for the one that covers it. */
export function standingsAt(index: StandingsIndex, moment: Moment, stretches: Stretches = index.stretches): TimedStandings {
  const before = moment.before ?? Number.POSITIVE_INFINITY
  const recommendations = new Map<string, RecommendationFacts>()
  for (const { addedAt, withdrawnAt, ...facts } of index.recommendations.values()) {
    if (addedAt < before) recommendations.set(facts.code, { ...facts, withdrawn: withdrawnAt !== null && withdrawnAt < before })
  }
  const addressees: Standing[] = []
  const withdrawn: Standing[] = []
  const read = reader(index, moment, stretches)
  for (const number of index.order) {
    const at = stretches.at(number, before)
    if (at === NONE) continue
    const standing = read.standing(number, at)
    ;(standing.withdrawn ? withdrawn : addressees).push(standing)
  }
  return { size: index.size, addressees, withdrawn, recommendations, freshUntil: read.freshUntil() }
}

function reader(index: StandingsIndex, { endOfView, day }: Moment, stretches: Stretches) {
  const { columns } = stretches
  const today = dayNumber(day)
  let next = Number.POSITIVE_INFINITY
  return {
    freshUntil: () => next,
    standing(number: number, at: number): Standing {
      const facts = index.addressees[number]
      if (facts === undefined) throw new Error(`no addressee ${number}`)
      const status = STATUSES[columns.status[at] ?? 0] ?? 'not_assessed'
      const published = columns.lastPublishedAt[at] ?? NONE
      const due = columns.dueOn[at] ?? NONE
      const position = columns.position[at] ?? NONE
      const freshUntil = (published === NONE ? facts.addedAt : published) + facts.reviewInterval
      const stale = freshUntil < endOfView
      if (!stale && freshUntil < next) next = freshUntil
      return {
        addresseeId: facts.id,
        code: facts.code,
        recommendationPosition: facts.recommendationPosition,
        kind: facts.kind,
        theme: facts.theme,
        institution: facts.institution,
        country: facts.country,
        basis: facts.basis,
        status,
        since: dayOf(columns.since[at] ?? NONE),
        dueOn: dayOf(due),
        overdue: due !== NONE && due < today && status !== 'implemented',
        stale,
        awaitingReply: (columns.awaitingUntil[at] ?? NONE) >= today,
        position: position === NONE ? null : (POSITIONS[position] ?? null),
        lastPublishedAt: published === NONE ? null : new Date(published),
        withdrawn: columns.withdrawn[at] === 1,
      }
    },
  }
}
