import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { startSchedule, TICKS } from '../../jobs/schedule.ts'
import type { Context } from '../../src/kernel/context.ts'

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-11-02T15:00:30Z') }))
afterEach(() => void vi.useRealTimers())

it('a tick that was due while the process stood still is told once, by name, and nothing is written past the log', async () => {
  const printed = [vi.spyOn(console, 'warn'), vi.spyOn(console, 'error')]
  const missed: string[] = []
  // Without a database each tick fails, which is told too.
  const failed = new Set<string>()
  const tell = { failed: (name: string) => void failed.add(name), missed: (name: string) => void missed.push(name) }
  const schedule = startSchedule({ settings: { timeZone: 'America/Lima' } } as Context, tell, 'postgres')
  try {
    // The clock goes on for three minutes in which no timer is served.
    vi.setSystemTime(new Date('2026-11-02T15:03:30Z'))
    await vi.advanceTimersByTimeAsync(50_000)
    const everyMinute = TICKS.filter(({ expression }) => expression === '* * * * *').map(({ name }) => name)
    expect(missed).toEqual(expect.arrayContaining(everyMinute))
    expect(missed.length).toBe(new Set(missed).size)
    expect([...failed]).toEqual(expect.arrayContaining(everyMinute))
    expect(printed.flatMap((spy) => spy.mock.calls)).toEqual([])
  } finally {
    await schedule.stop()
    for (const spy of printed) spy.mockRestore()
  }
})
