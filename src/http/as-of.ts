import { dateIn, startOfDate } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { Invalid } from '../kernel/errors.ts'

export interface AsOf {
  /** The instant that the reader asked for, included; null: now. */
  readonly instant: Date | null
  /** What verbs take: everything strictly before counts. */
  readonly bound: Date | null
}

const NOW: AsOf = { instant: null, bound: null }

/**
 * Reads `as_of`: a date (the end of that day in the record's zone) or an instant with its offset. Absent or empty: now.
 * Throws Invalid (field `as_of`) when it is neither or lies in the future.
 */
export function parseAsOf(ctx: Context, value: string | undefined): AsOf {
  if (value === undefined || value === '') return NOW
  const now = ctx.clock.now()
  const { timeZone } = ctx.settings
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) {
    const date = valid(() => Temporal.PlainDate.from(value))
    const today = dateIn(timeZone, now)
    if (date.toString() === today) return NOW
    const bound = startOfDate(timeZone, date.add({ days: 1 }).toString())
    return within(new Date(bound.getTime() - 1), now)
  }
  return within(new Date(valid(() => Temporal.Instant.from(value)).epochMilliseconds), now)
}

function within(instant: Date, now: Date): AsOf {
  if (instant > now) throw new Invalid({ as_of: { key: 'errors.as_of_future' } })
  if (instant.getTime() < 0) throw new Invalid({ as_of: { key: 'errors.as_of_invalid' } })
  return { instant, bound: new Date(instant.getTime() + 1) }
}

function valid<Result>(read: () => Result): Result {
  try {
    return read()
  } catch {
    throw new Invalid({ as_of: { key: 'errors.as_of_invalid' } })
  }
}
