import type { Clock } from '../../src/kernel/clock.ts'

export interface MovableClock extends Clock {
  /** Sets it to an instant (ISO 8601); it stands still, or ticks on, until it is set again. */
  set(instant: string): void
}

/** `tick`: how many milliseconds later it is each time that it was looked at. */
export function movableClock(instant: string, tick = 0): MovableClock {
  let now = new Date(instant)
  return {
    now: () => {
      const shown = now
      now = new Date(shown.getTime() + tick)
      return shown
    },
    set(next) {
      now = new Date(next)
    },
  }
}
