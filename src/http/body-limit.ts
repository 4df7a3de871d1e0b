import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { IMPORT_BYTES } from '../imports/index.ts'
import { may } from '../kernel/permissions.ts'
import type { Request } from './environment.ts'

/** Where files to import arrive; their route counts the bytes itself as it writes them to disk. */
const IMPORTS = /^\/[a-z]+\/workspace\/imports$/

const FORM_BYTES = 2 * 1024 * 1024

/**
 * Bounds what a posted form may bring: 2 MB; with files (multipart) in the workspace, from somebody who may add evidence or whose
 * session just ended (what was typed is given back), one file more. Refused by its announced length before anything is read,
 * else while it arrives.
 */
export async function limitBody(c: Request, next: () => Promise<void>): Promise<Response | void> {
  if (IMPORTS.test(c.req.path) && may(c.var.ctx.actor, 'importRecords')) return limitImport(c, next)
  const { actor, files } = c.var.ctx
  const multipart = (c.req.header('content-type') ?? '').toLowerCase().startsWith('multipart/form-data')
  const uploads =
    multipart &&
    /^\/[a-z]+\/workspace\//.test(c.req.path) &&
    (actor === null ? c.req.header('cookie') !== undefined : may(actor, 'writeEvidence'))
  const maxSize = FORM_BYTES + (uploads ? files.limits.bytes : 0)
  const refuse = () => {
    const mb = Math.floor(files.limits.bytes / 1_000_000)
    throw new HTTPException(413, uploads ? { message: c.var.words.t('errors.upload_too_large', { mb }) } : {})
  }
  return bodyLimit({ maxSize, onError: refuse })(c, next)
}

async function limitImport(c: Request, next: () => Promise<void>): Promise<void> {
  const mb = Math.floor(IMPORT_BYTES / 1_048_576)
  const refuse = () => new HTTPException(413, { message: c.var.words.t('errors.import_too_large', { mb }) })
  if (Number(c.req.header('content-length') ?? 0) > IMPORT_BYTES + FORM_BYTES) throw refuse()
  await next()
}
