import { createHash, timingSafeEqual } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { peerAddress } from './client.ts'
import type { Request } from './environment.ts'

/** What a proxy adds when it passes a request on: such a one did not begin on this machine. */
const PASSED_ON = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip']

/** Whether a request began on this machine, as far as a proxy says when it passes one on. */
export function isLocal(c: Request): boolean {
  if (PASSED_ON.some((name) => c.req.header(name) !== undefined)) return false
  const address = peerAddress(c).replace(/^::ffff:/i, '')
  return isIPv6(address) ? address === '::1' : address.startsWith('127.')
}

/** Whether a request carries this token (`Authorization: Bearer`); never when there is none. */
export function hasToken(c: Request, token: string | undefined): boolean {
  const [, sent] = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '') ?? []
  return token !== undefined && sent !== undefined && timingSafeEqual(digest(sent), digest(token))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
