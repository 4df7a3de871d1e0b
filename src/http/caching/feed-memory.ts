import type { Request } from '../environment.ts'

/** One answer of a feed, as it was made. */
export interface FeedAnswer {
  /** The log's size that it is known to be true at. */
  size: number
  /** When it was last known to be true, in milliseconds. */
  seen: number
  readonly etag: string
  readonly modified: Date
  readonly body: string
  readonly type: string
  readonly link: string
  readonly cacheControl: string
  /** What a 304 repeats (RFC 9110 section 15.4.5): names and values of headers by turns, the entity tag first. */
  readonly repeated: string[]
}

/** Characters of bodies that are kept at most, and how many other spellings of addresses. */
const MOST_CHARACTERS = 16_000_000
const MOST_SPELLINGS = 2_000

export interface FeedMemory {
  get(key: string): FeedAnswer | undefined
  /** Keeps an answer under its one address, and forgets those that were not asked for the longest. */
  keep(key: string, answer: FeedAnswer): void
  /** Remembers that a request's address, as typed, is answered under this key. */
  spell(asked: string, key: string): void
  /** The answer for an address as typed. */
  spelled(asked: string): FeedAnswer | undefined
}

/**
 * What this process answered of late, so that most requests cost neither the database nor a rendering. An answer is true while the
 * log has no further act. Whoever asks without a condition is never answered from an older size (the route reads it).
 */
export function feedMemory(): FeedMemory {
  const answers = new Map<string, FeedAnswer>()
  const spellings = new Map<string, string>()
  let characters = 0
  const forget = (key: string) => {
    characters -= answers.get(key)?.body.length ?? 0
    answers.delete(key)
  }
  const get = (key: string) => {
    const answer = answers.get(key)
    if (answer === undefined) return undefined
    answers.delete(key)
    answers.set(key, answer)
    return answer
  }
  return {
    get,
    keep(key, answer) {
      forget(key)
      answers.set(key, answer)
      characters += answer.body.length
      for (const oldest of answers.keys()) {
        if (characters <= MOST_CHARACTERS) break
        forget(oldest)
      }
    },
    spell(asked, key) {
      if (spellings.size >= MOST_SPELLINGS) spellings.clear()
      spellings.set(asked, key)
    },
    spelled(asked) {
      const key = spellings.get(asked)
      return key === undefined ? undefined : get(key)
    },
  }
}

/** Path and query of a request, as typed. */
export function askedAddress(c: Request): string {
  const { url } = c.req
  return url.slice(url.indexOf('/', url.indexOf('//') + 2))
}
