import type { EvidenceView } from './evidence.ts'
import type { CodedText } from './references.ts'
import type { Localized } from './text.ts'

/** What became known of an indicator: that it is there, a dated target, or a reading. */
export interface IndicatorChange {
  readonly indicator: CodedText & { readonly unit: Localized; readonly direction: 'up' | 'down' }
  readonly milestone?: { readonly dueOn: string; readonly target: Localized }
  readonly reading?: { readonly readOn: string; readonly value: string; readonly note: Localized; readonly evidence: EvidenceView | null }
}
