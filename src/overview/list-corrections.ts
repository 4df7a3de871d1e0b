import type { CorrectionListView } from '../../templates/pages/correction-list.page.ts'
import { listTopicChanges } from '../changes/index.ts'
import type { Context } from '../kernel/context.ts'
import { readUpdates } from '../recommendations/index.ts'
import type { Topic } from '../topics/index.ts'

/** What was corrected, withdrawn or redacted before the instant, the latest act first, a page of `limit` at a time that ends before a sequence number. */
export async function listCorrections(
  ctx: Context,
  filter: Topic['filter'],
  page: { readonly beforeSeq: number | undefined; readonly limit: number },
  asOf: Date | null,
): Promise<Pick<CorrectionListView, 'corrections' | 'next'>> {
  const { changes, next } = await listTopicChanges(ctx, { stream: 'corrections', filter }, page, asOf)
  const replaced = changes.flatMap(({ kind, update }) => (kind === 'update_corrected' ? (update?.corrects ?? []) : []))
  const before = new Map((await readUpdates(ctx.db, { ids: replaced }, asOf)).map((update) => [update.id, update]))
  return {
    corrections: changes.map((change) => ({
      change,
      corrected: (change.kind === 'update_corrected' && before.get(change.update?.corrects ?? '')) || null,
    })),
    next: next === null ? null : String(next),
  }
}
