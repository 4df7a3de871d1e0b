import { describe, expect, it } from 'vitest'
import { parseAsOf } from '../../src/http/as-of.ts'
import type { Context } from '../../src/kernel/context.ts'
import { Invalid } from '../../src/kernel/errors.ts'
import { movableClock } from '../support/movable-clock.ts'

const NOW = '2026-11-20T15:00:00Z'

function read(value: string | undefined, timeZone = 'America/Lima') {
  const settings = { publicUrl: 'https://vigia.example', timeZone, singlePerson: false, hubs: [] }
  const { instant, bound } = parseAsOf({ clock: movableClock(NOW), settings } as unknown as Context, value)
  return [instant?.toISOString() ?? null, bound?.toISOString() ?? null]
}

describe('as_of', () => {
  it.each([undefined, '', '2026-11-20'])('%j is now', (value) => {
    expect(read(value)).toEqual([null, null])
  })

  it('a date is the end of that day in the zone of the record', () => {
    expect(read('2026-10-31')).toEqual(['2026-11-01T04:59:59.999Z', '2026-11-01T05:00:00.000Z'])
    expect(read('2026-10-31', 'America/New_York')).toEqual(['2026-11-01T03:59:59.999Z', '2026-11-01T04:00:00.000Z'])
    expect(read('2026-11-01', 'America/New_York')).toEqual(['2026-11-02T04:59:59.999Z', '2026-11-02T05:00:00.000Z'])
  })

  it('an instant includes what happened at it', () => {
    expect(read('2026-10-31T12:00:00Z')).toEqual(['2026-10-31T12:00:00.000Z', '2026-10-31T12:00:00.001Z'])
    expect(read('2026-10-31T12:00:00-05:00')).toEqual(['2026-10-31T17:00:00.000Z', '2026-10-31T17:00:00.001Z'])
    expect(read(NOW)).toEqual(['2026-11-20T15:00:00.000Z', '2026-11-20T15:00:00.001Z'])
  })

  it.each([
    ['2026-11-21', 'errors.as_of_future'],
    ['2026-11-20T15:00:00.001Z', 'errors.as_of_future'],
    ['9999-12-31', 'errors.as_of_future'],
    ['1969-12-30', 'errors.as_of_invalid'],
    ['0000-01-01T00:00:00Z', 'errors.as_of_invalid'],
    ['2026-02-30', 'errors.as_of_invalid'],
    ['2026-13-01', 'errors.as_of_invalid'],
    ['2026-10', 'errors.as_of_invalid'],
    ['2026-10-31T12:00:00', 'errors.as_of_invalid'],
    ['yesterday', 'errors.as_of_invalid'],
    ['  ', 'errors.as_of_invalid'],
    [' 2026-10-31', 'errors.as_of_invalid'],
    ['1793000000', 'errors.as_of_invalid'],
    ['2026-10-31\u0000', 'errors.as_of_invalid'],
    ["2026-10-31'; drop table events", 'errors.as_of_invalid'],
  ])('%j is refused: %s', (value, key) => {
    expect(refused(() => read(value))).toEqual({ as_of: { key } })
  })
})

function refused(act: () => unknown): unknown {
  try {
    return act()
  } catch (error) {
    return error instanceof Invalid ? error.fields : error
  }
}
