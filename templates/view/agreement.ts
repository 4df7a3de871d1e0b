import type { EvidenceView } from './evidence.ts'
import type { CodedText, RecommendationRef } from './references.ts'
import type { Disclosure } from './scales.ts'
import type { Localized, PartialDate } from './text.ts'

export interface AgreementListItem {
  readonly slug: string
  readonly title: Localized
  readonly type: CodedText
  readonly legalForm: CodedText | null
  readonly parties: readonly Localized[]
  readonly signedOn: PartialDate | null
  readonly inForceOn: PartialDate | null
  readonly endedOn: PartialDate | null
  readonly disclosure: Disclosure
}

/** What a version of the record of an agreement may change. */
export const AGREEMENT_FIELDS = [
  'title',
  'summary',
  'type',
  'legal_form',
  'parties',
  'signed_on',
  'in_force_on',
  'ended_on',
  'disclosure',
  'evidence',
  'recommendations',
] as const
export type AgreementField = (typeof AGREEMENT_FIELDS)[number]

/** A field of a version as it was recorded, for a reader to compare. */
export type AgreementValue =
  | { readonly kind: 'texts'; readonly texts: readonly Localized[] }
  | { readonly kind: 'date'; readonly date: PartialDate | null }
  | { readonly kind: 'disclosure'; readonly disclosure: Disclosure }
  | { readonly kind: 'number'; readonly number: number }

export interface AgreementDifference {
  readonly field: AgreementField
  readonly before: AgreementValue
  readonly after: AgreementValue
}

export interface AgreementVersionView {
  readonly version: number
  readonly recordedAt: string
  /** Sequence number of its event in the public log. */
  readonly seq: number
  /** Against the version before; empty for the first. */
  readonly changed: readonly AgreementDifference[]
}

export interface AgreementView extends AgreementListItem {
  readonly id: string
  readonly summary: Localized
  readonly evidence: readonly EvidenceView[]
  /** Evidence that exists but may not be shown. */
  readonly hiddenEvidence: number
  /** Those that its record names. */
  readonly recommendations: readonly RecommendationRef[]
  /** Newest first; the first is what the page shows. */
  readonly history: readonly AgreementVersionView[]
}

/** One page of the list of agreements, narrowed and counted: each value with how many would remain with it and the other filters. */
export interface FoundAgreements {
  readonly agreements: readonly AgreementListItem[]
  readonly matching: number
  readonly total: number
  /** Of those that match, how many can be read in full. */
  readonly open: number
  readonly filters: { readonly type: string | null; readonly disclosure: Disclosure | null; readonly year: string | null }
  readonly types: readonly { readonly value: string; readonly title: Localized; readonly count: number }[]
  readonly disclosures: readonly { readonly value: Disclosure; readonly count: number }[]
  /** Years of signature, the latest first; `unknown` where none is known. */
  readonly years: readonly { readonly value: string; readonly count: number }[]
  /** Slug that the next page comes after; null on the last. */
  readonly next: string | null
}
