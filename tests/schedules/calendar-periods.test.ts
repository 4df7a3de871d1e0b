import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shapeOf } from '../../templates/view/schedule.ts'
import { nextStart, parsePeriod, periodContaining, periodName } from '../../src/schedules/calendar-periods.ts'

const cadence = fc.constantFrom('weekly', 'monthly', 'quarterly', 'yearly')
const date = fc
  .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((instant) => instant.toISOString().slice(0, 10))

describe('a calendar period', () => {
  it('contains the date it was asked for, its name leads back to it, and the next begins the day after it', () => {
    fc.assert(
      fc.property(cadence, date, (every, day) => {
        const period = periodContaining(every, day)
        expect(period.start <= day && day <= period.end).toBe(true)
        const name = periodName(every, day)
        expect(parsePeriod(every, name)).toEqual(period)
        expect(parsePeriod(every, name.toUpperCase())).toEqual(period)
        expect(nextStart(every, day)).toBe(Temporal.PlainDate.from(period.end).add({ days: 1 }).toString())
      }),
    )
  })

  it.each([
    ['weekly', '2026-w48', '2026-11-23', '2026-11-29'],
    ['weekly', '2026-w53', '2026-12-28', '2027-01-03'],
    ['weekly', '2027-w01', '2027-01-04', '2027-01-10'],
    ['weekly', '2025-w01', '2024-12-30', '2025-01-05'],
    ['monthly', '2024-02', '2024-02-01', '2024-02-29'],
    ['monthly', '2026-12', '2026-12-01', '2026-12-31'],
    ['quarterly', '2026-q4', '2026-10-01', '2026-12-31'],
    ['yearly', '2026', '2026-01-01', '2026-12-31'],
  ] as const)('%s %s is %s to %s', (every, name, start, end) => {
    expect(parsePeriod(every, name)).toEqual({ start, end })
  })

  it.each([
    ['weekly', '2027-w53'],
    ['weekly', '2026-w54'],
    ['weekly', '2026-w00'],
    ['weekly', '2026-w1'],
    ['weekly', '2026-11'],
    ['monthly', '2026-13'],
    ['monthly', '2026-00'],
    ['monthly', '2026-1'],
    ['monthly', '2026'],
    ['monthly', '2026-q1'],
    ['monthly', '2026-w01'],
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

it.each([
  ['2026-01-01', '2026-12-31', 'year'],
  ['2026-10-01', '2026-12-31', 'quarter'],
  ['2026-11-01', '2027-01-31', 'days'],
  ['2026-11-01', '2026-11-30', 'month'],
  ['2026-11-30', '2026-11-30', 'days'],
  ['2026-11-02', '2026-12-01', 'days'],
  ['2026-11-23', '2026-11-29', 'week'],
  ['2026-11-22', '2026-11-28', 'days'],
  ['2027-02-01', '2027-02-28', 'month'],
] as const)('%s to %s reads as: %s', (start, end, shape) => {
  expect(shapeOf(start, end)).toBe(shape)
})
