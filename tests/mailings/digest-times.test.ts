import { describe, expect, it } from 'vitest'
import { digestTimes } from '../../src/mailings/digest-times.ts'

const at = (instant: string) => new Date(instant)

describe('when a digest is due', () => {
  it('is 07:00 in the zone of the reports, on Mondays for the weekly one', () => {
    const daily = digestTimes('daily', 'America/Lima')
    expect(daily.lastDue(at('2026-11-23T11:59:59Z'))).toBe('2026-11-22')
    expect(daily.lastDue(at('2026-11-23T12:00:00Z'))).toBe('2026-11-23')
    const weekly = digestTimes('weekly', 'America/Lima')
    expect(weekly.lastDue(at('2026-11-23T11:59:59Z'))).toBe('2026-11-16')
    expect(weekly.lastDue(at('2026-11-29T23:00:00Z'))).toBe('2026-11-23')
  })

  it('follows the clocks of a zone that changes them', () => {
    const daily = digestTimes('daily', 'America/New_York')
    expect(daily.lastDue(at('2026-03-07T12:00:00Z'))).toBe('2026-03-07')
    expect(daily.lastDue(at('2026-03-08T10:59:59Z'))).toBe('2026-03-07')
    expect(daily.lastDue(at('2026-03-08T11:00:00Z'))).toBe('2026-03-08')
    expect(daily.lastDue(at('2026-11-01T11:59:59Z'))).toBe('2026-10-31')
    expect(daily.lastDue(at('2026-11-01T12:00:00Z'))).toBe('2026-11-01')
  })

  it('names every day that fell due, once, also where the calendar leaves one out', () => {
    const daily = digestTimes('daily', 'America/New_York')
    expect(daily.dueBetween(at('2026-03-06T12:00:00Z'), at('2026-03-09T15:00:00Z'))).toEqual(['2026-03-09', '2026-03-08', '2026-03-07'])
    const apia = digestTimes('daily', 'Pacific/Apia').dueBetween(at('2011-12-28T20:00:00Z'), at('2011-12-31T20:00:00Z'))
    expect(apia).toEqual(['2012-01-01', '2011-12-31', '2011-12-29'])
    expect(digestTimes('weekly', 'America/Lima').dueBetween(at('2026-11-16T12:00:00Z'), at('2026-11-23T12:00:00Z'))).toEqual(['2026-11-23'])
  })
})
