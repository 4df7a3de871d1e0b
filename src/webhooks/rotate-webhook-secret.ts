import { z } from 'zod'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { parse } from '../kernel/parse.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import { MOST_OVERLAP_HOURS, OVERLAP_HOURS } from './limits.ts'
import { lockWebhook } from './lock-webhook.ts'
import { newSecret } from './secrets.ts'

const Overlap = z.object({
  overlap_hours: z
    .number('overlap_invalid')
    .int('overlap_invalid')
    .min(0, 'overlap_invalid')
    .max(MOST_OVERLAP_HOURS, 'overlap_invalid')
    .default(OVERLAP_HOURS),
})

/**
 * Gives a webhook a new secret, the only time it is seen; the old one goes on signing beside it for `overlapHours` (24 unless told,
 * 0: not at all). One before that is forgotten. Throws Forbidden, NotFound, Invalid (`overlap_hours`).
 */
export async function rotateWebhookSecret(
  ctx: Context,
  input: { readonly id: string; readonly overlapHours?: number | undefined },
): Promise<{ readonly secret: string; readonly oldUntil: Date | null }> {
  const actor = requireActor(ctx, 'manageWebhooks')
  const { overlap_hours: hours } = parse(Overlap, { overlap_hours: input.overlapHours })
  const now = ctx.clock.now()
  const { secret, sealed } = newSecret(ctx.vault)
  const oldUntil = hours === 0 ? null : new Date(now.getTime() + hours * 3_600_000)
  await inTransaction(ctx.db, async (trx) => {
    const webhook = await lockWebhook(trx, actor, input.id)
    const old = { old_secret_sealed: oldUntil === null ? null : webhook.secret_sealed, old_secret_until: oldUntil }
    await trx
      .updateTable('webhooks')
      .set({ secret_sealed: sealed, secret_made_at: now, ...old })
      .where('id', '=', input.id)
      .execute()
    const details = { overlap_hours: hours }
    await addJournalEntry({ ...ctx, db: trx }, actor, { act: 'webhook_secret_rotated', subjectId: input.id, details })
  })
  return { secret, oldUntil }
}
