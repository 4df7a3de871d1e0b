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

export interface AgreementVersionView {
  readonly version: number
  readonly recordedAt: string
  /** Sequence number of its event in the public log. */
  readonly seq: number
  /** Against the version before; empty for the first. */
  readonly changed: readonly AgreementField[]
}

export interface AgreementView extends AgreementListItem {
  readonly summary: Localized
  readonly evidence: readonly EvidenceView[]
  /** Evidence that exists but may not be shown. */
  readonly hiddenEvidence: number
  readonly recommendations: readonly RecommendationRef[]
  /** Newest first; the first is what the page shows. */
  readonly history: readonly AgreementVersionView[]
}
