/** Minutes before the second, third, … try; after them, every four hours. RFC 5321 (4.5.4.1) asks for at least half an hour in the long run, and for days. */
const PAUSES = [1, 5, 15, 30, 60, 120] as const
const LATER = 240
/** With these pauses, three days. */
const TRIES = 23

/** When a mail that was deferred for the n-th time is tried again; null when it was tried for three days. */
export function nextTry(now: Date, attempts: number): Date | null {
  if (attempts > TRIES) return null
  return new Date(now.getTime() + (PAUSES[attempts - 1] ?? LATER) * 60_000)
}
