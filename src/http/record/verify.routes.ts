import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { logEntryPage } from '../../../templates/pages/log-entry.page.ts'
import { verifyPage, type VerifyOutcome } from '../../../templates/pages/verify.page.ts'
import { NotFound } from '../../kernel/errors.ts'
import { comparePrinted } from '../../log/index.ts'
import type { Environment } from '../environment.ts'
import { pageOf } from '../page-of.ts'
import { sequenceNumber } from '../sequence-number.ts'

const LONGEST_TYPED = 200

/** The pages about the public log: what it proves, and each of its entries with its proof. */
export const verifyRoutes = new Hono<Environment>()
  .get('/verify', async (c) => {
    const { publicLog } = c.var.services
    const size = (c.req.query('size') ?? '').slice(0, LONGEST_TYPED)
    const digest = (c.req.query('digest') ?? '').slice(0, LONGEST_TYPED)
    const { signed, refused } = await publicLog.checkpoint()
    const outcome: VerifyOutcome | null = size === '' && digest === '' ? null : await comparePrinted(publicLog, size, digest)
    const view = {
      origin: publicLog.origin,
      keys: publicLog.verifierKeys,
      signed: signed && { size: signed.size, root: signed.root.toString('base64') },
      refused: refused !== null,
      asked: { size, digest },
      outcome,
    }
    return c.html(verifyPage(view, pageOf(c)))
  })
  .get('/log/:seq', async (c) => {
    const seq = sequenceNumber(c.req.param('seq'))
    const proof = await c.var.services.publicLog.proof(seq)
    if (proof === null) throw new NotFound('log entry')
    const view = {
      seq,
      leaf: JSON.stringify(JSON.parse(proof.leaf), null, 2),
      leafHash: createHash('sha256').update('\0').update(proof.leaf).digest('hex'),
      size: proof.size,
      root: proof.root.toString('base64'),
      hashes: proof.hashes.map((hash) => hash.toString('base64')),
      checkpoint: proof.checkpoint,
    }
    return c.html(logEntryPage(view, pageOf(c)))
  })
