import fresh from 'fresh'
import type { Request } from '../environment.ts'
import { codedTag, CODINGS, takesCoding } from './content-coding.ts'

export interface Validators {
  /** Quoted entity tag, with `W/` where the bytes may differ. */
  readonly etag: string
  readonly lastModified: Date
  readonly cacheControl: string
}

/** Sets the validators; then says whether the client has this version already (RFC 9110 section 13: If-None-Match wins). */
export function isFresh(c: Request, validators: Validators): boolean {
  const modified = validators.lastModified.toUTCString()
  const tags = c.req.header('if-none-match')
  const since = c.req.header('if-modified-since')
  const known = tags === undefined ? null : knownTag(tags, validators.etag, c.req.header('accept-encoding'))
  c.header('ETag', known ?? validators.etag)
  c.header('Last-Modified', modified)
  c.header('Cache-Control', validators.cacheControl)
  if (tags !== undefined) return known !== null
  return fresh({ 'if-modified-since': since }, { 'last-modified': modified })
}

/** Whether a list of tags (If-None-Match) names this one; a proxy that compressed the answer may have added to it. */
export function hasTag(tags: string, etag: string): boolean {
  return knownTag(tags, etag, undefined) !== null
}

/**
 * The tag that a 304 repeats, when a list of tags (If-None-Match) names this one: as it is, or that of a coding which this service sends
 * and the client takes (RFC 9110 section 8.8.3.3). Null: the client has another version, or one that it could not read.
 */
export function knownTag(tags: string, etag: string, acceptEncoding: string | undefined): string | null {
  if (tags === etag || fresh({ 'if-none-match': tags }, { etag })) return etag
  for (const coding of CODINGS) {
    const coded = codedTag(etag, coding)
    if (coded !== etag && fresh({ 'if-none-match': tags }, { etag: coded })) return takesCoding(acceptEncoding, coding) ? coded : null
  }
  const bare = tags.replaceAll(/(?:--?|;)(?:gzip|br|zstd|deflate)"/g, '"')
  return bare !== tags && fresh({ 'if-none-match': bare }, { etag }) ? etag : null
}
