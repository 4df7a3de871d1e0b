import { NotFound } from '../kernel/errors.ts'
import type { Request } from './environment.ts'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The `id` of the address. Throws NotFound when it cannot be one. */
export function idOf(c: Request): string {
  return requireUuid(c.req.param('id') ?? '')
}

export function isUuid(text: string): boolean {
  return UUID.test(text)
}

/** The same text, when it is a UUID. Throws NotFound. */
export function requireUuid(text: string): string {
  if (!isUuid(text)) throw new NotFound('id')
  return text
}
