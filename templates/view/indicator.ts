import type { CodedText } from './references.ts'
import type { Localized } from './text.ts'

export interface MilestoneView {
  readonly dueOn: string
  readonly target: Localized
}

export interface IndicatorView extends CodedText {
  readonly unit: Localized
  readonly direction: 'up' | 'down'
  readonly milestones: readonly MilestoneView[]
  readonly readings: readonly { readonly readOn: string; readonly value: string; readonly note: Localized }[]
}
