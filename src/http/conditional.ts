import fresh from 'fresh'
import type { Request } from './environment.ts'

export interface Validators {
  /** Quoted entity tag, with `W/` where the bytes may differ. */
  readonly etag: string
  readonly lastModified: Date
  readonly cacheControl: string
}

/** Sets the validators; then says whether the client has this version already (RFC 9110 section 13: If-None-Match wins). */
export function isFresh(c: Request, validators: Validators): boolean {
  const modified = validators.lastModified.toUTCString()
  c.header('ETag', validators.etag)
  c.header('Last-Modified', modified)
  c.header('Cache-Control', validators.cacheControl)
  const sent = Object.fromEntries(c.req.raw.headers)
  return fresh(sent, { etag: validators.etag, 'last-modified': modified })
}
