import { describe, expect, it } from 'vitest'
import type { Rhythm } from '../../src/schedules/boundaries.ts'
import { nextRuns } from '../../src/schedules/next-runs.ts'
import { firstPeriod } from '../../src/schedules/periods.ts'

const daily = (time: string, zone: string): Rhythm => ({ cadence: 'cron', cron: `${time} * * *`, timeZone: zone })
const calendar = (cadence: 'weekly' | 'monthly' | 'yearly', zone = 'America/Lima'): Rhythm => ({ cadence, cron: null, timeZone: zone })

describe('the first stretch after a change', () => {
  const said = (before: Rhythm, active: string, after: Rhythm) => {
    return nextRuns(after, firstPeriod(before, new Date(active)), new Date(active), 3).map(
      ({ name, start, end }) => `${name}: ${start} ${end}`,
    )
  }
  it.each([
    [
      'weekly to monthly',
      calendar('weekly'),
      calendar('monthly'),
      ['2026-w48: 2026-11-23 2026-11-29', '2026-11-30-to-2026-11-30: 2026-11-30 2026-11-30', '2026-12: 2026-12-01 2026-12-31'],
    ],
    [
      'monthly to weekly',
      calendar('monthly'),
      calendar('weekly'),
      ['2026-11: 2026-11-01 2026-11-30', '2026-12-01-to-2026-12-06: 2026-12-01 2026-12-06', '2026-w50: 2026-12-07 2026-12-13'],
    ],
    [
      'monthly to cron',
      calendar('monthly'),
      daily('0 9', 'America/Lima'),
      ['2026-11: 2026-11-01 2026-11-30', '2026-12-02: 2026-12-01 2026-12-02', '2026-12-03: 2026-12-02 2026-12-03'],
    ],
    [
      'cron to a later hour',
      daily('0 9', 'America/Lima'),
      daily('0 15', 'America/Lima'),
      ['2026-11-25: 2026-11-24 2026-11-25', '2026-11-26: 2026-11-25 2026-11-26', '2026-11-27: 2026-11-26 2026-11-27'],
    ],
    [
      'Lima to Honolulu',
      calendar('monthly'),
      calendar('monthly', 'Pacific/Honolulu'),
      ['2026-11: 2026-11-01 2026-11-30', '2026-12: 2026-12-01 2026-12-31', '2027-01: 2027-01-01 2027-01-31'],
    ],
    [
      'Lima to Tokyo',
      calendar('monthly'),
      calendar('monthly', 'Asia/Tokyo'),
      ['2026-11: 2026-11-01 2026-11-30', '2026-12: 2026-12-01 2026-12-31', '2027-01: 2027-01-01 2027-01-31'],
    ],
  ] as const)('%s', (_, before, after, expected) => {
    expect(said(before, '2026-11-25T12:00:00Z', after)).toEqual(expected)
  })

  it('is what the next runs show, after the period under way', () => {
    const last = firstPeriod(calendar('monthly'), new Date('2026-11-25T12:00:00Z'))
    const runs = nextRuns(calendar('yearly'), last, new Date('2026-11-25T12:00:00Z'), 3)
    expect(runs.map(({ name }) => name)).toEqual(['2026-11', '2026-12-01-to-2026-12-31', '2027'])
    expect(nextRuns(calendar('yearly'), last, new Date('2027-02-01T12:00:00Z'), 1).map(({ name }) => name)).toEqual(['2027'])
  })
})
