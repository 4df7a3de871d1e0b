import type { ChangeView } from './change.ts'
import type { KeyFigures } from './figures.ts'
import type { RecommendationView } from './recommendation.ts'
import type { EditionRef } from './references.ts'
import type { Language } from './text.ts'

export interface EditionFileView {
  readonly language: Language
  readonly bytes: number
  readonly sha256: string
  readonly pages: number
}

export interface EditionView extends EditionRef {
  readonly asOf: string
  readonly issuedAt: string
  /** Issued more than a day after its period ended. */
  readonly late: boolean
  readonly seq: number
  readonly snapshotSha256: string
  readonly snapshotBytes: number
  readonly files: readonly EditionFileView[]
}

/** What a report edition freezes. Both languages in one snapshot; rendering adds nothing but words and layout. */
export interface ReportSnapshot {
  readonly format: 'vigia-report-snapshot/1'
  readonly edition: EditionRef & { readonly asOf: string; readonly timeZone: string; readonly late: boolean }
  readonly onlineAddress: string
  readonly log: { readonly size: number; readonly lastDigest: string | null }
  readonly figures: KeyFigures
  /** Figures at the start of the period, to show what moved; null for the baseline. */
  readonly figuresBefore: KeyFigures | null
  /** Public acts of the period, oldest first. For the baseline: empty. */
  readonly changes: readonly ChangeView[]
  readonly recommendations: readonly RecommendationView[]
}
