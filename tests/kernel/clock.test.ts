import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateIn, startOfDate } from '../../src/kernel/clock.ts'

const HOUR = 3_600_000
const zone = fc.constantFrom('America/Lima', 'America/New_York', 'America/Santiago', 'Africa/Cairo', 'Australia/Lord_Howe', 'Pacific/Apia')
const instant = fc.date({ min: new Date('2005-01-01T00:00:00Z'), max: new Date('2045-01-01T00:00:00Z'), noInvalidDate: true })

describe('the date of an instant', () => {
  it('is the one whose first instant came last, in every zone', () => {
    fc.assert(
      fc.property(zone, instant, (timeZone, at) => {
        const date = dateIn(timeZone, at)
        const begins = startOfDate(timeZone, date)
        expect(begins.getTime()).toBeLessThanOrEqual(at.getTime())
        expect(dateIn(timeZone, begins)).toBe(date)
        const next = startOfDate(timeZone, Temporal.PlainDate.from(date).add({ days: 1 }).toString())
        expect(next.getTime()).toBeGreaterThan(at.getTime())
        const [before, after] = [dateIn(timeZone, new Date(begins.getTime() - 1)), dateIn(timeZone, next)]
        expect([before < date, date < after]).toEqual([true, true])
      }),
    )
  })
})

describe('a day lasts', () => {
  const hours = (timeZone: string, date: string) =>
    (startOfDate(timeZone, Temporal.PlainDate.from(date).add({ days: 1 }).toString()).getTime() - startOfDate(timeZone, date).getTime()) /
    HOUR

  it.each([
    ['America/New_York', '2026-03-08', 23],
    ['America/New_York', '2026-11-01', 25],
    ['America/New_York', '2028-02-29', 24],
    ['America/New_York', '2026-12-31', 24],
    ['Australia/Lord_Howe', '2026-04-05', 24.5],
    ['America/Lima', '2028-02-29', 24],
    ['America/Lima', '2026-12-31', 24],
  ] as const)('in %s, %s: %d hours', (timeZone, date, expected) => {
    expect(hours(timeZone, date)).toBe(expected)
  })

  it('24 hours in Lima, all year', () => {
    for (let day = Temporal.PlainDate.from('2027-12-30'); day.year < 2029; day = day.add({ days: 1 }))
      expect([day.toString(), hours('America/Lima', day.toString())]).toEqual([day.toString(), 24])
  })
})
