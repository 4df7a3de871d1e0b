import type { EvidenceView } from './evidence.ts'

/** What an item of evidence is used for on one recommendation. */
export type EvidenceUse =
  | { readonly kind: 'update'; /** UUID of the update. */ readonly id: string; readonly addresseeId: string; readonly effectiveOn: string }
  | { readonly kind: 'position'; readonly addresseeId: string }
  | { readonly kind: 'reading'; /** Code of the indicator. */ readonly indicator: string }
  | { readonly kind: 'bearing' }

/** A public item of evidence with all its uses on one recommendation. */
export interface CitedEvidence {
  readonly evidence: EvidenceView
  readonly uses: readonly EvidenceUse[]
}

export interface CitedEvidencePage {
  /** Newest source first. */
  readonly items: readonly CitedEvidence[]
  readonly total: number
  /** Embargoed and protected ones, of which nothing else is said. */
  readonly hidden: number
  /** Id of the item that the next page begins with; null on the last. */
  readonly next: string | null
}
