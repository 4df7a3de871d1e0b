import type { Reader } from '../../accounts/index.ts'
import type { Request } from '../environment.ts'
import { tellSecurity } from '../security-line.ts'

/** The headers that a browser would send once it was given these cookies (whole header values). */
export function cookieHeaders(cookies: readonly string[]): Headers {
  return new Headers({ cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') })
}

/** Tells the log who has come in with a session of now, and how far. Null: nobody. */
export function tellEntered(c: Request, reader: Reader | null): void {
  if (reader === null) return tellSecurity(c, 'sign_in_failed')
  if (reader.pending === 'second_factor') return tellSecurity(c, 'first_step_passed', reader.accountId)
  tellSecurity(c, 'signed_in', reader.actor.accountId)
}
