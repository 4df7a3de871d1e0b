import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { databaseFault, NoAnswer } from '../../../db/faults.ts'
import { atomFeed } from '../../../templates/feeds/atom.feed.ts'
import { FEED_TYPES, type FeedFormat, type FeedView } from '../../../templates/feeds/feed-view.ts'
import { jsonFeed } from '../../../templates/feeds/json.feed.ts'
import { rssFeed } from '../../../templates/feeds/rss.feed.ts'
import { hasNews, readArchive, readBeginning, readFeedPage, readSubscription, type FeedDocument } from '../../feeds/index.ts'
import { Invalid, NotFound } from '../../kernel/errors.ts'
import { readTopicView } from '../../topics/index.ts'
import { isFresh } from '../caching/conditional.ts'
import { copyHeaders } from '../caching/page-copy.ts'
import type { Environment, Request } from '../environment.ts'
import { feedPath, parseFeedAddress, type FeedAddress } from './feed-address.ts'
import { askedAddress, type FeedAnswer, type FeedMemory } from '../caching/feed-memory.ts'
import { feedView } from './feed-view.ts'
import type { LogSize } from '../caching/log-size.ts'
import { sharedCaching } from '../caching/shared-caching.ts'

const WRITE: Readonly<Record<FeedFormat, (view: FeedView) => string>> = { atom: atomFeed, rss: rssFeed, json: jsonFeed }
const CACHE = {
  subscription: 'public, max-age=300',
  /** Its acts stay the same; a day bounds how long a text that was redacted is still shown from a cache. */
  archive: 'public, max-age=86400',
  /** The archive that may still grow. */
  elsewhere: 'public, max-age=60',
}

/**
 * `/{language}/feeds/…`: every topic in three formats, as the document to subscribe to, by month as archives, and by number
 * (`before`). Answers are remembered and made anew only when the log has an act that touches them.
 */
export function feedRoutes(memory: FeedMemory, log: LogSize): Hono<Environment> {
  const underWay = new Map<string, Promise<FeedAnswer | null>>()
  return new Hono<Environment>().get('/*', async (c) => {
    const { ctx, words } = c.var
    const address = parseFeedAddress(c.req.path.slice(`/${words.language}/feeds/`.length), c.req.query())
    const view = address.before ?? (address.part === null ? '' : `${address.part.month} ${address.part.number}`)
    const key = `${words.language}${feedPath(address, address.format)} ${view}`
    const size = await log.reach()
    const known = memory.get(key)
    if (size === null && known === undefined) throw new NoAnswer('the size of the log')
    const answer = size === null ? undefined : await current(c, { address, key, size, known })
    if (answer === undefined) return sendCopy(c, known as FeedAnswer)
    if (answer === null) {
      c.header('Cache-Control', CACHE.elsewhere)
      return c.redirect(`${ctx.settings.publicUrl}/${words.language}${feedPath(address, address.format)}`, 307)
    }
    memory.keep(key, answer)
    memory.spell(askedAddress(c), key)
    return send(c, answer)
  })

  /** The answer as of now; null: an archive that may still grow; undefined: the database failed, and there is the known one. */
  async function current(c: Request, { address, key, size, known }: Asked): Promise<FeedAnswer | null | undefined> {
    const { ctx } = c.var
    try {
      if (known && (known.size >= size || !(await hasNews(ctx, address.topic, known.size)))) {
        known.size = Math.max(known.size, size)
        known.seen = ctx.clock.now().getTime()
        return known
      }
      const job = `${key} ${size}`
      const making = underWay.get(job) ?? make(c, address, size).finally(() => underWay.delete(job))
      underWay.set(job, making)
      return await making
    } catch (error) {
      if (known === undefined || databaseFault(error) === null) throw error
      return undefined
    }
  }
}

interface Asked {
  readonly address: FeedAddress
  readonly key: string
  readonly size: number
  readonly known: FeedAnswer | undefined
}

/** What was last true, while the record cannot be asked. */
function sendCopy(c: Request, { body, link, type, seen }: FeedAnswer): Response {
  const headers = copyHeaders(seen, c.var.ctx.clock.now(), 'public, no-cache')
  for (let at = 0; at < headers.length; at += 2) c.header(headers[at] ?? '', headers[at + 1])
  c.header('Link', link)
  c.header('Access-Control-Allow-Origin', '*')
  c.header('Cross-Origin-Resource-Policy', 'cross-origin')
  return c.body(body, 200, { 'Content-Type': type })
}

function send(c: Request, answer: FeedAnswer): Response {
  const { etag, modified, cacheControl, type, link } = answer
  c.header('Link', link)
  c.header('Access-Control-Allow-Origin', '*')
  c.header('Cross-Origin-Resource-Policy', 'cross-origin')
  if (isFresh(c, { etag, lastModified: modified, cacheControl })) return c.body(null, 304)
  return c.body(answer.body, 200, { 'Content-Type': type })
}

/** Null: an archive that may still grow. */
async function make(c: Request, address: FeedAddress, size: number): Promise<FeedAnswer | null> {
  const { ctx, words, services } = c.var
  const topic = await readTopicView(ctx, address.topic).catch((error: unknown) => {
    const named = error instanceof Invalid && Object.keys(error.fields).some((name) => name === address.named)
    throw named ? new NotFound('feed') : error
  })
  const document = await read(c, address)
  if (document === null) return null
  const [newest] = document.changes
  const digests = newest === undefined ? null : await services.publicLog.digestsAt(newest.seq + 1)
  const beginning = await readBeginning(ctx)
  const { publicUrl, hubs } = ctx.settings
  const view = feedView(address, topic, document, {
    words,
    origin: publicUrl,
    hubs,
    authority: beginning?.tag.replace(/:events\/.*$/, '') ?? `tag:${new URL(publicUrl).hostname},1970-01-01`,
    beginning: (beginning?.at ?? new Date(0)).toISOString(),
    root: digests?.root.toString('base64') ?? null,
  })
  const body = WRITE[address.format](view)
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`
  const modified = new Date(view.updated)
  const link = linksOf(view)
  const purged = ctx.settings.purge !== undefined && !view.archive && !askedAddress(c).includes('?')
  const cacheControl = `${view.archive ? CACHE.archive : CACHE.subscription}, ${sharedCaching(purged)}`
  const conditions = {
    ETag: etag,
    'Last-Modified': modified.toUTCString(),
    'Cache-Control': cacheControl,
    Link: link,
    'Access-Control-Allow-Origin': '*',
    Vary: 'Accept-Encoding',
  }
  const repeated = Object.entries(conditions).flat()
  return {
    size,
    seen: ctx.clock.now().getTime(),
    etag,
    modified,
    body,
    type: `${FEED_TYPES[address.format]}; charset=utf-8`,
    link,
    cacheControl,
    repeated,
  }
}

/** Itself, once; its hubs, for WebSub; the other languages. */
function linksOf(view: FeedView): string {
  return [
    `<${view.selfAddress}>; rel="self"`,
    ...view.hubs.map((hub) => `<${hub}>; rel="hub"`),
    ...view.translations.map(
      ({ feed, language }) => `<${new URL(feed).pathname}${new URL(feed).search}>; rel="alternate"; hreflang="${language}"`,
    ),
  ].join(', ')
}

function read(c: Request, { topic, part, before }: FeedAddress): Promise<FeedDocument | null> {
  const { ctx } = c.var
  if (part !== null) return readArchive(ctx, topic, part)
  return before === undefined ? readSubscription(ctx, topic) : readFeedPage(ctx, topic, before)
}
