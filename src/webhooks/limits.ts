/** How many webhooks an organisation (or an account without one) may have, and how many topics each. */
export const MOST_WEBHOOKS = 20
export const MOST_TOPICS = 50

/** How many tests a webhook may have in a minute. */
export const MOST_TESTS = 5

/** How long deliveries and their attempts are kept. */
export const KEPT_DAYS = 30

/** How long an old secret goes on signing beside the new one. */
export const OVERLAP_HOURS = 24
export const MOST_OVERLAP_HOURS = 168
