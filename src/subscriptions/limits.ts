const AN_HOUR = 3_600_000
const A_DAY = 24 * AN_HOUR

/** A confirmation link is good so long; then the request is removed. */
export const CONFIRM_MS = 7 * A_DAY
/** What ended is kept so long: long enough for a late bounce or a question. */
export const KEPT_MS = 28 * A_DAY
/** Requests count, and are remembered, so long: with the hourly removal they are gone within a day. */
export const REMEMBERED_MS = 23 * AN_HOUR

/** So many confirmations are written to one address within REMEMBERED_MS. */
export const CONFIRMATIONS_PER_ADDRESS = 5
/** So many links to the preferences, counted apart, so that nobody can keep them from somebody by subscribing them. */
export const LINKS_PER_ADDRESS = 3
/** So many requests of one client within an hour. */
export const PER_CLIENT = 60
/** So many of everybody together within an hour. */
export const IN_ALL = 2_000
export const RATE_MS = AN_HOUR
