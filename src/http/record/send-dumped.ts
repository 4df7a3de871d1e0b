import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import parseRange from 'range-parser'
import { readDumpFile, type Dump } from '../../dumps/index.ts'
import { NotFound } from '../../kernel/errors.ts'
import { isFresh } from '../caching/conditional.ts'
import { takesCoding } from '../caching/content-coding.ts'
import type { Request } from '../environment.ts'
import { unreadableProblem } from '../refuse-unreadable.ts'
import { patientStream } from './patient-stream.ts'

/** Milliseconds that a reader has for a part of a dump, 4 MB. */
const A_PART = 600_000

interface Span {
  /** Both included. */
  readonly start: number
  readonly end: number
}

/**
 * A file of a dump: the bytes as they were stored (gzip), or inflated on the way for whoever takes no gzip or asks for a part
 * (RFC 9110 section 14; several parts are answered with the whole). Throws NotFound.
 */
export async function sendDumped(c: Request, dump: Dump, name: string, cacheControl: string): Promise<Response> {
  const file = dump.files.find((candidate) => candidate.name === name)
  if (file === undefined) throw new NotFound('file')
  const span = askedSpan(c, file.bytes, `"${file.sha256}"`)
  const compressed = span === null && takesCoding(c.req.header('accept-encoding') ?? '', 'gzip')
  c.header('Vary', 'Accept-Encoding')
  const etag = `"${file.sha256}${compressed ? '-gzip' : ''}"`
  if (isFresh(c, { etag, lastModified: new Date(dump.madeAt), cacheControl })) return c.body(null, 304)
  if (span === 'beyond') {
    c.header('Content-Range', `bytes */${file.bytes}`)
    return c.body(unreadableProblem(416), 416, { 'Content-Type': 'application/problem+json' })
  }
  c.header('Content-Type', file.mediaType)
  c.header('Content-Disposition', `attachment; filename="${savedDataName(name, dump.day)}"`)
  c.header('Accept-Ranges', 'bytes')
  c.header('Link', `<${new URL(c.req.url).pathname.replace(/[^/]*$/, 'metadata.json')}>; rel="describedby"; type="application/csvm+json"`)
  if (compressed) c.header('Content-Encoding', 'gzip')
  else {
    c.header('Repr-Digest', `sha-256=:${Buffer.from(file.sha256, 'hex').toString('base64')}:`)
    c.header('Content-Length', String(span === null ? file.bytes : span.end - span.start + 1))
  }
  if (c.req.method === 'HEAD') return c.body(null)
  const parts = readDumpFile(c.var.ctx, dump.id, name)
  if (compressed) return c.body(await patientStream(c, parts, A_PART))
  const bytes = Readable.from(parts).compose(createGunzip())
  if (span === null) return c.body(await patientStream(c, bytes, A_PART))
  c.header('Content-Range', `bytes ${span.start}-${span.end}/${file.bytes}`)
  return c.body(await patientStream(c, within(bytes, span), A_PART), 206)
}

/** What a file of the open data is called where it is saved: `vigia-updates-2026-11-20.csv`. */
export function savedDataName(name: string, day: string): string {
  return /\.(?:csv|ndjson|sqlite)$/.test(name) ? `vigia-${name.replace(/^vigia\./, 'record.').replace('.', `-${day}.`)}` : name
}

/** Null: the whole. */
function askedSpan(c: Request, size: number, etag: string): Span | 'beyond' | null {
  const asked = c.req.method === 'GET' ? c.req.header('range') : undefined
  const version = c.req.header('if-range')
  if (asked === undefined || (version !== undefined && version !== etag)) return null
  const ranges = parseRange(size, asked)
  if (ranges === -1) return 'beyond'
  if (ranges === -2 || ranges.type !== 'bytes' || ranges.length !== 1) return null
  return ranges[0] ?? null
}

/** The pieces of a stream that lie in a span; what comes after it is not read. */
async function* within(pieces: AsyncIterable<Buffer>, { start, end }: Span): AsyncGenerator<Buffer> {
  let at = 0
  for await (const piece of pieces) {
    const part = piece.subarray(Math.max(0, start - at), Math.max(0, end + 1 - at))
    if (part.length > 0) yield part
    at += piece.length
    if (at > end) return
  }
}
