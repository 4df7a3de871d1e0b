import { Forbidden, Invalid, RuleBroken } from '../kernel/errors.ts'
import type { Logger } from '../kernel/logger.ts'
import type { Request } from './environment.ts'
import { pathForLog } from './path-for-log.ts'
import { pauseOf } from './pause.ts'

/** What the log tells of security; `docs/watching.md` lists them. */
type SecurityEvent =
  | 'signed_in'
  | 'first_step_passed'
  | 'sign_in_failed'
  | 'second_factor_failed'
  | 'password_failed'
  | 'key_refused'
  | 'permission_refused'
  | 'other_site_refused'
  | 'rate_limited'
  | 'upload_refused'

const GONE_WELL: ReadonlySet<SecurityEvent> = new Set(['signed_in', 'first_step_passed'])

/** Faults whose key alone says what was tried. */
const BY_KEY: Readonly<Record<string, SecurityEvent>> = {
  'errors.sign_in_failed': 'sign_in_failed',
  'errors.link_invalid': 'sign_in_failed',
  'errors.code_wrong': 'second_factor_failed',
  'errors.old_password_wrong': 'password_failed',
  'errors.key_invalid': 'key_refused',
}
/** Faults of a file itself, wherever in a form it stands. */
const OF_A_FILE = /^errors\.file_(?!.*missing)/

/** One line of a request: `info` for what went well, `warn` for the rest. Who: an account's id or none, never an address or what was typed. */
export function tellSecurity(c: Request, event: SecurityEvent, accountId = accountOf(c)): void {
  const { method, path } = c.req
  securityLine(c.var.services.log, event, { requestId: c.var.requestId, accountId, method, path: pathForLog(path) })
}

/** The same for what is refused before there is a request with an id. */
export function tellRateAtDoor(log: Logger, { method, url }: { readonly method: string; readonly url: string }): void {
  securityLine(log, 'rate_limited', { accountId: null, method, path: pathForLog(url.replace(/\?.*$/s, '')) })
}

/** Tells a refusal, where it is one of security: nothing otherwise. */
export function tellRefusal(c: Request, error: unknown): void {
  const event = eventOf(error)
  if (event !== null) tellSecurity(c, event)
}

function eventOf(error: unknown): SecurityEvent | null {
  if (pauseOf(error)?.status === 429) return 'rate_limited'
  if (error instanceof Forbidden) return BY_KEY[error.fault.key] ?? (error.signIn ? null : 'permission_refused')
  if (error instanceof RuleBroken) return BY_KEY[error.fault.key] ?? null
  if (error instanceof Invalid) {
    const keys = Object.values(error.fields).map(({ key }) => key)
    return keys.map((key) => BY_KEY[key]).find(Boolean) ?? (keys.some((key) => OF_A_FILE.test(key)) ? 'upload_refused' : null)
  }
  if (!(error instanceof Error && 'getResponse' in error && 'status' in error)) return null
  return error.status === 403 ? 'other_site_refused' : error.status === 413 ? 'upload_refused' : null
}

function accountOf(c: Request): string | null {
  return c.var.ctx?.actor?.accountId ?? c.var.triedAccountId ?? null
}

/** What went well is written wherever failures are: only the two together tell whether an attack succeeded (ASVS 5.0, 16.3.1). */
function securityLine(log: Logger, event: SecurityEvent, fields: Readonly<Record<string, string | null>>): void {
  const heard = log.isLevelEnabled('warn') && !log.isLevelEnabled('info') ? log.child({}, { level: 'info' }) : log
  heard[GONE_WELL.has(event) ? 'info' : 'warn']({ event, ...fields }, 'security')
}
