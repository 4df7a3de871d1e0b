import fresh from 'fresh'
import type { Request } from '../environment.ts'

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
  const tags = c.req.header('if-none-match')
  const since = c.req.header('if-modified-since')
  if (tags !== undefined) return hasTag(tags, validators.etag)
  return fresh({ 'if-modified-since': since }, { 'last-modified': modified })
}

/** Whether a list of tags (If-None-Match) names this one; a proxy that compressed the answer may have added to it. */
export function hasTag(tags: string, etag: string): boolean {
  return tags === etag || fresh({ 'if-none-match': tags.replaceAll(/(?:--?|;)(?:gzip|br|zstd|deflate)"/g, '"') }, { etag })
}
