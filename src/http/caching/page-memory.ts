import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import { encode, type Coding } from './content-coding.ts'

const unpack = promisify(brotliDecompress)

/** A page as it was answered to a reader without a session. */
export interface KeptPage {
  /** The log's size, and the day in the record's zone, that it is known to be true at. */
  readonly size: number
  readonly day: string
  /** After this instant (milliseconds) it is made anew: not all that a page shows is an act in the log. */
  readonly until: number
  /** When it was made, in milliseconds. */
  readonly made: number
  readonly etag: string
  /** To whoever has it already (RFC 9110 section 15.4.5). */
  readonly notModified: PageAnswer
  /** In a content coding; null: as it is. */
  answer(coding: Coding | null): PageAnswer | Promise<PageAnswer>
  /** Bytes that it takes, about; more once somebody asked for it in another coding. */
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

/** Pages that this process answered of late, in so many bytes. They are true only for the log's size that they were made at. */
export function pageMemory(most = MOST_BYTES): PageMemory {
  const pages = new Map<string, { readonly page: KeptPage; readonly weight: number }>()
  let bytes = 0
  const forget = (address: string) => {
    bytes -= pages.get(address)?.weight ?? 0
    pages.delete(address)
  }
  const remember = (address: string, page: KeptPage) => {
    forget(address)
    const { weight } = page
    pages.set(address, { page, weight })
    bytes += weight
  }
  return {
    get(address) {
      const page = pages.get(address)?.page
      if (page !== undefined) remember(address, page)
      return page
    },
    keep(address, page) {
      remember(address, page)
      for (const oldest of pages.keys()) {
        if (bytes <= most) break
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
  readonly made: number
}

/**
 * A page to keep, in brotli alone, which takes a fifteenth of what it is: browsers ask for nothing else. In gzip it is kept too from
 * the first time that somebody asks, and as it is never.
 */
export async function keptPage({ html, madeAt, headers, size, day, until, made }: MadePage): Promise<KeptPage> {
  const etag = pageTag(html, madeAt)
  const packed = await encode(Buffer.from(html), 'br')
  const tagged = [...headers, 'ETag', etag]
  const answerIn = (coding: Coding | null, body: Buffer): PageAnswer => {
    const own = ['Content-Length', String(body.length), ...(coding === null ? [] : ['Content-Encoding', coding])]
    return { status: 200, headers: [...tagged, ...own], body }
  }
  const brotli = answerIn('br', packed)
  let gzip: PageAnswer | undefined
  return {
    size,
    day,
    until,
    made,
    etag,
    notModified: { status: 304, headers: tagged, body: null },
    get weight() {
      return packed.length + (gzip?.body?.length ?? 0) + 2_000
    },
    answer(coding) {
      if (coding === 'br') return brotli
      if (coding === null) return unpack(packed).then((body) => answerIn(null, body))
      return gzip ?? unpack(packed).then(async (body) => (gzip = answerIn('gzip', await encode(body, 'gzip'))))
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
