import { Hono } from 'hono'
import { evidenceRegisterPage, REGISTER_FILTERS } from '../../../templates/pages/evidence-register.page.ts'
import { listEvidenceRegister, readEvidenceFile, releaseEvidence } from '../../evidence/index.ts'
import { Invalid } from '../../kernel/errors.ts'
import type { Environment, Request } from '../environment.ts'
import { sendEvidenceFile } from '../files/send-evidence-file.ts'
import { refusal, type FormRefusal } from '../form.ts'
import { pageOf } from '../page-of.ts'
import { idOf, requireUuid } from '../uuid-param.ts'

/** `/{language}/workspace/evidence`: the register of evidence, its files, and the end of an embargo. */
export const evidenceRoutes = new Hono<Environment>()
  .get('/', (c) => showRegister(c))
  .get('/:id/file', async (c) => sendEvidenceFile(c, await readEvidenceFile(c.var.ctx, idOf(c), 'workspace'), 'private, no-store'))
  .get('/:id/original', async (c) => sendEvidenceFile(c, await readEvidenceFile(c.var.ctx, idOf(c), 'original'), 'private, no-store'))
  .post('/:id/release', async (c) => {
    try {
      await releaseEvidence(c.var.ctx, { id: idOf(c) })
      return c.redirect(`/${c.var.words.language}/workspace/evidence`, 303)
    } catch (error) {
      const { errors, status } = refusal(c, error, () => '')
      return showRegister(c, Object.values(errors)[0] ?? '', status)
    }
  })

async function showRegister(c: Request, problem: string | null = null, status: 200 | FormRefusal['status'] = 200): Promise<Response> {
  const asked = c.req.query('show') ?? 'all'
  const filter = REGISTER_FILTERS.find((candidate) => candidate === asked)
  if (filter === undefined) throw new Invalid({ show: { key: 'errors.filter_invalid' } })
  const after = c.req.query('after')
  const list = await listEvidenceRegister(c.var.ctx, { filter, after: after === undefined ? null : requireUuid(after) })
  return c.html(evidenceRegisterPage({ ...list, filter, problem }, pageOf(c)), status)
}
