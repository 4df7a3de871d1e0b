import { z } from 'zod'
import { JOURNAL_ACTS, type JournalAct } from '../../templates/view/journal.ts'
import { startOfDate } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { parse } from '../kernel/parse.ts'

const ACTS = Object.keys(JOURNAL_ACTS) as JournalAct[]
const Day = z.union([z.literal(''), z.iso.date('filter_invalid')], 'filter_invalid').default('')

const Filter = z.object({
  act: z.union([z.literal(''), z.enum(ACTS, 'filter_invalid')], 'filter_invalid').default(''),
  who: z.union([z.literal(''), z.uuid('filter_invalid')], 'filter_invalid').default(''),
  from: Day,
  to: Day,
  after: z.union([z.literal(''), z.uuid('filter_invalid')], 'filter_invalid').default(''),
})

/** What narrows the journal. Empty: everything. Days are the record's, both included. */
export interface JournalFilter {
  readonly act: JournalAct | null
  readonly who: string | null
  readonly from: Date | null
  /** Not included. */
  readonly until: Date | null
  /** The last entry of the page before. */
  readonly after: string | null
}

/** Reads `act`, `who`, `from`, `to` (`YYYY-MM-DD`) and `after`. Throws Invalid (`filter_invalid`). */
export function parseJournalFilter(ctx: Context, input: Readonly<Record<string, string>>): JournalFilter {
  const { act, who, from, to, after } = parse(Filter, input)
  const { timeZone } = ctx.settings
  const dayAfter = (date: string) => Temporal.PlainDate.from(date).add({ days: 1 }).toString()
  return {
    act: act || null,
    who: who || null,
    from: from === '' ? null : startOfDate(timeZone, from),
    until: to === '' ? null : startOfDate(timeZone, dayAfter(to)),
    after: after || null,
  }
}
