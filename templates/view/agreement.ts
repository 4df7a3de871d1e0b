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

export interface AgreementView extends AgreementListItem {
  readonly summary: Localized
  readonly evidence: readonly EvidenceView[]
  readonly recommendations: readonly RecommendationRef[]
}
