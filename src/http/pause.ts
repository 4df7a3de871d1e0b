import { databaseFault, type DatabaseFault } from '../../db/faults.ts'
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
  'errors.second_factor_paused': { status: 429, seconds: 3_600 },
  'errors.webhook_tests_too_many': { status: 429, seconds: 60 },
  'errors.subscriptions_busy': { status: 503, seconds: 3_600 },
  'errors.reports_waiting': { status: 503, seconds: 60 },
  'errors.reports_full': { status: 503, seconds: 86_400 },
  'errors.storage_away': { status: 503, seconds: 60 },
}

/** Seconds after which it is worth trying again, by what keeps the database from answering. */
const OUTAGES: Readonly<Record<DatabaseFault, number>> = { away: 30, slow: 10, full: 300, read_only: 60, unsure: 30 }

/** How a refusal that only time mends is answered (RFC 6585 section 4, RFC 9110 section 10.2.3); null: it is none. */
export function pauseOf(error: unknown): Pause | null {
  if (error instanceof RuleBroken) return PAUSES[error.fault.key] ?? null
  const fault = databaseFault(error)
  return fault === null ? null : { status: 503, seconds: OUTAGES[fault] }
}
