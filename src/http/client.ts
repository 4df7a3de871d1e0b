import type { HttpBindings } from '@hono/node-server'
import type { Request } from './environment.ts'

/** The network address that a request came from: what trusted proxies say, else who is connected. Without a socket (in tests): `unknown`. */
export function clientAddress(c: Request): string {
  const peer = peerAddress(c)
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>
  return c.var.services?.proxies?.clientOf(peer, incoming?.headers ?? {}) ?? peer
}

/** Who is connected, a proxy or not. Without a socket (in tests): `unknown`. */
export function peerAddress(c: Request): string {
  return (c.env as Partial<HttpBindings> | undefined)?.incoming?.socket.remoteAddress ?? 'unknown'
}

/** What a browser forgets of this site when somebody signs out: also the pages that its back button would show. */
export const CLEARED = '"cache", "storage"'

/** Whole header values, as better-auth makes them. */
export function setCookies(c: Request, cookies: readonly string[]): void {
  for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true })
}
