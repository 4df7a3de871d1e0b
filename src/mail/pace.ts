export interface PaceOptions {
  /** How many may begin in a second; null: no limit. */
  readonly perSecond: number | null
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number
  readonly sleep: (milliseconds: number) => Promise<void>
}

/** Waits until one more may begin: evenly spaced, with no burst after a rest, however many wait at once. */
export function createPace({ perSecond, now, sleep }: PaceOptions): () => Promise<void> {
  if (perSecond === null) return async () => undefined
  const gap = 1000 / perSecond
  let free = 0
  return async () => {
    const slot = Math.max(free, now())
    free = slot + gap
    const pause = slot - now()
    if (pause >= 1) await sleep(pause)
  }
}
