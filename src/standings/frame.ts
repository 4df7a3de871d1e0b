import { COUNTRIES } from '../../templates/view/scales.ts'
import type { AddresseeFacts, DatedFacts } from './read-rows.ts'
import { NONE } from './stretches.ts'

/** The values of a column by number. */
export interface Values {
  readonly names: readonly string[]
  readonly numbers: ReadonlyMap<string, number>
}

/** Of each recommendation the numbers of its values. */
export interface Relation {
  readonly values: Values
  readonly of: readonly (readonly number[])[]
}

/** Of each addressee the number of its value; NONE: it has none. */
export interface Column {
  readonly values: Values
  readonly of: Int32Array | Int8Array
}

/** What of the record never changes, in columns: recommendations by place in the catalogue's order, each with its rows of addressees. */
export interface Frame {
  readonly recommendations: readonly DatedFacts[]
  /** Places by code. */
  readonly places: ReadonlyMap<string, number>
  /** By place: the first row of its addressees; one more at the end. */
  readonly starts: Int32Array
  /** By row. */
  readonly addressees: readonly AddresseeFacts[]
  /** By row: the number under which the addressee's stretches are kept. */
  readonly numbers: Int32Array
  readonly theme: Relation
  readonly agreementTypes: Relation
  readonly concerns: Relation
  readonly standards: Relation
  readonly institution: Column
  readonly country: Column
}

/** `addressees` by number. */
export function frameOf(recommendations: readonly DatedFacts[], addressees: readonly AddresseeFacts[]): Frame {
  const places = new Map(recommendations.map(({ code }, place) => [code, place]))
  const placeOf = (facts: AddresseeFacts) => places.get(facts.code) ?? NONE
  const ordered = addressees
    .map((facts, number) => ({ facts, number, place: placeOf(facts) }))
    .filter(({ place }) => place !== NONE)
    .toSorted((a, b) => a.place - b.place || a.facts.position - b.facts.position || compare(a.facts.id, b.facts.id))
  const starts = new Int32Array(recommendations.length + 1)
  for (const { place } of ordered) starts[place + 1] = (starts[place + 1] ?? 0) + 1
  for (let place = 0; place < recommendations.length; place++) starts[place + 1] = (starts[place + 1] ?? 0) + (starts[place] ?? 0)
  const own = ordered.map(({ facts }) => facts)
  const relation = (of: (facts: DatedFacts) => readonly string[]): Relation => {
    const values = valuesOf(recommendations.flatMap(of))
    return { values, of: recommendations.map((facts) => of(facts).map((value) => values.numbers.get(value) ?? NONE)) }
  }
  const column = (names: readonly string[], of: (facts: AddresseeFacts) => string): Column => {
    const values = valuesOf(names)
    return { values, of: Int32Array.from(own, (facts) => values.numbers.get(of(facts)) ?? NONE) }
  }
  return {
    recommendations,
    places,
    starts,
    addressees: own,
    numbers: Int32Array.from(ordered, ({ number }) => number),
    theme: relation(({ theme }) => [theme]),
    agreementTypes: relation(({ agreementTypes }) => agreementTypes),
    concerns: relation(({ concerns }) => concerns),
    standards: relation(({ standards }) => standards),
    institution: column(
      own.map(({ institution }) => institution),
      ({ institution }) => institution,
    ),
    country: column(COUNTRIES, ({ country }) => country),
  }
}

/** Each name once, in the order of the first. */
export function valuesOf(all: readonly string[]): Values {
  const names = [...new Set(all)]
  return { names, numbers: new Map(names.map((name, number) => [name, number])) }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
