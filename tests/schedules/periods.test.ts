import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Rhythm } from '../../src/schedules/boundaries.ts'
import { firstPeriod, periodAfter, type Period } from '../../src/schedules/periods.ts'
import { dateIn } from '../../src/kernel/clock.ts'
import { runs } from '../support/runs.ts'

const ZONES = [
  'America/Lima',
  'America/New_York',
  'America/Santiago',
  'Africa/Cairo',
  'Pacific/Apia',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Pacific/Kiritimati',
] as const
const DAYS = ['* * *', '1 * *', 'L * *', '* * MON', '1,15 * *', '29 2 *', '* * SUN', '30 12 *']

const timeZone = fc.constantFrom(...ZONES)
const cron = fc.tuple(fc.constantFrom(0, 1, 30, 59), fc.nat(23), fc.constantFrom(...DAYS)).map(([m, h, days]) => `${m} ${h} ${days}`)
const rhythm: fc.Arbitrary<Rhythm> = fc.oneof(
  fc.record({ cadence: fc.constantFrom('weekly', 'monthly', 'quarterly', 'yearly'), cron: fc.constant(null), timeZone }),
  fc.record({ cadence: fc.constant('cron' as const), cron, timeZone }),
)
const instant = fc.date({ min: new Date('2005-01-01T00:00:00Z'), max: new Date('2031-01-01T00:00:00Z'), noInvalidDate: true })

function chain(from: Period | null, every: Rhythm, n: number): Period[] {
  const periods: Period[] = []
  for (let period = from; period !== null && periods.length < n; period = periodAfter(every, period)) periods.push(period)
  return periods
}

function expectNoGap(periods: readonly Period[]): void {
  for (const [index, period] of periods.entries()) {
    expect(period.start <= period.end && period.startsAt < period.endsAt).toBe(true)
    const next = periods[index + 1]
    if (next) expect([next.startsAt, next.start > period.start]).toEqual([period.endsAt, true])
  }
  for (const key of ['name', 'start'] as const) expect(new Set(periods.map((period) => period[key])).size).toBe(periods.length)
}

describe('the periods of a schedule', () => {
  it('contain the instant that they begin with and follow on each other without gap or overlap, in every zone', () => {
    fc.assert(
      fc.property(rhythm, instant, (every, active) => {
        const periods = chain(firstPeriod(every, active), every, 40)
        expect(periods).toHaveLength(40)
        expect(periods[0]?.startsAt.getTime()).toBeLessThanOrEqual(active.getTime())
        expect(periods[0]?.endsAt.getTime()).toBeGreaterThan(active.getTime())
        expectNoGap(periods)
      }),
      runs(150),
    )
  })

  it('keep what is under way and leave no gap, whatever a schedule is changed to in the middle of it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(rhythm, fc.integer({ min: 1, max: 4 })), { minLength: 2, maxLength: 5 }),
        instant,
        (versions, active) => {
          const periods: Period[] = []
          for (const [every, n] of versions) {
            const last = periods.at(-1)
            periods.push(...chain(last ? periodAfter(every, last) : firstPeriod(every, active), every, n))
          }
          expectNoGap(periods)
        },
      ),
      runs(300),
    )
  })

  it('end at local midnight, and those of a cron expression at its local time once a day that it names', () => {
    fc.assert(
      fc.property(rhythm, instant, (every, active) => {
        for (const { endsAt, end } of chain(firstPeriod(every, active), every, 12)) {
          const local = Temporal.Instant.fromEpochMilliseconds(endsAt.getTime()).toZonedDateTimeISO(every.timeZone)
          const [minute = 0, hour = 0] = every.cron?.split(' ').map(Number) ?? []
          const wanted = local.toPlainDate().toZonedDateTime({ timeZone: every.timeZone, plainTime: { hour, minute } })
          expect(every.cron === null ? local.startOfDay().epochMilliseconds : wanted.epochMilliseconds).toBe(endsAt.getTime())
          expect(dateIn(every.timeZone, new Date(endsAt.getTime() - 1))).toBe(end)
        }
      }),
      runs(100),
    )
  })
})

const ends = (every: Rhythm, active: string, n: number) =>
  chain(firstPeriod(every, new Date(active)), every, n).map(({ name, endsAt }) => `${name} ${endsAt.toISOString().slice(0, 16)}`)
const daily = (time: string, zone: string): Rhythm => ({ cadence: 'cron', cron: `${time} * * *`, timeZone: zone })

describe('a local time', () => {
  it.each([
    [
      'that New York leaves out',
      daily('30 2', 'America/New_York'),
      '2026-03-07T12:00:00Z',
      ['2026-03-08 2026-03-08T07:30', '2026-03-09 2026-03-09T06:30'],
    ],
    [
      'that comes twice in New York',
      daily('30 1', 'America/New_York'),
      '2026-10-31T12:00:00Z',
      ['2026-11-01 2026-11-01T05:30', '2026-11-02 2026-11-02T06:30'],
    ],
    [
      'at a midnight that Santiago leaves out',
      daily('0 0', 'America/Santiago'),
      '2026-09-05T12:00:00Z',
      ['2026-09-06 2026-09-06T04:00', '2026-09-07 2026-09-07T03:00'],
    ],
    [
      'at a midnight that Cairo leaves out',
      daily('0 0', 'Africa/Cairo'),
      '2026-04-23T12:00:00Z',
      ['2026-04-24 2026-04-23T22:00', '2026-04-25 2026-04-24T21:00'],
    ],
    [
      'on the day that Apia left out',
      daily('0 9', 'Pacific/Apia'),
      '2011-12-29T12:00:00Z',
      ['2011-12-29 2011-12-29T19:00', '2011-12-31 2011-12-30T19:00'],
    ],
    [
      'that comes twice within half an hour on Lord Howe',
      daily('45 1', 'Australia/Lord_Howe'),
      '2026-04-04T00:00:00Z',
      ['2026-04-05 2026-04-04T14:45', '2026-04-06 2026-04-05T15:15'],
    ],
  ] as const)('%s counts once', (_, every, active, expected) => {
    expect(ends(every, active, 2)).toEqual(expected)
  })
})
