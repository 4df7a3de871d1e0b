import { createHash } from 'node:crypto'
import { encodedBody, type Coding } from './content-coding.ts'

/** A page as it was answered to a reader without a session. */
export interface KeptPage {
  /** The log's size, and the day in the record's zone, that it is known to be true at. */
  readonly size: number
  readonly day: string
  /** After this instant (milliseconds) it is made anew: not all that a page shows is an act in the log. */
  readonly until: number
  readonly etag: string
  /** To whoever has it already (RFC 9110 section 15.4.5). */
  readonly notModified: PageAnswer
  /** In a content coding; null: as it is. Compressed once, when somebody asks for it. */
  answer(coding: Coding | null): PageAnswer | Promise<PageAnswer>
  /** Bytes that it takes, about. */
  readonly weight: number
}

export interface PageAnswer {
  readonly status: 200 | 304
  /** Names and values by turns. */
  readonly headers: readonly string[]
  readonly body: Buffer | null
}

/** Bytes that are kept at most. */
const MOST_BYTES = 48 * 1024 * 1024

export interface PageMemory {
  get(address: string): KeptPage | undefined
  /** Keeps a page under its address as typed, and forgets those that were not asked for the longest. */
  keep(address: string, page: KeptPage): void
}

/** Pages that this process answered of late. They are true only for the log's size that they were made at. */
export function pageMemory(): PageMemory {
  const pages = new Map<string, KeptPage>()
  let bytes = 0
  const forget = (address: string) => {
    bytes -= pages.get(address)?.weight ?? 0
    pages.delete(address)
  }
  return {
    get(address) {
      const page = pages.get(address)
      if (page === undefined) return undefined
      pages.delete(address)
      pages.set(address, page)
      return page
    },
    keep(address, page) {
      forget(address)
      pages.set(address, page)
      bytes += page.weight
      for (const oldest of pages.keys()) {
        if (bytes <= MOST_BYTES) break
        forget(oldest)
      }
    },
  }
}

export interface MadePage {
  readonly html: string
  /** ISO instant that the page says it was made at; empty: none. */
  readonly madeAt: string
  /** Names and values by turns, without those that belong to one request or one coding. */
  readonly headers: readonly string[]
  readonly size: number
  readonly day: string
  readonly until: number
}

/** A page to keep. */
export function keptPage({ html, madeAt, headers, size, day, until }: MadePage): KeptPage {
  const etag = pageTag(html, madeAt)
  const text = { body: Buffer.from(html), encoded: new Map<Coding, Buffer>() }
  const made = new Map<Coding | null, PageAnswer>()
  const tagged = [...headers, 'ETag', etag]
  return {
    size,
    day,
    until,
    etag,
    notModified: { status: 304, headers: tagged, body: null },
    weight: text.body.length * 1.5 + 2_000,
    answer(coding) {
      return (
        made.get(coding) ??
        encodedBody(text, coding).then((body) => {
          const own = ['Content-Length', String(body.length), ...(coding === null ? [] : ['Content-Encoding', coding])]
          const answer = { status: 200, headers: [...tagged, ...own], body } as const
          made.set(coding, answer)
          return answer
        })
      )
    },
  }
}

/**
 * Weak entity tag of a page: the same while nothing changed but the instant at which it was made (`madeAt`, ISO), which every page
 * says, in words and in addresses.
 */
function pageTag(html: string, madeAt: string): string {
  const spellings = new Set([madeAt, encodeURIComponent(madeAt)])
  for (const [, words = ''] of html.matchAll(new RegExp(`<time datetime="${madeAt}">([^<]+)</time>`, 'g'))) spellings.add(words)
  const lasting = madeAt === '' ? html : [...spellings].reduce((text, spelling) => text.replaceAll(spelling, ''), html)
  return `W/"${createHash('sha256').update(lasting).digest('base64url')}"`
}
