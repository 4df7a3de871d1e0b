import { NotFound } from '../kernel/errors.ts'
import type { Request } from './environment.ts'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The `id` of the address. Throws NotFound when it cannot be one. */
export function idOf(c: Request): string {
  const id = c.req.param('id') ?? ''
  if (!UUID.test(id)) throw new NotFound('id')
  return id
}
