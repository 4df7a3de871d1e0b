import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digestTimes } from '../../src/mailings/digest-times.ts'

const ZONES = ['America/Lima', 'America/New_York', 'Europe/Lisbon', 'Australia/Lord_Howe', 'Pacific/Apia', 'Pacific/Kiritimati'] as const
const zone = fc.constantFrom(...ZONES)
const frequency = fc.constantFrom('daily', 'weekly')
const START = Date.parse('2008-01-01T00:00:00Z')
/** Instants of some weeks, close to each other or not, anywhere in two decades. */
const instants = (count: number) =>
  fc
    .tuple(
      fc.integer({ min: 0, max: 20 * 366 * 24 }),
      fc.array(fc.integer({ min: 0, max: 40 * 24 * 3_600 }), { minLength: count, maxLength: count }),
    )
    .map(([hours, seconds]) => seconds.toSorted((a, b) => a - b).map((second) => new Date(START + hours * 3_600_000 + second * 1_000)))

/** From the calendar alone: the days at whose 07:00 a digest falls due, the latest first. */
function plainDays(every: 'daily' | 'weekly', timeZone: string, since: Date, now: Date): string[] {
  const days: string[] = []
  const at = (instant: Date) => Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toPlainDate()
  for (let day = at(since).subtract({ days: 1 }); Temporal.PlainDate.compare(day, at(now)) <= 0; day = day.add({ days: 1 })) {
    const due = day.toZonedDateTime({ timeZone, plainTime: '07:00' })
    const counts = due.toPlainDate().equals(day) && (every === 'daily' || day.dayOfWeek === 1)
    if (counts && due.epochMilliseconds > since.getTime() && due.epochMilliseconds <= now.getTime()) days.unshift(day.toString())
  }
  return days
}

describe('the windows of digests', () => {
  it('fall due on the days that the calendar of the zone names, each once', () => {
    fc.assert(
      fc.property(frequency, zone, instants(2), (every, timeZone, [since, now]) => {
        if (!since || !now) return
        expect(digestTimes(every, timeZone).dueBetween(since, now)).toEqual(plainDays(every, timeZone, since, now))
      }),
    )
  })

  it('follow each other without gap or overlap, wherever the time between is cut', () => {
    fc.assert(
      fc.property(frequency, zone, instants(5), (every, timeZone, cuts) => {
        const { dueBetween, lastDue } = digestTimes(every, timeZone)
        const [first = new Date(START), last = first] = [cuts[0], cuts.at(-1)]
        const pieces = cuts.slice(1).map((until, place) => dueBetween(cuts[place] ?? until, until))
        expect(pieces.toReversed().flat()).toEqual(dueBetween(first, last))
        for (const [place, until] of cuts.entries()) {
          expect(lastDue(until) >= lastDue(cuts[place - 1] ?? until)).toBe(true)
          expect(dueBetween(first, until)[0] ?? lastDue(first)).toBe(lastDue(until))
        }
      }),
    )
  })

  it.each([
    ['29 February', 'America/Lima', '2028-02-28T13:00:00Z', '2028-03-01T13:00:00Z', ['2028-03-01', '2028-02-29']],
    ['a year without it', 'America/Lima', '2027-02-27T13:00:00Z', '2027-03-01T13:00:00Z', ['2027-03-01', '2027-02-28']],
    ['New Year', 'America/Lima', '2026-12-30T13:00:00Z', '2027-01-01T13:00:00Z', ['2027-01-01', '2026-12-31']],
    ['the night New York loses an hour', 'America/New_York', '2028-03-11T12:30:00Z', '2028-03-13T12:00:00Z', ['2028-03-13', '2028-03-12']],
    ['the night it wins one', 'America/New_York', '2028-11-04T12:00:00Z', '2028-11-06T12:30:00Z', ['2028-11-06', '2028-11-05']],
  ] as const)('%s has one digest a day', (_, timeZone, since, now, days) => {
    expect(digestTimes('daily', timeZone).dueBetween(new Date(since), new Date(now))).toEqual(days)
  })
})
