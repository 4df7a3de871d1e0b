import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { Hono } from 'hono'
import { accepts } from 'hono/accepts'
import { LANGUAGES } from '../../../templates/i18n/index.ts'
import { NotFound } from '../../kernel/errors.ts'
import { readOpenings } from '../../log/index.ts'
import { readPublicState } from '../../overview/index.ts'
import { oneFileVerifier, parseTilePath } from '../../verifier/index.ts'
import { takesCoding } from '../caching/content-coding.ts'
import type { Environment, Request } from '../environment.ts'
import { sequenceNumber } from '../sequence-number.ts'

const IMMUTABLE = 'public, max-age=31536000, immutable'
const TEXT = 'text/plain; charset=utf-8'
const compress = promisify(gzip)

/** The public log for programs: C2SP tlog-tiles with its checkpoint, keys, proofs, and the statuses that it must imply. */
export const logRoutes = new Hono<Environment>()
  .use(async (c, next) => {
    c.header('Access-Control-Allow-Origin', '*')
    await next()
  })
  .get('/checkpoint', async (c) => {
    const { signed, refused } = await c.var.services.publicLog.checkpoint()
    if (signed === null) return c.text('Nothing was signed.\n', 503, { 'Content-Type': TEXT, 'Cache-Control': 'no-store' })
    return c.body(signed.note, refused === null ? 200 : 503, { 'Content-Type': TEXT, 'Cache-Control': 'no-store' })
  })
  .get('/key', (c) =>
    c.body(`${c.var.services.publicLog.verifierKeys.join('\n')}\n`, 200, { 'Content-Type': TEXT, 'Cache-Control': 'no-cache' }),
  )
  .get('/state', async (c) => c.json(await readPublicState(c.var.ctx), 200, { 'Cache-Control': 'no-store' }))
  .get('/vigia-verify.mjs', (c) =>
    c.body(oneFileVerifier(c.var.ctx.settings.publicUrl), 200, {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Content-Disposition': 'attachment; filename="vigia-verify.mjs"',
      'Cache-Control': 'no-cache',
    }),
  )
  .get('/tile/*', async (c) => {
    const address = parseTilePath(c.req.path.slice('/log/tile/'.length))
    if (address === null) throw new NotFound('tile')
    const { level, index, width } = address
    const { publicLog } = c.var.services
    const bytes = level === 'entries' ? await publicLog.entries(index, width) : await publicLog.tile(level, index, width)
    if (bytes === null) throw new NotFound('tile')
    c.header('Content-Type', 'application/octet-stream')
    c.header('Cache-Control', IMMUTABLE)
    return level === 'entries' ? sendCompressed(c, bytes) : c.body(new Uint8Array(bytes))
  })
  .get('/openings/:seq', async (c) => {
    const seq = sequenceNumber(c.req.param('seq'))
    const to = c.req.query('to') === undefined ? seq + 1 : sequenceNumber(c.req.query('to') ?? '')
    const openings = await readOpenings(c.var.ctx.db, seq, to)
    if (openings.to === seq) throw new NotFound('log entry')
    return c.json(openings, 200, { 'Cache-Control': 'no-store' })
  })
  .get('/proof/:seq', async (c) => {
    const seq = sequenceNumber(c.req.param('seq'))
    c.header('Vary', 'Accept, Accept-Language')
    if (c.req.query('format') !== 'json' && (c.req.header('accept') ?? '').includes('text/html')) {
      const language = accepts(c, { header: 'Accept-Language', supports: [...LANGUAGES], default: LANGUAGES[0] ?? 'es' })
      return c.redirect(`/${language}/log/${seq}`, 302)
    }
    const proof = await c.var.services.publicLog.proof(seq)
    if (proof === null) throw new NotFound('log entry')
    const { leaf, size, root, hashes, checkpoint } = proof
    const path = hashes.map((hash) => hash.toString('base64'))
    return c.json({ format: 'vigia-log-proof/1', index: seq, leaf, size, root: root.toString('base64'), hashes: path, checkpoint }, 200, {
      'Cache-Control': 'no-cache',
    })
  })

/** Bundles are the bulk of a log; the standard asks for compression. */
async function sendCompressed(c: Request, bytes: Buffer): Promise<Response> {
  c.header('Vary', 'Accept-Encoding')
  if (!takesCoding(c.req.header('accept-encoding') ?? '', 'gzip')) return c.body(new Uint8Array(bytes))
  c.header('Content-Encoding', 'gzip')
  return c.body(new Uint8Array(await compress(bytes)))
}
