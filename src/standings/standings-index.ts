import { frameOf, type Frame } from './frame.ts'
import type { AddresseeFacts, DatedFacts } from './read-rows.ts'
import { Stretches, type StretchRow } from './stretches.ts'

/** The record's standings up to a place in the log, as one process or one transaction holds them. */
export class StandingsIndex {
  /** Acts below this sequence number are in it. */
  size = 0
  /** Of the last of these acts: tells one log from another. */
  lastEvent: string | null = null
  stretches = new Stretches()
  /** False: of every addressee only its latest stretch. */
  complete = true
  readonly #numbers = new Map<string, number>()
  /** By number. */
  readonly #addressees: AddresseeFacts[] = []
  #recommendations: ReadonlyMap<string, DatedFacts> = new Map()
  #frame = frameOf([], [])

  /** All that was added so far. */
  get frame(): Frame {
    return this.#frame
  }

  addCatalogue(recommendations: readonly DatedFacts[], addressees: readonly AddresseeFacts[]): void {
    if (recommendations.length === 0 && addressees.length === 0) return
    const known = new Map(this.#recommendations)
    for (const facts of recommendations) known.set(facts.code, facts)
    this.#recommendations = known
    for (const facts of addressees) this.#numbers.set(facts.id, this.#addressees.push(facts) - 1)
    this.#frame = frameOf(
      [...known.values()].toSorted((a, b) => a.position - b.position || compare(a.code, b.code)),
      this.#addressees,
    )
  }

  addStretches(rows: readonly StretchRow[], stretches = this.stretches): void {
    for (const row of rows) {
      const number = this.#numbers.get(row.addressee_id)
      if (number !== undefined) stretches.append(number, row)
    }
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
