import type { CorrectionView } from '../../templates/pages/correction-list.page.ts'
import type { Context } from '../kernel/context.ts'
import { readUpdates } from '../recommendations/index.ts'

/** Every published update that was corrected or withdrawn before the instant, the latest act first. */
export async function listCorrections(ctx: Context, asOf: Date | null): Promise<readonly CorrectionView[]> {
  const updates = await readUpdates(ctx.db, {}, asOf)
  const byId = new Map(updates.map((update) => [update.id, update]))
  return updates
    .flatMap((update): CorrectionView[] => {
      if (update.withdrawn) return [{ at: update.withdrawn.at, seq: update.withdrawn.seq, update, correctedBy: null }]
      const correctedBy = update.correctedBy === null ? undefined : byId.get(update.correctedBy)
      return correctedBy ? [{ at: correctedBy.publishedAt, seq: correctedBy.seq, update, correctedBy }] : []
    })
    .toSorted((a, b) => b.seq - a.seq)
}
