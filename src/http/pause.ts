import { RuleBroken } from '../kernel/errors.ts'

/** What only time mends: too much from one client, or more than the service takes from everybody. */
interface Pause {
  readonly status: 429 | 503
  /** After which it is worth trying again. */
  readonly seconds: number
}

const PAUSES: Readonly<Record<string, Pause>> = {
  'errors.too_many_attempts': { status: 429, seconds: 60 },
  'errors.too_many_this_hour': { status: 429, seconds: 3_600 },
  'errors.webhook_tests_too_many': { status: 429, seconds: 60 },
  'errors.subscriptions_busy': { status: 503, seconds: 3_600 },
  'errors.reports_waiting': { status: 503, seconds: 60 },
  'errors.reports_full': { status: 503, seconds: 86_400 },
}

/** How a refusal that only time mends is answered (RFC 6585 section 4, RFC 9110 section 10.2.3); null: it is none. */
export function pauseOf(error: unknown): Pause | null {
  return error instanceof RuleBroken ? (PAUSES[error.fault.key] ?? null) : null
}
