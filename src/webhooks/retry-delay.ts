const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** The schedule that Standard Webhooks suggests: ten tries within 75 h 35 min 5 s. */
const PAUSES = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR]
const JITTER = 0.1
/** Nobody may put a delivery off for longer than this. */
const LONGEST_ASKED = 24 * HOUR

export const MOST_TRIES = PAUSES.length + 1

/**
 * Milliseconds between a failed try (the first is 1) and the next; null after the last. `chance` from 0 to 1 draws up to a tenth
 * more, so that what failed together does not come back together. What the receiver asked for (Retry-After, seconds) counts
 * where it is longer, up to a day.
 */
export function retryDelay(tries: number, chance: number, askedSeconds: number | null): number | null {
  const pause = PAUSES[tries - 1]
  if (pause === undefined) return null
  return Math.round(Math.max(pause * (1 + JITTER * chance), Math.min((askedSeconds ?? 0) * SECOND, LONGEST_ASKED)))
}
