import { isPublicIp } from '../../kernel/public-address.ts'
import { clientAddress } from '../client.ts'
import type { Request } from '../environment.ts'

/**
 * Whom a request is counted under: its network address, or, when it was passed on by a proxy of this machine or network, the address
 * that the proxy names last in X-Forwarded-For. Without a socket (in tests): `unknown`.
 */
export function callerAddress(c: Request): string {
  const direct = socketAddress(c)
  const passedOn = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return passedOn !== undefined && passedOn !== '' && !isPublicIp(direct.replace(/^::ffff:/i, '')) ? passedOn.slice(0, 60) : direct
}

function socketAddress(c: Request): string {
  try {
    return clientAddress(c)
  } catch {
    return 'unknown'
  }
}
