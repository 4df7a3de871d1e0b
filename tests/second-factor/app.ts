import { Secret, TOTP } from 'otpauth'

/** What an authenticator app shows at an instant; RFC 6238 test vectors check the library beside it. */
export function codeOf(secret: string, at: Date): string {
  return new TOTP({ secret: Secret.fromBase32(secret.replace(/\s/g, '')) }).generate({ timestamp: at.getTime() })
}

export function later(at: Date, seconds: number): Date {
  return new Date(at.getTime() + seconds * 1000)
}
