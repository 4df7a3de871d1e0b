/** What a cache in front of the service may do with a public page or feed; readers' own copies are another matter (RFC 9111, RFC 5861). */
export function sharedCaching(purged: boolean): string {
  return `${purged ? PURGED : UNPURGED}, stale-if-error=604800`
}

/** Told of every act, a cache need ask only for what is no act: a link that died, the next report. */
const PURGED = 's-maxage=60, stale-while-revalidate=30'
/** Told of nothing, it is a quarter of a minute behind at most. */
const UNPURGED = 's-maxage=5, stale-while-revalidate=10'
