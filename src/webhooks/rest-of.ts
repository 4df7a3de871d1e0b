import type { WebhookAnswer } from '../kernel/webhook-sender.ts'

const SECOND = 1_000
const DAY_SECONDS = 86_400
const OVERLOADED = new Set([429, 502, 503, 504])
/** Failures in a row that may be bad luck. */
const TOLERATED = 4
const LONGEST_REST_MS = 300_000

/**
 * For how long (milliseconds) a receiver is left alone, with everything that waits for it: as long as it asked for (a day at most),
 * a while when it says that it has too much to do, and ever longer, up to five minutes, when it fails again and again.
 */
export function restOf(failures: number, answer: Extract<WebhookAnswer, { readonly outcome: 'accepted' | 'failed' }>): number {
  const asked = Math.min(answer.retryAfterSeconds ?? 0, DAY_SECONDS) * SECOND
  const overloaded = OVERLOADED.has(answer.status ?? 0) ? 5 * SECOND : 0
  const failing = failures <= TOLERATED ? 0 : Math.min(2 ** (failures - TOLERATED) * 5 * SECOND, LONGEST_REST_MS)
  return Math.max(asked, overloaded, failing)
}
