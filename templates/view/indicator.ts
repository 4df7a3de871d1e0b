import type { EvidenceView } from './evidence.ts'
import type { CodedText } from './references.ts'
import type { Localized } from './text.ts'

/** A dated target. `seq` and `earlier` are absent from the snapshots of the first editions. */
export interface MilestoneView {
  readonly dueOn: string
  readonly target: Localized
  /** Sequence number of its event in the public log; null for a target of the catalogue. */
  readonly seq?: number | null
  /** What was aimed at for the same date before, newest first. */
  readonly earlier?: readonly { readonly target: Localized; readonly seq: number | null }[]
}

/** A measured value with its source. `evidence`, `seq` and `earlier` are absent from the snapshots of the first editions. */
export interface ReadingView {
  readonly readOn: string
  /** As it was recorded; when it was redacted, why. */
  readonly value: string
  readonly note: Localized
  readonly evidence?: EvidenceView | null
  readonly seq?: number
  /** What was recorded for the same date before, newest first. */
  readonly earlier?: readonly { readonly value: string; readonly seq: number }[]
}

export interface IndicatorView extends CodedText {
  readonly unit: Localized
  readonly direction: 'up' | 'down'
  /** Sequence number of its event in the public log; null or absent for an indicator of the catalogue. */
  readonly seq?: number | null
  /** By date, one a date. */
  readonly milestones: readonly MilestoneView[]
  readonly readings: readonly ReadingView[]
}
