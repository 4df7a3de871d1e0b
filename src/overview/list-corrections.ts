import { CORRECTION_KINDS, type CorrectionKind, type CorrectionListView } from '../../templates/pages/correction-list.page.ts'
import { listChanges } from '../changes/index.ts'
import type { Context } from '../kernel/context.ts'
import { readUpdates } from '../recommendations/index.ts'

export interface CorrectionFilter {
  readonly kind?: CorrectionKind | undefined
  /** Sequence number that the page ends before. */
  readonly beforeSeq?: number | undefined
}

/** What was corrected, withdrawn or redacted before the instant, the latest act first, a page of `limit` at a time. */
export async function listCorrections(
  ctx: Context,
  filter: CorrectionFilter,
  limit: number,
  asOf: Date | null,
): Promise<CorrectionListView> {
  const { changes, next } = await listChanges(
    ctx,
    {
      kinds: filter.kind === undefined ? CORRECTION_KINDS : [filter.kind],
      ...(filter.beforeSeq === undefined ? {} : { beforeSeq: filter.beforeSeq }),
      ...(asOf === null ? {} : { before: asOf }),
    },
    limit,
  )
  const replaced = changes.flatMap(({ kind, update }) => (kind === 'update_corrected' ? (update?.corrects ?? []) : []))
  const before = new Map((await readUpdates(ctx.db, { ids: replaced }, asOf)).map((update) => [update.id, update]))
  return {
    kind: filter.kind ?? null,
    corrections: changes.map((change) => ({
      change,
      corrected: (change.kind === 'update_corrected' && before.get(change.update?.corrects ?? '')) || null,
    })),
    next: next === null ? null : String(next),
  }
}
