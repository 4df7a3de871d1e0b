import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import parseRange from 'range-parser'
import { accepts } from 'hono/accepts'
import { LANGUAGES, words } from '../../../templates/i18n/index.ts'
import { describeTables } from '../../../templates/reports/dataset/describe-tables.ts'
import { savedName, SCHEMA_FILE, tableFile, tablesFile } from '../../../templates/reports/dataset/file-names.ts'
import { snapshotSchema } from '../../../templates/reports/dataset/snapshot-schema.ts'
import { tableAsCsv } from '../../../templates/reports/dataset/table-as-csv.ts'
import { TABLES } from '../../../templates/reports/dataset/table.ts'
import { NotFound } from '../../kernel/errors.ts'
import { readEdition, readEditionFile } from '../../reports/index.ts'
import { isFresh } from '../caching/conditional.ts'
import type { Environment, Request } from '../environment.ts'
import { unreadableProblem } from '../refuse-unreadable.ts'

const IMMUTABLE = 'public, max-age=31536000, immutable'
/** The schema may learn more of what was there before. */
const A_DAY = 'public, max-age=86400'
const SCHEMA_TYPE = 'application/schema+json'

interface Download {
  readonly content: Buffer
  readonly mediaType: string
  readonly sha256: string
  readonly fileName: string
  readonly modified: Date
}

/**
 * The files of an edition: `/reports/{slug}.{language}.pdf`, `.json`, each table as `.{table}.{language}.csv` (the register as `.csv`
 * and `.{language}.csv`) and `.tables.json`, which describes them; without an ending, the page in the reader's language. The schema
 * of the JSON is the same for all of them: `/reports/snapshot-2.schema.json`.
 */
export const downloadRoutes = new Hono<Environment>().get(`/${SCHEMA_FILE}`, sendSchema).get('/:file', async (c) => {
  const [, slug = '', ending = ''] = /^([a-z0-9-]+)(?:\.([a-z.]+))?$/.exec(c.req.param('file')) ?? []
  const language = LANGUAGES.find((candidate) => ending === `${candidate}.pdf`)
  if (slug === '') throw new NotFound('file')
  if (language !== undefined) {
    const { content, mediaType, sha256, issuedAt } = await readEditionFile(c.var.ctx, slug, language)
    return send(c, { content, mediaType, sha256, fileName: `vigia-${slug}.${language}.pdf`, modified: issuedAt })
  }
  const { edition, snapshotText, snapshot } = await readEdition(c.var.ctx, slug)
  const modified = new Date(edition.issuedAt)
  if (ending === 'json') {
    c.header('Link', `<${SCHEMA_FILE}>; rel="describedby"; type="${SCHEMA_TYPE}"`)
    return send(c, text(snapshotText, 'application/json; charset=utf-8', savedName(`${slug}.json`), modified))
  }
  if (ending === 'tables.json') {
    const description = describeTables(snapshot, LANGUAGES, (file) => file)
    return send(c, text(description, 'application/csvm+json; charset=utf-8', savedName(`${slug}-tables.json`), modified))
  }
  const found = tableOf(slug, ending)
  if (found !== null) {
    c.header('Link', `<${tablesFile(slug)}>; rel="describedby"; type="application/csvm+json"`)
    const body = tableAsCsv(found.table, snapshot, words(found.language))
    return send(c, text(body, 'text/csv; charset=utf-8; header=present', savedName(tableFile(slug, found.table, found.language)), modified))
  }
  if (ending !== '') throw new NotFound('file')
  c.header('Vary', 'Accept-Language')
  const preferred = accepts(c, { header: 'Accept-Language', supports: [...LANGUAGES], default: LANGUAGES[0] ?? 'es' })
  return c.redirect(`/${preferred}/reports/${slug}`, 302)
})

function sendSchema(c: Request): Response {
  c.header('Content-Type', SCHEMA_TYPE)
  c.header('Cache-Control', A_DAY)
  c.header('Cross-Origin-Resource-Policy', 'cross-origin')
  return c.body(snapshotSchema())
}

/** Which table in which language an ending asks for; the register also by the short endings that it has always had. */
function tableOf(slug: string, ending: string): { readonly table: (typeof TABLES)[number]; readonly language: string } | null {
  const [first = 'es'] = LANGUAGES
  if (ending === 'csv') return { table: 'register', language: first }
  for (const language of LANGUAGES) {
    for (const table of TABLES) {
      if (`${slug}.${ending}` === tableFile(slug, table, language) || ending === `${table}.${language}.csv`) return { table, language }
    }
  }
  return null
}

function text(body: string, mediaType: string, fileName: string, modified: Date): Download {
  const content = Buffer.from(body, 'utf8')
  return { content, mediaType, fileName, modified, sha256: createHash('sha256').update(content).digest('hex') }
}

/** Whole, not modified, or one byte range (RFC 9110 section 14; several ranges are answered with the whole, as it permits). */
function send(c: Request, file: Download): Response {
  const etag = `"${file.sha256}"`
  if (isFresh(c, { etag, lastModified: file.modified, cacheControl: IMMUTABLE })) return c.body(null, 304)
  const size = file.content.length
  const ifRange = c.req.header('if-range')
  const fits = ifRange === undefined || ifRange === etag || ifRange === file.modified.toUTCString()
  const asked = fits && c.req.method === 'GET' ? c.req.header('range') : undefined
  const ranges = asked === undefined ? -2 : parseRange(size, asked)
  if (ranges === -1) {
    c.header('Content-Range', `bytes */${size}`)
    return c.body(unreadableProblem(416), 416, { 'Content-Type': 'application/problem+json' })
  }
  c.header('Content-Type', file.mediaType)
  c.header('Content-Disposition', `inline; filename="${file.fileName}"`)
  c.header('Accept-Ranges', 'bytes')
  c.header('Cross-Origin-Resource-Policy', 'cross-origin')
  c.header('Repr-Digest', `sha-256=:${Buffer.from(file.sha256, 'hex').toString('base64')}:`)
  const only = typeof ranges !== 'number' && ranges.type === 'bytes' && ranges.length === 1 ? ranges[0] : undefined
  const body = only ? file.content.subarray(only.start, only.end + 1) : file.content
  if (only) c.header('Content-Range', `bytes ${only.start}-${only.end}/${size}`)
  c.header('Content-Length', String(body.length))
  return c.body(new Uint8Array(body), only ? 206 : 200)
}
