import type { Country, EditionKind } from './scales.ts'
import type { Localized } from './text.ts'

export interface ThemeRef {
  readonly slug: string
  readonly name: Localized
}

export interface InstitutionRef {
  readonly slug: string
  readonly name: Localized
  readonly country: Country
}

export interface RecommendationRef {
  readonly code: string
  readonly title: Localized
}

export interface CodedText {
  readonly code: string
  readonly title: Localized
}

export interface EditionRef {
  readonly number: number
  /** The n of "5.n": how often the edition of this number was superseded before; absent or 0 for the first. */
  readonly revision?: number
  readonly slug: string
  readonly kind: EditionKind
  /** What its schedule is called; absent in editions of before schedules had names, and for the baseline. */
  readonly name?: Localized
  /** First and last day of the period in its zone; both null for the baseline. */
  readonly periodStart: string | null
  readonly periodEnd: string | null
}
