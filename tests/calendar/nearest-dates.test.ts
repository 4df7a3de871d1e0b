import { expect, it } from 'vitest'
import { nearestDates } from '../../src/calendar/nearest-dates.ts'

const dates = (days: readonly number[]) => days.map((day) => ({ on: `2026-01-${String(day).padStart(2, '0')}`, uid: `u${day}` }))
const shown = (days: readonly number[], from: number, most: number) =>
  nearestDates(dates(days), `2026-01-${String(from).padStart(2, '0')}`, most).map(({ on }) => Number(on.slice(-2)))

it('gives what comes first, then what was last, in order', () => {
  expect(shown([5, 1, 3], 2, 10)).toEqual([1, 3, 5])
  expect(shown([1, 2, 3, 4, 5, 6], 3, 3)).toEqual([3, 4, 5])
  expect(shown([1, 2, 3, 4, 5, 6], 5, 4)).toEqual([3, 4, 5, 6])
  expect(shown([1, 2, 3, 4, 5, 6], 20, 2)).toEqual([5, 6])
  expect(shown([], 20, 2)).toEqual([])
})
