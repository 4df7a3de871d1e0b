import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { planRedaction, type RedactTextInput } from './plan-redaction.ts'

/** Throws what `redactText` would throw for this input, and changes nothing. */
export async function checkRedaction(ctx: Context, input: RedactTextInput): Promise<void> {
  requireActor(ctx, 'redact')
  await inTransaction(ctx.db, (trx) => planRedaction(trx, input))
}
