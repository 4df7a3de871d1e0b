import type { AgreementListItem } from './agreement.ts'
import type { EvidenceView } from './evidence.ts'
import type { EvidenceKind } from './scales.ts'

export interface PublicEvidenceItem {
  readonly evidence: EvidenceView
  /** ISO instant since when it is public. */
  readonly publicAt: string
  /** Codes of what it bears on or is cited for. */
  readonly recommendations: readonly string[]
}

/** A page of the public evidence, what became public last first. */
export interface EvidenceListView {
  readonly q: string
  readonly kind: EvidenceKind | null
  /** Code. */
  readonly recommendation: string | null
  /** One whose latest record cites it. */
  readonly agreement: Pick<AgreementListItem, 'slug' | 'title'> | null
  readonly items: readonly PublicEvidenceItem[]
  /** How many fit; null: more than are counted. */
  readonly matching: number | null
  /** Cursor of the next page; null on the last. */
  readonly next: string | null
  readonly first: boolean
}
