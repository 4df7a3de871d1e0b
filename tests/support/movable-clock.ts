import type { Clock } from '../../src/kernel/clock.ts'

export interface MovableClock extends Clock {
  /** Sets it to an instant (ISO 8601); it stands still until it is set again. */
  set(instant: string): void
}

export function movableClock(instant: string): MovableClock {
  let now = new Date(instant)
  return {
    now: () => new Date(now),
    set(next) {
      now = new Date(next)
    },
  }
}
