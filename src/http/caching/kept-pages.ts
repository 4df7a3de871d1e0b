import type { Next } from 'hono'
import { databaseFault, NoAnswer } from '../../../db/faults.ts'
import { dateIn } from '../../kernel/clock.ts'
import { hasTag } from './conditional.ts'
import { chooseCoding } from './content-coding.ts'
import type { Request } from '../environment.ts'
import { askedAddress } from './feed-memory.ts'
import type { LogSize } from './log-size.ts'
import { copyOf } from './page-copy.ts'
import { keptPage, type KeptPage, type PageAnswer, type PageMemory } from './page-memory.ts'
import type { Shortcut, ShortcutTaken } from './repeat-feeds.ts'
import { sharedCaching } from './shared-caching.ts'

/** First parts of the addresses under a language that say the same to every reader without a session. */
const PUBLIC = new Set([
  '',
  'recommendations',
  'institutions',
  'agreements',
  'themes',
  'concerns',
  'standards',
  'sources',
  'matrix',
  'evidence',
  'activities',
  'changes',
  'corrections',
  'compare',
  'methodology',
  'glossary',
  'data',
  'api',
  'reports',
  'accessibility',
])
/** How long a page is kept that no act has outdated, in milliseconds. */
const PATIENCE = 60_000
/** Milliseconds after which a reader is better served with a copy than with a page that is still being made. */
const WAIT = 4_000
/** Headers of one request or one coding, and those that are said anew. */
const NOT_KEPT = new Set([
  'x-request-id',
  'content-length',
  'content-encoding',
  'etag',
  'transfer-encoding',
  'set-cookie',
  'vary',
  'cache-control',
])

/**
 * Keeps public pages as they were answered to readers without a session, for as long as the log has no further act and for a minute
 * at most; sends them compressed and with an entity tag. Who asks for one while it is being made waits for it; what takes long is
 * answered with the copy from before, if there is one.
 */
export function keepPages(memory: PageMemory, size: LogSize) {
  const underWay = new Map<string, Promise<KeptPage | null>>()
  return async (c: Request, next: Next): Promise<Response | void> => {
    const { headers } = c.req.raw
    const own = headers.has('cookie') || headers.has('authorization')
    if (!isReading(c.req.method) || !isPublic(c.req.path)) return next()
    const address = askedAddress(c)
    if (own) {
      await next()
      return instead(c, memory.get(address), 'private, no-store')
    }
    const at = await size.reach()
    if (at === null) {
      const before = memory.get(address)
      if (before === undefined) throw new NoAnswer('the size of the log')
      return copied(c, before, 'public, no-cache')
    }
    const awaited = await underWay.get(address)
    if (awaited?.size === at) return answered(c, awaited)
    const { promise, resolve } = Promise.withResolvers<KeptPage | null>()
    underWay.set(address, promise)
    const before = memory.get(address)
    const tired = new AbortController()
    const making = makePage(c, next, at, tired.signal)
    try {
      if (before !== undefined && !(await isSettledWithin(making, WAIT))) {
        tired.abort()
        making.catch(() => undefined)
        return await copied(c, before, 'public, no-cache')
      }
      const page = await making
      resolve(page)
      if (page === null) return await instead(c, before, 'public, no-cache')
      memory.keep(address, page)
      const answer = await answered(c, page)
      // Without this, hono would add the headers of the first answer once more.
      c.res = undefined
      c.res = answer
    } finally {
      resolve(null)
      if (underWay.get(address) === promise) underWay.delete(address)
    }
  }
}

/** What was kept of a page stands in for one that the database failed. */
async function instead(c: Request, before: KeptPage | undefined, cacheControl: string): Promise<void> {
  if (before === undefined || databaseFault(c.error) === null) return
  const answer = await copied(c, before, cacheControl)
  c.res = undefined
  c.res = answer
}

async function copied(c: Request, page: KeptPage, cacheControl: string): Promise<Response> {
  const { status, headers, body } = await copyOf(page, { path: c.req.path, now: c.var.services.ctx.clock.now(), cacheControl })
  return new Response(c.req.method === 'HEAD' || body === null ? null : new Uint8Array(body), { status, headers: pairs(headers) })
}

async function isSettledWithin(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<false>()
  const timer = setTimeout(() => resolve(false), milliseconds)
  try {
    return await Promise.race([Promise.allSettled([work]).then(() => true), late])
  } finally {
    clearTimeout(timer)
  }
}

