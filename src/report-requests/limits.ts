const A_DAY = 86_400_000

/** A report of a list view is kept so long. */
export const KEPT_MS = 7 * A_DAY
/** So many may wait or be under way, of everybody together. */
export const MOST_WAITING = 20
/** So many bytes of finished ones are kept, of everybody together. */
export const MOST_BYTES = 1_000_000_000
/** So many new ones one client may ask for without a minute's pause. */
export const PER_CLIENT = 10
/** A worker begins so often with one, also when it died over it before. */
export const MOST_ATTEMPTS = 3
