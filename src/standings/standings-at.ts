import { columnsAt } from './columns-at.ts'
import type { RecommendationFacts, Standing, StandingColumns, Standings } from './standing.ts'
import type { StandingsIndex } from './standings-index.ts'
import type { Stretches } from './stretches.ts'

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
  return new View(index.size, columnsAt(index.frame, stretches, moment), moment.before ?? Number.POSITIVE_INFINITY)
}

/** Columns are made at once, an object for each addressee only for who asks for it. */
class View implements TimedStandings {
  readonly size: number
  readonly columns: StandingColumns
  readonly freshUntil: number
  readonly #before: number
  #addressees: readonly Standing[] | undefined
  #withdrawn: readonly Standing[] | undefined
  #recommendations: ReadonlyMap<string, RecommendationFacts> | undefined

  constructor(size: number, { columns, freshUntil }: ReturnType<typeof columnsAt>, before: number) {
    this.size = size
    this.columns = columns
    this.freshUntil = freshUntil
    this.#before = before
  }

  get addressees(): readonly Standing[] {
    return (this.#addressees ??= this.#all(false))
  }

  get withdrawn(): readonly Standing[] {
    return (this.#withdrawn ??= this.#all(true))
  }

  get recommendations(): ReadonlyMap<string, RecommendationFacts> {
    return (this.#recommendations ??= this.#facts())
  }

  #all(withdrawn: boolean): readonly Standing[] {
    const { onRecord, stands, standing, addressees } = this.columns
    const chosen: Standing[] = []
    for (let row = 0; row < addressees.length; row++) {
      if (onRecord[row] === 1 && (stands[row] === 0) === withdrawn) chosen.push(standing(row))
    }
    return chosen
  }

  #facts(): ReadonlyMap<string, RecommendationFacts> {
    const { recommendations, listed } = this.columns
    const known = new Map<string, RecommendationFacts>()
    for (const [place, { addedAt, withdrawnAt: _, ...facts }] of recommendations.entries()) {
      if (addedAt < this.#before) known.set(facts.code, { ...facts, withdrawn: listed[place] === 0 })
    }
    return known
  }
}
