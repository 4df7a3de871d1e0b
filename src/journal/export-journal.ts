import type { JournalItem } from '../../templates/view/journal.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { parseJournalFilter } from './journal-filter.ts'
import { journalRows } from './journal-rows.ts'

const AT_ONCE = 1_000

/** The whole journal, or what the same filters as those of `listJournal` leave of it, newest first, some at a time. Throws Forbidden, Invalid. */
export async function exportJournal(ctx: Context, input: Readonly<Record<string, string>>): Promise<AsyncIterable<readonly JournalItem[]>> {
  requireActor(ctx, 'seeJournal')
  const filter = parseJournalFilter(ctx, input)
  return batches()
  async function* batches() {
    for (let after = filter.after; ;) {
      const rows = await journalRows(ctx, { ...filter, after }, AT_ONCE)
      if (rows.length > 0) yield rows
      after = rows.at(-1)?.id ?? null
      if (rows.length < AT_ONCE) return
    }
  }
}
