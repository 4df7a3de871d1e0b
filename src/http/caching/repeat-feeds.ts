import type { IncomingMessage, ServerResponse } from 'node:http'
import { knownTag } from './conditional.ts'
import type { FeedMemory } from './feed-memory.ts'
import type { LogSize } from './log-size.ts'

/** Answers a request by itself, at once or after a while, and says so; `onward` leaves it to the application after all. */
export type Shortcut = (incoming: IncomingMessage, outgoing: ServerResponse, onward: () => void) => boolean

export interface ShortcutTaken {
  readonly method: string
  /** With its query. */
  readonly url: string
  readonly status: number
}

/**
 * Says 304 to whoever already has what this process last answered, before the application is asked: readers ask far more often than
 * anything changes. `told` counts and logs such an answer, since nothing further in will.
 */
export function repeatFeeds(memory: FeedMemory, size: LogSize, told: (answer: ShortcutTaken) => void): Shortcut {
  return ({ headers, method = '', url = '' }, outgoing) => {
    const tags = headers['if-none-match']
    if (tags === undefined || (method !== 'GET' && method !== 'HEAD')) return false
    const answer = memory.spelled(url)
    if (answer === undefined || answer.size !== size.recent()) return false
    const known = knownTag(tags, answer.etag, headers['accept-encoding'])
    if (known === null) return false
    outgoing.writeHead(304, known === answer.etag ? answer.repeated : ['ETag', known, ...answer.repeated.slice(2)]).end()
    told({ method, url, status: 304 })
    return true
  }
}
