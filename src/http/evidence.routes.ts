import { Hono } from 'hono'
import { evidenceRegisterPage, REGISTER_FILTERS } from '../../templates/pages/evidence-register.page.ts'
import { listEvidenceRegister, readEvidenceFile, releaseEvidence, type EvidenceFile } from '../evidence/index.ts'
import { Invalid } from '../kernel/errors.ts'
import { isFresh } from './conditional.ts'
import type { Environment, Request } from './environment.ts'
import { refusal } from './form.ts'
import { pageOf } from './page-of.ts'
import { idOf, requireUuid } from './uuid-param.ts'

/** `/evidence/{id}/file`: the public copy of public evidence, the same in every language. */
export const evidenceFileRoutes = new Hono<Environment>().get('/:id/file', async (c) =>
  send(c, await readEvidenceFile(c.var.ctx, idOf(c), 'public'), 'public, no-cache'),
)

/** `/{language}/workspace/evidence`: the register of evidence, its files, and the end of an embargo. */
export const evidenceRoutes = new Hono<Environment>()
  .get('/', (c) => showRegister(c))
  .get('/:id/file', async (c) => send(c, await readEvidenceFile(c.var.ctx, idOf(c), 'workspace'), 'private, no-store'))
  .get('/:id/original', async (c) => send(c, await readEvidenceFile(c.var.ctx, idOf(c), 'original'), 'private, no-store'))
  .post('/:id/release', async (c) => {
    try {
      await releaseEvidence(c.var.ctx, { id: idOf(c) })
      return c.redirect(`/${c.var.words.language}/workspace/evidence`, 303)
    } catch (error) {
      const { errors, status } = refusal(c, error, () => '')
      return showRegister(c, Object.values(errors)[0] ?? '', status)
    }
  })

async function showRegister(c: Request, problem: string | null = null, status: 200 | 409 | 422 = 200): Promise<Response> {
  const asked = c.req.query('show') ?? 'all'
  const filter = REGISTER_FILTERS.find((candidate) => candidate === asked)
  if (filter === undefined) throw new Invalid({ show: { key: 'errors.filter_invalid' } })
  const after = c.req.query('after')
  const list = await listEvidenceRegister(c.var.ctx, { filter, after: after === undefined ? null : requireUuid(after) })
  return c.html(evidenceRegisterPage({ ...list, filter, problem }, pageOf(c)), status)
}

/** Always as a download, in a sandbox where nothing may load or run, under a name of our own making. */
async function send(c: Request, file: EvidenceFile, cacheControl: string): Promise<Response> {
  if (isFresh(c, { etag: `"${file.sha256}"`, lastModified: file.modified, cacheControl })) return c.body(null, 304)
  const content = await file.read()
  const plain = file.name.replaceAll(/[^\x20-\x7e]|["\\]/g, '_')
  c.header('Content-Type', file.type)
  c.header(
    'Content-Disposition',
    `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.name).replaceAll(/['()*]/g, escape)}`,
  )
  c.header('Content-Security-Policy', "sandbox; default-src 'none'")
  c.header('X-Content-Type-Options', 'nosniff')
  c.header('Repr-Digest', `sha-256=:${Buffer.from(file.sha256, 'hex').toString('base64')}:`)
  c.header('Content-Length', String(content.length))
  return c.body(new Uint8Array(content))
}

/** RFC 8187: what encodeURIComponent leaves and an attribute may not hold. */
function escape(letter: string): string {
  return `%${letter.charCodeAt(0).toString(16).toUpperCase()}`
}
