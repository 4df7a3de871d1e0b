import { describe, expect, it } from 'vitest'
import { RuleBroken } from '../../src/kernel/errors.ts'
import { readCron } from '../../src/schedules/read-cron.ts'
import { timeZoneNamed } from '../../src/schedules/time-zones.ts'

function refusal(expression: string): unknown {
  try {
    return readCron(expression)
  } catch (error) {
    return error instanceof RuleBroken && error.field === 'cron' ? error.fault.key : error
  }
}

describe('a cron expression', () => {
  it.each([
    ['0 9 30 2 *', 'cron_never'],
    ['0 9 31 4,6,9,11 *', 'cron_never'],
    ['* * * * *', 'cron_too_often'],
    ['*/5 9 * * *', 'cron_too_often'],
    ['0 9,17 * * *', 'cron_too_often'],
    ['0 9-10 * * *', 'cron_too_often'],
    ['0 */12 * * *', 'cron_too_often'],
    ['* * * * * *', 'cron_seconds'],
    ['0 0 9 * * *', 'cron_seconds'],
    ['0 0 9 1 1 * 2027', 'cron_seconds'],
    ['0 9 * *', 'cron_fields'],
    ['', 'cron_fields'],
    ['@daily', 'cron_fields'],
    ['0 9 1 1 * 2027 x y', 'cron_fields'],
    ['0 24 * * *', 'cron_invalid'],
    ['60 9 * * *', 'cron_invalid'],
    ['nueve 9 * * *', 'cron_invalid'],
    ['0 9 32 * *', 'cron_invalid'],
    ['0 9 * 13 *', 'cron_invalid'],
    ['0 9 * * LUN', 'cron_invalid'],
    ['0 9 * * 8', 'cron_invalid'],
    ['0 9 ; drop table *', 'cron_seconds'],
    ['٠ 9 * * *', 'cron_invalid'],
  ])('%j is refused: %s', (expression, reason) => {
    expect(refusal(expression)).toBe(`errors.${reason}`)
  })

  it.each([
    ['0 9 * * MON', '2026-11-23', '2026-11-30', '2026-11-16'],
    ['0 9 1 * *', '2026-11-23', '2026-12-01', '2026-11-01'],
    ['0 9 L * *', '2026-11-30', '2026-12-31', '2026-10-31'],
    ['0 9 29 2 *', '2026-11-23', '2028-02-29', '2024-02-29'],
    ['  5   7  *  *  0 ', '2026-11-22', '2026-11-29', '2026-11-15'],
    ['0 9 1 * MON', '2026-11-23', '2026-11-30', '2026-11-16'],
    ['0 9 * * MON#1', '2026-11-23', '2026-12-07', '2026-11-02'],
  ])('%j names, around %s, the days %s and %s', (expression, day, after, before) => {
    const days = readCron(expression)
    expect([days.after(day), days.before(day)]).toEqual([after, before])
  })
})

it.each([
  ['America/Lima', 'America/Lima'],
  [' america/lima ', 'America/Lima'],
  ['UTC', 'UTC'],
  ['US/Eastern', 'US/Eastern'],
  ['Asia/Kolkata', 'Asia/Kolkata'],
  ['America/Chiclayo', null],
  ['+05:00', null],
  ['Lima', null],
  ['', null],
  ['America/Lima; x', null],
])('the zone %j is %s', (typed, name) => {
  expect(timeZoneNamed(typed)).toBe(name)
})
