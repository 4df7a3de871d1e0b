import { createHash, randomBytes } from 'node:crypto'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** Requests within a minute: what anybody may read from one network, and what one account may write. */
export interface ApiLimits {
  readonly readsAMinute: number
  readonly writesAMinute: number
}

export const USUAL_LIMITS: ApiLimits = { readsAMinute: 600, writesAMinute: 120 }
const SECONDS = 60
/** Addresses share this many counters, so that no flood of them fills the memory. */
const COUNTERS = 65_536

export interface Rate {
  readonly allowed: boolean
  /** The first of this minute that is one too many. */
  readonly isFirstOver: boolean
  /** As the header fields of draft-ietf-httpapi-ratelimit-headers say it. */
  readonly headers: Readonly<Record<string, string>>
}

/** Counts requests in the memory of this process, by account or by network. */
export function apiRates(limits: ApiLimits = USUAL_LIMITS) {
  const seed = randomBytes(16)
  const limiters = {
    read: new RateLimiterMemory({ points: limits.readsAMinute, duration: SECONDS }),
    write: new RateLimiterMemory({ points: limits.writesAMinute, duration: SECONDS }),
  }
  const counter = (network: string) => createHash('sha256').update(seed).update(network).digest().readUInt32BE() % COUNTERS
  return async (kind: 'read' | 'write', who: { readonly account: string } | { readonly network: string }): Promise<Rate> => {
    const limiter = limiters[kind]
    const key = 'account' in who ? `a${who.account}` : `n${counter(who.network)}`
    const result = await limiter.consume(key).catch((over: unknown) => {
      if (over instanceof RateLimiterRes) return over
      throw over
    })
    const allowed = result.consumedPoints <= limiter.points
    const wait = Math.max(1, Math.ceil(result.msBeforeNext / 1000))
    return {
      allowed,
      isFirstOver: result.consumedPoints === limiter.points + 1,
      headers: {
        'RateLimit-Policy': `"${kind}";q=${limiter.points};w=${SECONDS}`,
        RateLimit: `"${kind}";r=${result.remainingPoints};t=${wait}`,
        ...(allowed ? {} : { 'Retry-After': String(wait) }),
      },
    }
  }
}
