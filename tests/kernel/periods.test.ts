import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endedPeriods, endOf, parsePeriod, periodContaining, periodName } from '../../src/schedules/periods.ts'

const cadence = fc.constantFrom('monthly', 'quarterly', 'yearly')
const date = fc
  .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((instant) => instant.toISOString().slice(0, 10))

describe('a period', () => {
  it('contains the date it was asked for, and its name leads back to it', () => {
    fc.assert(
      fc.property(cadence, date, (every, day) => {
        const period = periodContaining(every, day)
        expect(period.start <= day && day <= period.end).toBe(true)
        const name = periodName(every, period.start)
        expect(parsePeriod(every, name)).toEqual(period)
        expect(parsePeriod(every, name.toUpperCase())).toEqual(period)
      }),
    )
  })

  it.each([
    ['monthly', '2024-02', '2024-02-01', '2024-02-29'],
    ['monthly', '2026-12', '2026-12-01', '2026-12-31'],
    ['quarterly', '2026-q4', '2026-10-01', '2026-12-31'],
    ['yearly', '2026', '2026-01-01', '2026-12-31'],
  ] as const)('%s %s is %s to %s', (every, name, start, end) => {
    expect(parsePeriod(every, name)).toEqual({ start, end })
  })

  it.each([
    ['monthly', '2026-13'],
    ['monthly', '2026-00'],
    ['monthly', '2026-1'],
    ['monthly', '2026'],
    ['monthly', '2026-q1'],
    ['monthly', '2026-10-01'],
    ['quarterly', '2026-q5'],
    ['quarterly', '2026-q0'],
    ['quarterly', '2026-01'],
    ['quarterly', '2026'],
    ['yearly', '2026-01'],
    ['yearly', '26'],
    ['yearly', ' 2026'],
    ['yearly', ''],
  ] as const)('%s has no period %j', (every, name) => {
    expect(parsePeriod(every, name)).toBeNull()
  })
})

describe('the periods that have ended', () => {
  it.each(['America/Lima', 'America/New_York', 'Pacific/Apia', 'UTC'])('follow on each other without gap or overlap in %s', (zone) => {
    const instant = fc.date({ min: new Date('2009-01-01T00:00:00Z'), max: new Date('2031-01-01T00:00:00Z'), noInvalidDate: true })
    fc.assert(
      fc.property(cadence, instant, instant, (every, one, other) => {
        const [active, now] = one < other ? [one, other] : [other, one]
        const ended = endedPeriods(every, zone, active, now)
        for (const [index, period] of ended.entries()) {
          expect(endOf(period, zone).getTime()).toBeLessThanOrEqual(now.getTime())
          expect(endOf(period, zone).getTime()).toBeGreaterThan(active.getTime())
          const next = ended[index + 1]
          if (next) expect(next.start).toBe(Temporal.PlainDate.from(period.end).add({ days: 1 }).toString())
        }
      }),
      { numRuns: 40 },
    )
  })

  it('run over the end of a year, up to the very instant', () => {
    const active = new Date('2026-11-15T12:00:00Z')
    const names = (now: string) => endedPeriods('monthly', 'America/Lima', active, new Date(now)).map(({ start }) => start)
    expect(names('2027-01-01T04:59:59.999Z')).toEqual(['2026-11-01'])
    expect(names('2027-01-01T05:00:00.000Z')).toEqual(['2026-11-01', '2026-12-01'])
    expect(endedPeriods('yearly', 'America/Lima', active, new Date('2027-01-01T05:00:00Z'))).toEqual([
      { start: '2026-01-01', end: '2026-12-31' },
    ])
  })

  it('begin with the one that the schedule became active in, as its zone dates it', () => {
    const active = new Date('2026-12-01T03:00:00Z')
    const now = new Date('2027-01-02T00:00:00Z')
    expect(endedPeriods('monthly', 'America/Lima', active, now).map(({ start }) => start)).toEqual(['2026-11-01', '2026-12-01'])
    expect(endedPeriods('monthly', 'UTC', active, now).map(({ start }) => start)).toEqual(['2026-12-01'])
  })

  it('end at midnight of a zone with summer time, before and after it begins', () => {
    expect(endOf({ start: '2026-02-01', end: '2026-02-28' }, 'America/New_York').toISOString()).toBe('2026-03-01T05:00:00.000Z')
    expect(endOf({ start: '2026-03-01', end: '2026-03-31' }, 'America/New_York').toISOString()).toBe('2026-04-01T04:00:00.000Z')
    expect(endOf({ start: '2026-10-01', end: '2026-10-31' }, 'America/New_York').toISOString()).toBe('2026-11-01T04:00:00.000Z')
    expect(endOf({ start: '2026-10-01', end: '2026-10-31' }, 'America/Lima').toISOString()).toBe('2026-11-01T05:00:00.000Z')
  })
})
