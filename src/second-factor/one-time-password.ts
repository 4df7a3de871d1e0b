import { Secret, TOTP } from 'otpauth'

const PERIOD_SECONDS = 30
/** A clock that is off by half a minute, and a code that was typed slowly. */
const STEPS_EITHER_SIDE = 1

/** A new secret of 160 bits, in base32 (RFC 4226 section 4 asks for 128 at least). */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** The address that an app reads from a picture: six digits every thirty seconds, SHA-1, which every app knows. `site` is its name or host. */
export function enrolmentAddress(secret: string, site: string, email: string): string {
  return passwordOf(secret, site, email).toString()
}

/** The step of time (RFC 6238) whose code this is, now or thirty seconds before or after. Null: of none. */
export function stepOf(secret: string, code: string, now: Date): number | null {
  const delta = passwordOf(secret).validate({ token: code, timestamp: now.getTime(), window: STEPS_EITHER_SIDE })
  return delta === null ? null : Math.floor(now.getTime() / 1000 / PERIOD_SECONDS) + delta
}

function passwordOf(secret: string, issuer = '', label = ''): TOTP {
  return new TOTP({ issuer, label, algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS, secret: Secret.fromBase32(secret) })
}
