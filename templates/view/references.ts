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
  readonly slug: string
  readonly kind: EditionKind
  /** First and last day of the period in its zone; both null for the baseline. */
  readonly periodStart: string | null
  readonly periodEnd: string | null
}
