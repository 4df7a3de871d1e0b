import type { AddresseeView, OverallView } from './addressee.ts'
import type { EvidenceView } from './evidence.ts'
import type { IndicatorView } from './indicator.ts'
import type { CodedText, InstitutionRef, RecommendationRef, ThemeRef } from './references.ts'
import type { ReplyView } from './reply.ts'
import type { Country } from './scales.ts'
import type { Localized, PartialDate } from './text.ts'
import type { UpdateView } from './update.ts'

export interface RecommendationListItem extends RecommendationRef {
  readonly slug: string
  readonly kind: 'explicit' | 'umbrella' | 'soft'
  readonly theme: ThemeRef
  readonly statement: Localized
  readonly overall: OverallView
  readonly addressees: readonly AddresseeView[]
}

export interface StandardView extends CodedText {
  readonly jurisdiction: Country
  readonly says: Localized
  /** How it is cited at the instant of the view, where the numbering changed over time. */
  readonly reference: Localized | null
  readonly source: string
}

export interface SourceQuoteView {
  readonly source: {
    readonly code: string
    readonly title: Localized
    readonly publisher: string | null
    readonly date: PartialDate | null
    readonly language: string
  }
  readonly locator: string | null
  readonly quote: string
}

export interface WordingView {
  readonly version: number
  readonly recordedAt: string
  readonly title: Localized
  readonly statement: Localized
}

export interface RecommendationView extends RecommendationListItem {
  /** Set when the recommendation was taken off the list; its history stays. */
  readonly withdrawn: { readonly at: string; readonly reason: Localized; readonly seq: number } | null
  readonly quotes: readonly SourceQuoteView[]
  readonly wordings: readonly WordingView[]
  readonly sourceAddressees: Localized
  /** Kinds of evidence that would show implementation. */
  readonly wouldShow: readonly Localized[]
  readonly indicators: readonly IndicatorView[]
  readonly concerns: readonly CodedText[]
  readonly standards: readonly StandardView[]
  readonly agreementTypes: readonly CodedText[]
  readonly impacts: readonly (CodedText & { readonly dimension: string; readonly sign: '+' | '-' })[]
  readonly claims: readonly (CodedText & { readonly note: Localized })[]
  /** For an umbrella: the recommendations it groups; for the others: the umbrellas it belongs to. */
  readonly groups: readonly RecommendationRef[]
  readonly groupedBy: readonly RecommendationRef[]
  /** Newest first by `effectiveOn`, corrected and withdrawn ones included. */
  readonly updates: readonly UpdateView[]
  /** Replies to assessments that are not published yet, the latest invitation first; absent in editions of before there were any. */
  readonly earlyReplies?: readonly (ReplyView & { readonly institution: InstitutionRef })[]
  /** Public evidence that bears on it without (yet) carrying a status. */
  readonly bearingEvidence: readonly EvidenceView[]
}