/** Has the page made; null: what was answered is none to keep, or nobody waits for it (then the answer is another one). `at`: the log's size before. */
async function makePage(c: Request, next: Next, at: number, tired: AbortSignal): Promise<KeptPage | null> {
  const { clock, settings } = c.var.services.ctx
  const now = clock.now()
  await next()
  if (tired.aborted) return null
  if (c.res.status !== 200 || !/^text\/html\b/.test(c.res.headers.get('content-type') ?? '')) return null
  const html = await c.res.text()
  return keptPage({
    html,
    madeAt: madeAt(html, now),
    headers: keptHeaders(c.res.headers, sharedCaching(settings.purge !== undefined && isPurged(askedAddress(c)))),
    size: at,
    day: dateIn(settings.timeZone, now),
    until: now.getTime() + PATIENCE,
    made: now.getTime(),
  })
}

async function answered(c: Request, page: KeptPage): Promise<Response> {
  const { status, headers, body } = await answerOf(page, c.req.header('if-none-match'), c.req.header('accept-encoding'))
  return new Response(body === null ? null : new Uint8Array(body), { status, headers: pairs(headers) })
}

/** Answers from memory before the application is asked, while the log has the size that the page was made at. */
export function repeatPages(
  memory: PageMemory,
  size: LogSize,
  now: () => { readonly at: number; readonly day: string },
  told: (answer: ShortcutTaken) => void,
): Shortcut {
  return ({ method = '', url = '', headers }, outgoing, onward) => {
    if (!isReading(method) || headers.cookie !== undefined || headers.authorization !== undefined) return false
    const page = memory.get(url)
    const time = now()
    if (page === undefined || page.until <= time.at || page.day !== time.day) return false
    const send = (answer: PageAnswer) => {
      outgoing.writeHead(answer.status, answer.headers as string[])
      outgoing.end(method === 'HEAD' ? undefined : (answer.body ?? undefined))
      told({ method, url, status: answer.status })
    }
    const answer = answerOf(page, headers['if-none-match'], headers['accept-encoding'])
    const recent = size.recent()
    if (recent === page.size && !(answer instanceof Promise)) {
      send(answer)
      return true
    }
    void (async () => {
      if ((recent ?? (await size.reach())) === page.size) send(await answer)
      else onward()
    })().catch(onward)
    return true
  }
}

function answerOf(page: KeptPage, ifNoneMatch: string | undefined, acceptEncoding: string | undefined): PageAnswer | Promise<PageAnswer> {
  if (ifNoneMatch !== undefined && hasTag(ifNoneMatch, page.etag)) return page.notModified
  return page.answer(chooseCoding(acceptEncoding))
}

/** A report that a reader asked for is on its way without an act in the log. */
function isPublic(path: string): boolean {
  const [, , first = '', second] = path.split('/')
  return PUBLIC.has(first) && !(first === 'reports' && second === 'requests')
}

/** What a purge names: the views of one thing and with a query are countless, an activity belongs to no act. */
function isPurged(address: string): boolean {
  const [, , first = '', second = '', ...more] = address.split('/')
  return (
    more.length === 0 && !address.includes('?') && !(first === 'activities' && second !== '') && !(first === 'sources' && second !== '')
  )
}

function isReading(method: string): boolean {
  return method === 'GET' || method === 'HEAD'
}

/** Names and values by turns. A reader's own copy is asked for again each time, and may serve while the service is away. */
function keptHeaders(headers: Headers, shared: string): readonly string[] {
  const kept = [...headers].filter(([name]) => !NOT_KEPT.has(name)).flat()
  return [...kept, 'Vary', 'Cookie, Accept-Encoding', 'Cache-Control', `public, max-age=0, ${shared}`]
}

function pairs(turns: readonly string[]): [string, string][] {
  return turns.flatMap((name, at): [string, string][] => (at % 2 === 0 ? [[name, turns[at + 1] ?? '']] : []))
}

/** The instant that the page says it was made at: the first in it that lies after the request. */
function madeAt(html: string, asked: Date): string {
  const said = [...html.matchAll(/<time datetime="([^"]+Z)">/g)].map(([, instant]) => instant ?? '')
  return said.find((instant) => instant >= asked.toISOString()) ?? ''
}
