import type { EvidenceView } from './evidence.ts'
import type { InstitutionRef, RecommendationRef } from './references.ts'
import type { RedactionView } from './redaction.ts'
import type { ReplyView } from './reply.ts'
import type { Position, Status } from './scales.ts'
import type { Localized } from './text.ts'

export interface UpdateView {
  readonly id: string
  readonly recommendation: RecommendationRef
  readonly institution: InstitutionRef
  /** What the record said for the time just before `effectiveOn`, when this was published. */
  readonly from: Status
  readonly status: Status
  readonly effectiveOn: string
  readonly publishedAt: string
  readonly significance: 'significant' | 'minor'
  readonly summary: Localized
  readonly reason: Localized
  readonly author: string
  readonly publisher: string
  readonly singlePerson: boolean
  readonly evidence: readonly EvidenceView[]
  /** Evidence that exists but may not be shown: embargoed or protected. */
  readonly hiddenEvidence: number
  /** Sequence number of its event in the public log. */
  readonly seq: number
  /** `standing`: counts towards the current status unless a later one does; the other two never count. */
  readonly standing: 'standing' | 'corrected' | 'withdrawn'
  readonly corrects: string | null
  readonly correctedBy: string | null
  readonly withdrawn: { readonly at: string; readonly reason: Localized; readonly seq: number } | null
  /** Invitations to reply, the latest first. Absent in editions of before there were any. */
  readonly replies?: readonly ReplyView[]
  /** What was redacted of its own texts, its withdrawal's and its replies', the latest first. */
  readonly redactions?: readonly RedactionView[]
}

export interface PositionView {
  readonly position: Position
  readonly statedOn: string
  readonly statement: Localized
  readonly evidence: EvidenceView | null
  readonly seq: number
}
