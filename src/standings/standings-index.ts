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
  readonly numbers = new Map<string, number>()
  /** By number. */
  readonly addressees: AddresseeFacts[] = []
  /** Numbers in the catalogue's order. */
  order: readonly number[] = []
  recommendations: ReadonlyMap<string, DatedFacts> = new Map()

  addCatalogue(recommendations: readonly DatedFacts[], addressees: readonly AddresseeFacts[]): void {
    if (recommendations.length > 0) {
      const known = new Map(this.recommendations)
      for (const facts of recommendations) known.set(facts.code, facts)
      this.recommendations = new Map([...known].toSorted(([, a], [, b]) => a.position - b.position || compare(a.code, b.code)))
    }
    if (addressees.length === 0) return
    for (const facts of addressees) this.numbers.set(facts.id, this.addressees.push(facts) - 1)
    this.order = this.addressees
      .map((facts, number) => ({ facts, number }))
      .toSorted(inCatalogueOrder)
      .map(({ number }) => number)
  }

  addStretches(rows: readonly StretchRow[], stretches = this.stretches): void {
    for (const row of rows) {
      const number = this.numbers.get(row.addressee_id)
      if (number !== undefined) stretches.append(number, row)
    }
  }
}

interface Numbered {
  readonly facts: AddresseeFacts
}

function inCatalogueOrder({ facts: a }: Numbered, { facts: b }: Numbered): number {
  return a.recommendationPosition - b.recommendationPosition || compare(a.code, b.code) || a.position - b.position || compare(a.id, b.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
