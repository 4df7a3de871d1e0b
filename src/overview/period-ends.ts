import type { Step } from '../../templates/view/institution-record.ts'
import { dateIn, startOfDate } from '../kernel/clock.ts'

export interface PeriodEnd {
  /** Last calendar day of the period, `YYYY-MM-DD` in the zone. */
  readonly day: string
  /** The instant at which the next day begins: what was before it belongs to the period. */
  readonly bound: Date
}

/** Points that one picture can hold. */
const MOST = 24
const MONTHS: Readonly<Record<Step, number>> = { month: 1, quarter: 3, year: 12 }

/**
 * The ends of the calendar months between two instants, the first period being the one that `from` lies in; of the quarters or the
 * years where there are more than 24. Only those that lie wholly before `to`.
 */
export function periodEnds(timeZone: string, from: Date, to: Date): { readonly step: Step; readonly ends: readonly PeriodEnd[] } {
  for (const step of ['month', 'quarter'] as const) {
    const ends = endsOf(timeZone, from, to, step)
    if (ends.length <= MOST) return { step, ends }
  }
  return { step: 'year', ends: endsOf(timeZone, from, to, 'year') }
}

function endsOf(timeZone: string, from: Date, to: Date, step: Step): readonly PeriodEnd[] {
  const months = MONTHS[step]
  const first = Temporal.PlainDate.from(dateIn(timeZone, from))
  let next = first.with({ day: 1 }).subtract({ months: (first.month - 1) % months })
  const ends: PeriodEnd[] = []
  for (;;) {
    next = next.add({ months })
    const bound = startOfDate(timeZone, next.toString())
    if (bound >= to) return ends
    ends.push({ day: next.subtract({ days: 1 }).toString(), bound })
  }
}
