import type { StatusCount } from './figures.ts'
import type { SourceQuoteView, RecommendationListItem, StandardView } from './recommendation.ts'
import type { CodedText, ThemeRef } from './references.ts'
import type { Country } from './scales.ts'
import type { Localized, PartialDate } from './text.ts'

/** Recommendations that something groups, with the figures over all of them and the first few in full. */
export interface SubjectRecommendations {
  /** In the catalogue's order, a page of them; `from`: how many come before it; `next`: the code that the next page comes after. */
  readonly items: readonly RecommendationListItem[]
  readonly from: number
  readonly next: string | null
  readonly total: number
  /** Addressees of all of them by status. */
  readonly counts: readonly StatusCount[]
  readonly overdue: number
  readonly institutions: number
}

/** One line of a list of themes, concerns or standards. */
export interface SubjectFigures {
  readonly recommendations: number
  readonly counts: readonly StatusCount[]
  readonly overdue: number
}

export interface ThemeView extends ThemeRef {
  readonly id: string
  /** Where the page is of a date on which the record did not speak of it yet: since when it does (ISO 8601). */
  readonly knownFrom: string | null
  readonly recommendations: SubjectRecommendations
}

export interface ConcernRef extends CodedText {
  /** Raised as a concern of its own, or told as the background of others. */
  readonly rank: 'headline' | 'context'
}

/** A quotation of a source, word for word. */
export type Quotation = Pick<SourceQuoteView, 'source' | 'locator' | 'quote'>

export interface ConcernView extends ConcernRef {
  readonly id: string
  /** Where the page is of a date on which the record did not speak of it yet: since when it does (ISO 8601). */
  readonly knownFrom: string | null
  readonly quotes: readonly Quotation[]
  readonly recommendations: SubjectRecommendations
}

/** How a standard is cited in a stretch of time. */
export interface StandardReference {
  readonly reference: Localized
  /** First and last day; null: open. */
  readonly from: string | null
  readonly until: string | null
  readonly inForce: boolean
}

export interface StandardPageView extends Omit<StandardView, 'reference'> {
  readonly id: string
  /** Where the page is of a date on which the record did not speak of it yet: since when it does (ISO 8601). */
  readonly knownFrom: string | null
  /** Newest first; empty where it was never cited otherwise than by its title. */
  readonly references: readonly StandardReference[]
  readonly quotes: readonly Quotation[]
  /** Claims made about the cooperation that the standard decides on. */
  readonly claims: readonly (CodedText & { readonly note: Localized })[]
  readonly recommendations: SubjectRecommendations
}

export interface SourceRef {
  readonly code: string
  readonly title: Localized
  readonly publisher: string | null
  readonly date: PartialDate | null
  /** BCP 47. */
  readonly language: string
}

/** What a source is quoted for, beside the recommendations. */
export const QUOTED_KINDS = [
  'concern',
  'standard',
  'agreement_type',
  'area',
  'legal_form',
  'presence_mode',
  'impact',
  'benefit',
  'claim',
] as const
export type QuotedKind = (typeof QUOTED_KINDS)[number]

export interface SourceView extends SourceRef {
  readonly id: string
  /** Where the page is of a date on which the record did not speak of it yet: since when it does (ISO 8601). */
  readonly knownFrom: string | null
  readonly kind: string
  readonly address: string | null
  readonly archivedSha256: string | null
  readonly note: Localized
  /** What it says of each recommendation taken from it, in the catalogue's order, the first ones only. */
  readonly quoted: readonly {
    readonly recommendation: CodedText
    readonly quotes: readonly { readonly quote: string; readonly locator: string | null }[]
  }[]
  readonly others: readonly { readonly kind: QuotedKind; readonly code: string; readonly title: Localized; readonly quote: string }[]
  readonly recommendations: SubjectRecommendations
}

export interface SourceListItem extends SourceRef {
  readonly kind: string
  readonly recommendations: number
}

export interface StandardListItem extends CodedText, SubjectFigures {
  readonly jurisdiction: Country
  readonly reference: Localized | null
}
