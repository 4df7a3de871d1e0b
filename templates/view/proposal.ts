import type { PickedActivity } from './activity.ts'
import type { EvidenceView } from './evidence.ts'
import type { IndicatorView } from './indicator.ts'
import type { CodedText, InstitutionRef, RecommendationRef } from './references.ts'
import type { Disclosure, Position } from './scales.ts'
import type { Localized, PartialDate } from './text.ts'

export const PROPOSAL_KINDS = ['position', 'reading', 'indicator', 'milestone', 'agreement', 'citation'] as const
export type ProposalKind = (typeof PROPOSAL_KINDS)[number]

export type ProposalState = 'submitted' | 'returned' | 'published' | 'discarded'

export interface AgreementFacts {
  readonly kind: 'agreement'
  readonly title: Localized
  readonly summary: Localized
  readonly type: CodedText
  readonly legalForm: CodedText | null
  readonly parties: readonly Localized[]
  readonly signedOn: PartialDate | null
  readonly inForceOn: PartialDate | null
  readonly endedOn: PartialDate | null
  readonly disclosure: Disclosure
  readonly recommendations: readonly string[]
}

/** Activities that would be cited. */
export interface CitationFacts {
  readonly kind: 'citation'
  readonly activities: readonly PickedActivity[]
  /** A search, as a query string of the list; empty where activities are picked. */
  readonly query: string
  /** Rows that it names now. */
  readonly found: number
  readonly reason: Localized
}

/** What is on record, or would be. */
export type ProposalFacts =
  | { readonly kind: 'position'; readonly position: Position; readonly statedOn: string; readonly statement: Localized }
  | { readonly kind: 'reading'; readonly readOn: string; readonly value: string; readonly note: Localized }
  | { readonly kind: 'indicator'; readonly title: Localized; readonly unit: Localized; readonly direction: 'up' | 'down' }
  | { readonly kind: 'milestone'; readonly dueOn: string; readonly target: Localized }
  | AgreementFacts
  | CitationFacts

/** What a proposal is about. */
export interface ProposalSubject {
  readonly kind: ProposalKind
  /** Addressee, indicator, recommendation, agreement or evidence, by kind; null for an agreement that is new. */
  readonly id: string | null
  /** For all kinds but agreements, and citations by one or by evidence. */
  readonly recommendation: RecommendationRef | null
  readonly institution: InstitutionRef | null
  /** The indicator that is read or aimed at; for a new indicator, those that the recommendation has. */
  readonly indicators: readonly IndicatorView[]
  readonly agreement: { readonly slug: string; readonly title: Localized; readonly version: number } | null
  /** What cites activities. */
  readonly evidence?: { readonly id: string; readonly title: Localized } | null
}

/** One that waits, or that somebody wrote, in a list. */
export interface ProposalItem {
  readonly id: string
  readonly state: ProposalState
  readonly subject: Omit<ProposalSubject, 'indicators'> & { readonly indicator: CodedText | null }
  /** Of a new agreement or indicator: what it is to be called, or was called on publication. */
  readonly title: Localized | null
  readonly author: string
  readonly changedAt: string
  /** Why it came back; null otherwise. */
  readonly comment: string | null
  /** Sequence number of its event; null unless it is published. */
  readonly seq: number | null
}

export interface ProposalSource {
  readonly evidence: EvidenceView
  readonly sensitivity: 'public' | 'embargoed' | 'protected'
  /** For a change of what is on record: cited already, newly cited, or cited no longer. */
  readonly fate: 'kept' | 'new' | 'dropped'
}
