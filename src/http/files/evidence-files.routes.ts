import { Hono } from 'hono'
import { readEvidenceFile } from '../../evidence/index.ts'
import type { Environment } from '../environment.ts'
import { idOf } from '../uuid-param.ts'
import { sendEvidenceFile } from './send-evidence-file.ts'

/** `/evidence/{id}/file`: the public copy of public evidence, the same in every language. */
export const evidenceFileRoutes = new Hono<Environment>().get('/:id/file', async (c) =>
  sendEvidenceFile(c, await readEvidenceFile(c.var.ctx, idOf(c), 'public'), 'public, no-cache'),
)
