import type { EvidenceKind } from './scales.ts'
import type { Localized, PartialDate } from './text.ts'

/** The public copy of a file. */
export interface EvidenceFileView {
  readonly sha256: string
  readonly name: string
  readonly bytes: number
  /** True once something public cites it: then it lies at `/evidence/{id}/file`. */
  readonly published: boolean
  /** Its bytes were destroyed by a redaction. */
  readonly destroyed: boolean
}

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
  readonly file: EvidenceFileView | null
  readonly capturedOn: string | null
  /** Date since when the address no longer answers; absent in editions made before links were checked. */
  readonly deadSince?: string | null
  /** Which copy of the source was read, where that is not the address itself. */
  readonly provenance: string | null
  /** True where, for the update that cites it, it only shows an announcement. */
  readonly announcementOnly: boolean
}
