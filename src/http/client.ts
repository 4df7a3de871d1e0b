import { getConnInfo } from '@hono/node-server/conninfo'
import type { Request } from './environment.ts'

/** The network address that a request came from, as far as it can be trusted. */
export function clientAddress(c: Request): string {
  return getConnInfo(c).remote.address ?? 'unknown'
}

/** Whole header values, as better-auth makes them. */
export function setCookies(c: Request, cookies: readonly string[]): void {
  for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true })
}
