import type { EvidenceKind } from './scales.ts'
import type { Localized, PartialDate } from './text.ts'

export interface EvidenceView {
  readonly id: string
  readonly kind: EvidenceKind
  /** As the source itself is titled, in `language`. */
  readonly title: string
  readonly publisher: string
  readonly date: PartialDate
  /** BCP 47 language of the source itself. */
  readonly language: string
  readonly address: string | null
  /** What the source says, in the record's own words. */
  readonly note: Localized
  readonly file: { readonly sha256: string; readonly name: string; readonly bytes: number } | null
  readonly capturedOn: string | null
  /** Which copy of the source was read, where that is not the address itself. */
  readonly provenance: string | null
  /** True where, for the update that cites it, it only shows an announcement. */
  readonly announcementOnly: boolean
}
