import { pipeline, Readable } from 'node:stream'
import { constants, createBrotliCompress, createGzip } from 'node:zlib'
import type { Next } from 'hono'
import type { Request } from '../environment.ts'
import { codedTexts } from './coded-texts.ts'
import { chooseCoding, codedTag, type Coding } from './content-coding.ts'

const TEXTS = /^(?:text\/|image\/svg\+xml|application\/(?:x-ndjson|(?:[\w.-]+\+)?(?:json|xml))\b)/
/** Addresses of what is compressed already: their 304 does not say of what type they are. */
const OTHER_FILES = /\.(?:pdf|png|xlsx|sqlite|woff2)$/
/** Shorter texts gain nothing. */
const FEWEST_BYTES = 1_000
/** What is true of the uncompressed bytes alone. */
const OF_BYTES = ['Content-Length', 'Repr-Digest', 'Accept-Ranges']

/**
 * Compresses texts that are the same for everybody, whole ones once for each entity tag, streams as they flow. Never what belongs to a
 * session, a key or a form beside what its reader sent (BREACH), nor what a range was asked of.
 */
export function compressAnswers() {
  const compress = codedTexts()
  return async (c: Request, next: Next): Promise<void> => {
    await next()
    const { status, headers } = c.res
    if (!isPublic(c, headers)) return
    if (status === 304 && !OTHER_FILES.test(c.req.path)) vary(headers)
    if (!isWholeText(status, headers)) return
    vary(headers)
    const coding = c.req.header('range') === undefined ? chooseCoding(c.req.header('accept-encoding')) : null
    if (coding === null || c.res.body === null) return
    const begun = await beginning(c.res.body)
    const whole = begun.done ? new Uint8Array(Buffer.concat(begun.pieces)) : null
    const sent = new Headers(headers)
    let body: Uint8Array<ArrayBuffer> | ReadableStream | null
    if (whole !== null && whole.length < FEWEST_BYTES) body = whole
    else {
      const etag = headers.get('ETag')
      for (const name of OF_BYTES) sent.delete(name)
      sent.set('Content-Encoding', coding)
      if (etag !== null) sent.set('ETag', codedTag(etag, coding))
      const strongTag = etag === null || etag.startsWith('W/') ? null : etag
      if (c.req.method === 'HEAD') body = null
      else body = whole === null ? flowing(begun, coding) : new Uint8Array(await compress(whole, coding, strongTag))
    }
    if (c.req.method === 'HEAD') await begun.reader.cancel()
    // Without this, hono would add the headers of the first answer once more.
    c.res = undefined
    c.res = new Response(body, { status, headers: sent })
  }
}

function isPublic(c: Request, headers: Headers): boolean {
  const { method, raw } = c.req
  if (method !== 'GET' && method !== 'HEAD') return false
  if (raw.headers.has('cookie') || raw.headers.has('authorization') || headers.has('Set-Cookie')) return false
  return !(isHtml(headers) && /no-store|private/.test(headers.get('Cache-Control') ?? ''))
}

function isHtml(headers: Headers): boolean {
  return (headers.get('Content-Type') ?? '').startsWith('text/html')
}

function isWholeText(status: number, headers: Headers): boolean {
  return status !== 304 && status !== 206 && !headers.has('Content-Encoding') && TEXTS.test(headers.get('Content-Type') ?? '')
}

function vary(headers: Headers): void {
  const said = headers.get('Vary') ?? ''
  if (said !== '*' && !/\baccept-encoding\b/i.test(said)) headers.append('Vary', 'Accept-Encoding')
}

interface Begun {
  readonly pieces: readonly Uint8Array[]
  /** There is no more than these. */
  readonly done: boolean
  readonly reader: ReadableStreamDefaultReader<Uint8Array>
}

/** The first two pieces: a text that was whole has one. */
async function beginning(body: ReadableStream<Uint8Array>): Promise<Begun> {
  const reader = body.getReader()
  const pieces: Uint8Array[] = []
  for (let count = 0; count < 2; count += 1) {
    const { done, value } = await reader.read()
    if (done) return { pieces, done, reader }
    pieces.push(value)
  }
  return { pieces, done: false, reader }
}

/** Read no faster than it is sent; a reader who goes away ends the reading. */
function flowing(begun: Begun, coding: Coding): ReadableStream {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 18 }
  const compressor = coding === 'br' ? createBrotliCompress({ params }) : createGzip()
  // What goes wrong is told to whoever reads the compressed bytes.
  pipeline(Readable.from(piecesOf(begun), { objectMode: false }), compressor, () => undefined)
  return ReadableStream.from(compressor)
}

async function* piecesOf({ pieces, reader }: Begun): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
  } finally {
    await reader.cancel()
  }
}
