import { MOMENTS, STEPS, type KillPoint } from './kill-switch.ts'

/**
 * So many kill points, always the same: each step at each moment, for the first, second, … time that a process gets there, and between
 * them statements by their number from the first job on.
 */
export function killPoints(count: number): readonly KillPoint[] {
  const ofSteps = [1, 2, 3, 4].flatMap((nth) =>
    MOMENTS.flatMap((_, turn) => STEPS.map((step, place) => ({ nth, step, moment: MOMENTS[(place + turn) % MOMENTS.length] ?? 'before' }))),
  )
  return Array.from({ length: count }, (_, place) => {
    const each = Math.floor(place / 2)
    if (place % 2 === 0) return ofSteps[each % ofSteps.length] as KillPoint
    return { nth: 1 + ((each * 2) % 150), step: null, moment: MOMENTS[each % MOMENTS.length] ?? 'before' }
  })
}
