import type { JournalItem } from '../../templates/view/journal.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { parseJournalFilter } from './journal-filter.ts'
import { journalRows } from './journal-rows.ts'

const A_PAGE = 50

/**
 * One page of the journal, newest first: who did what to what, and when. `act`, `who` (an account's id), `from` and `to` (days of the
 * record, both included) narrow it; `after` is the last id of the page before. Throws Forbidden, Invalid.
 */
export async function listJournal(
  ctx: Context,
  input: Readonly<Record<string, string>>,
): Promise<{ readonly items: readonly JournalItem[]; readonly next: string | null }> {
  requireActor(ctx, 'seeJournal')
  const rows = await journalRows(ctx, parseJournalFilter(ctx, input), A_PAGE + 1)
  const items = rows.slice(0, A_PAGE)
  return { items, next: rows.length > A_PAGE ? (items.at(-1)?.id ?? null) : null }
}
