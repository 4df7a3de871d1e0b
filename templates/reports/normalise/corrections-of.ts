import type { ChangeView } from '../../view/change.ts'
import type { EventKind } from '../../view/scales.ts'

/** Acts that set right or take back what was published. */
const CORRECTING = [
  'update_corrected',
  'update_withdrawn',
  'recommendation_withdrawn',
  'text_redacted',
] as const satisfies readonly EventKind[]

/** The correcting acts among the changes of a period, in their order. */
export function correctionsOf(changes: readonly ChangeView[]): readonly ChangeView[] {
  return changes.filter(({ kind }) => CORRECTING.some((correcting) => correcting === kind))
}
