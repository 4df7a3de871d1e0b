import { createHash } from 'node:crypto'
import { HTTPException } from 'hono/http-exception'
import { SCHEMES, type Scheme } from '../../../templates/reach/schemes.ts'
import { STANDING_KINDS, type StandingKind, type StandingView } from '../../../templates/reach/standing.ts'
import { z } from 'zod'
import { NotFound } from '../../kernel/errors.ts'
import { parse } from '../../kernel/parse.ts'
import { readStanding, recordMoment, type RecordMoment } from '../../reach/index.ts'
import { parseAsOf } from '../as-of.ts'
import { isFresh } from '../caching/conditional.ts'
import type { Request } from '../environment.ts'

/** What is shown elsewhere is at most ten minutes old, in browsers as in caches between. */
const TEN_MINUTES = 'public, max-age=600, s-maxage=600'
const IDENTIFIER = /^[A-Za-z0-9-]{1,100}$/
const SchemeQuery = z.object({
  scheme: z.union([z.literal('').transform(() => 'auto' as const), z.enum(SCHEMES)], 'unknown_value').default('auto'),
})

export interface AskedStanding {
  readonly view: StandingView
  readonly moment: RecordMoment
  readonly scheme: Scheme
}

/** Reads what an address is about: kind and id, `as_of`, and for pictures `scheme`. Throws NotFound, Invalid. */
export async function askedStanding(c: Request, kindName: string, id: string): Promise<AskedStanding> {
  const { scheme } = parse(SchemeQuery, c.req.query())
  const moment = await recordMoment(c.var.ctx, parseAsOf(c.var.ctx, c.req.query('as_of')))
  return { view: await readStanding(c.var.ctx, standingKind(kindName, id), id, moment), moment, scheme }
}

/** Throws NotFound for what no badge can be about. */
export function standingKind(kindName: string, id: string): StandingKind {
  const kind = STANDING_KINDS.find((candidate) => candidate === kindName)
  if (kind === undefined || !IDENTIFIER.test(id)) throw new NotFound('standing')
  return kind
}

export interface OutsideAnswer {
  readonly body: string | Uint8Array<ArrayBuffer>
  readonly type: string
  readonly modified: Date
  /** Content security policy of the document itself. */
  readonly policy: string
}

/** An answer that other sites may show, with its validators; not modified when the client has it. */
export function answerOutside(c: Request, { body, type, modified, policy }: OutsideAnswer): Response {
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`
  c.header('Cross-Origin-Resource-Policy', 'cross-origin')
  c.header('Content-Security-Policy', policy)
  if (isFresh(c, { etag, lastModified: modified, cacheControl: TEN_MINUTES })) return c.body(null, 304)
  return c.body(body, 200, { 'Content-Type': type })
}

/** Nothing may load; one style by its digest, if there is one. */
export function pictureDocumentPolicy(style: string): string {
  return `default-src 'none'${style === '' ? '' : `; style-src ${digestSource(style)}`}; frame-ancestors 'none'`
}

export function digestSource(style: string): string {
  return `'sha256-${createHash('sha256').update(style).digest('base64')}'`
}

/** More is asked for at once than can be made soon. Throws HTTPException. */
export function tooBusy(c: Request): never {
  c.header('Retry-After', '5')
  throw new HTTPException(503, { message: c.var.words.t('reach.busy') })
}
