import { randomUUIDv7 } from 'node:crypto'
import type { Transaction } from '../../db/schema.ts'
import type { Context } from '../kernel/context.ts'
import type { Actor } from '../kernel/permissions.ts'
import type { LeafValue } from './append-event.ts'
import { canonicalEntry } from './canonical-entry.ts'

/** Records an act that is not public (a draft, a submission, a return) in the caller's transaction, for good. */
export async function addJournalEntry(
  ctx: Context & { readonly db: Transaction },
  actor: Actor,
  entry: { readonly act: string; readonly subjectId: string; readonly details: Readonly<Record<string, LeafValue>> },
): Promise<void> {
  const at = ctx.clock.now()
  const text = canonicalEntry({
    ...entry.details,
    format: 'vigia-journal/1',
    act: entry.act,
    subject: entry.subjectId,
    at: at.toISOString(),
  })
  await ctx.db
    .insertInto('journal_entries')
    .values({ id: randomUUIDv7(), occurred_at: at, account_id: actor.accountId, act: entry.act, subject_id: entry.subjectId, entry: text })
    .execute()
}
