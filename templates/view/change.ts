import type { ActivityFileChange, CitationChange } from './activity.ts'
import type { EvidenceView } from './evidence.ts'
import type { IndicatorChange } from './indicator-change.ts'
import type { RedactionView } from './redaction.ts'
import type { EditionRef, InstitutionRef, RecommendationRef } from './references.ts'
import type { ReplyView } from './reply.ts'
import type { EventKind } from './scales.ts'
import type { Localized } from './text.ts'
import type { PositionView, UpdateView } from './update.ts'

/** One public act, as a reader sees it in "what changed", the feeds and the reports. */
export interface ChangeView {
  readonly seq: number
  readonly kind: EventKind
  readonly occurredAt: string
  /** Public name of who did it. */
  readonly actor: string
  readonly recommendation: RecommendationRef | null
  readonly institution: InstitutionRef | null
  /** For the three update kinds. */
  readonly update: UpdateView | null
  readonly position: PositionView | null
  readonly dueOn: string | null
  readonly evidence: EvidenceView | null
  readonly agreement: { readonly slug: string; readonly title: Localized } | null
  readonly edition: EditionRef | null
  /** For the three kinds about replies; absent for the others, as are the three below. */
  readonly reply?: ReplyView
  readonly indicator?: IndicatorChange
  readonly redaction?: RedactionView
  /** Of a citation of activities, made or taken back. */
  readonly citation?: CitationChange
  /** Of a file of activities, published or withdrawn. */
  readonly activityFile?: ActivityFileChange
  /** Why a recommendation was taken off the list, activities are cited, or a citation of them was taken back. */
  readonly reason?: Localized
}
