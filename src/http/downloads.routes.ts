import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import parseRange from 'range-parser'
import { accepts } from 'hono/accepts'
import { LANGUAGES, words } from '../../templates/i18n/index.ts'
import { registerAsCsv } from '../../templates/reports/register.csv.ts'
import { NotFound } from '../kernel/errors.ts'
import { readEdition, readEditionFile } from '../reports/index.ts'
import { isFresh } from './conditional.ts'
import type { Environment, Request } from './environment.ts'

const IMMUTABLE = 'public, max-age=31536000, immutable'

interface Download {
  readonly content: Buffer
  readonly mediaType: string
  readonly sha256: string
  readonly fileName: string
  readonly modified: Date
}

/** The files of an edition: `/reports/{slug}.{language}.pdf`, `.json`, `.csv` (also `.{language}.csv`); without an ending, the page in the reader's language. */
export const downloadRoutes = new Hono<Environment>().get('/:file', async (c) => {
  const [, slug = '', ending = ''] = /^([a-z0-9-]+)(?:\.([a-z.]+))?$/.exec(c.req.param('file')) ?? []
  const language = LANGUAGES.find((candidate) => ending === `${candidate}.pdf`)
  if (slug === '') throw new NotFound('file')
  if (language !== undefined) {
    const { content, mediaType, sha256, issuedAt } = await readEditionFile(c.var.ctx, slug, language)
    return send(c, { content, mediaType, sha256, fileName: `vigia-${slug}.${language}.pdf`, modified: issuedAt })
  }
  const { edition, snapshotText, snapshot } = await readEdition(c.var.ctx, slug)
  const modified = new Date(edition.issuedAt)
  if (ending === 'json') return send(c, text(snapshotText, 'application/json; charset=utf-8', `vigia-${slug}.json`, modified))
  const table = ending === 'csv' ? LANGUAGES[0] : LANGUAGES.find((candidate) => ending === `${candidate}.csv`)
  if (table !== undefined) {
    return send(c, text(registerAsCsv(snapshot, words(table)), 'text/csv; charset=utf-8', `vigia-${slug}.${table}.csv`, modified))
  }
  if (ending !== '') throw new NotFound('file')
  c.header('Vary', 'Accept-Language')
  const preferred = accepts(c, { header: 'Accept-Language', supports: [...LANGUAGES], default: LANGUAGES[0] ?? 'es' })
  return c.redirect(`/${preferred}/reports/${slug}`, 302)
})

function text(body: string, mediaType: string, fileName: string, modified: Date): Download {
  const content = Buffer.from(body, 'utf8')
  return { content, mediaType, fileName, modified, sha256: createHash('sha256').update(content).digest('hex') }
}

/** Whole, not modified, or one byte range (RFC 9110 section 14; several ranges are answered with the whole, as it permits). */
function send(c: Request, file: Download): Response {
  const etag = `"${file.sha256}"`
  if (isFresh(c, { etag, lastModified: file.modified, cacheControl: IMMUTABLE })) return c.body(null, 304)
  c.header('Content-Type', file.mediaType)
  c.header('Content-Disposition', `inline; filename="${file.fileName}"`)
  c.header('Accept-Ranges', 'bytes')
  c.header('Cross-Origin-Resource-Policy', 'cross-origin')
  c.header('Repr-Digest', `sha-256=:${Buffer.from(file.sha256, 'hex').toString('base64')}:`)
  const size = file.content.length
  const ifRange = c.req.header('if-range')
  const fits = ifRange === undefined || ifRange === etag || ifRange === file.modified.toUTCString()
  const asked = fits && c.req.method === 'GET' ? c.req.header('range') : undefined
  const ranges = asked === undefined ? -2 : parseRange(size, asked)
  if (ranges === -1) {
    c.header('Content-Range', `bytes */${size}`)
    return c.body(null, 416)
  }
  const only = typeof ranges !== 'number' && ranges.type === 'bytes' && ranges.length === 1 ? ranges[0] : undefined
  const body = only ? file.content.subarray(only.start, only.end + 1) : file.content
  if (only) c.header('Content-Range', `bytes ${only.start}-${only.end}/${size}`)
  c.header('Content-Length', String(body.length))
  return c.body(new Uint8Array(body), only ? 206 : 200)
}
