import { bodyOf, pageLinks, sendOwn, sendPublic } from './api-answer.ts'
import { claimRequest, Refused, type Answer, type Asked, type Operation, type StoredAnswer } from '../../api/index.ts'
import type { Context } from '../../kernel/context.ts'
import { Conflict, Invalid } from '../../kernel/errors.ts'
import { requireActor } from '../../kernel/permissions.ts'
import { parseAsOf } from '../as-of.ts'
import { readBody, readParams, readQuery, requireAcceptable, requireVersion } from './api-request.ts'
import { clientAddress } from '../client.ts'
import type { Request } from '../environment.ts'

/** Answers one request by its operation: checks it, asks the verb, sends what it gave. */
export async function handleApi(c: Request, operation: Operation): Promise<Response> {
  const { ctx } = c.var
  requireAcceptable(c)
  if (operation.access !== 'public' && operation.access !== 'key') requireActor(ctx, operation.access)
  const query = readQuery(c, operation)
  const asOf = parseAsOf(ctx, operation.travels ? c.req.query('as_of') : undefined)
  const params = readParams(c, operation)
  const { bytes, body } = await readBody(c, operation)
  const ask = (inside: Context, version: number): Asked<unknown, unknown, unknown> => ({
    ctx: inside,
    language: c.var.words.language,
    query,
    params,
    body: operation.file ? bytes : body,
    asOf: asOf.bound,
    boundOf: (parameter, value) => boundOf(ctx, parameter, value),
    version,
    clientAddress: clientAddress(c),
    secret: c.var.services.auth.options.secret,
  })
  const act = async (inside: Context): Promise<Answer> => {
    const current = operation.current as ((asked: unknown) => Promise<number>) | undefined
    const version = current === undefined ? 0 : requireVersion(c, await current({ ctx: inside, params }))
    try {
      return await (operation.handle as unknown as (asked: unknown) => Promise<Answer>)(ask(inside, version))
    } catch (error) {
      if (current !== undefined && error instanceof Conflict) throw new Refused('version-outdated')
      throw error
    }
  }
  const fields = typeof query['fields'] === 'string' ? query['fields'] : undefined
  const written = (answer: Answer) => (answer.body === undefined ? null : bodyOf(operation, answer, asOf, fields))
  if (operation.method !== 'get') return sendWritten(c, operation, bytes, act, written)
  const answer = await act(ctx)
  if (answer.next !== undefined) c.header('Link', pageLinks(c, operation, answer.next))
  for (const [name, value] of Object.entries(answer.headers ?? {})) c.header(name, value)
  if (operation.access === 'public') return sendPublic(c, written(answer) ?? '{}', ctx.actor !== null)
  return sendOwn(c, answer.status ?? operation.answer.status, written(answer), answer.version)
}

function boundOf(ctx: Context, parameter: string, value: string | undefined): Date | null {
  try {
    return parseAsOf(ctx, value).bound
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    throw new Invalid({ [parameter]: error.fields['as_of'] ?? { key: 'errors.as_of_invalid' } })
  }
}

const KEY = /^(?:"([\x20\x21\x23-\x5b\x5d-\x7e]{1,255})"|([\w.:~-]{1,255}))$/

/** Acts once for each Idempotency-Key: the act and what it was answered with are one transaction, where the verb can run in one. */
async function sendWritten(
  c: Request,
  operation: Operation,
  bytes: Uint8Array,
  act: (ctx: Context) => Promise<Answer>,
  written: (answer: Answer) => string | null,
): Promise<Response> {
  const { ctx } = c.var
  const { actor } = ctx
  const sent = c.req.header('idempotency-key')
  const toStore = (answer: Answer): StoredAnswer => ({
    status: answer.status ?? operation.answer.status,
    headers: { ...answer.headers, ...(answer.version === undefined ? {} : { ETag: `"${answer.version}"` }) },
    body: written(answer) ?? '',
  })
  if (sent === undefined || actor === null) return sendStored(c, toStore(await act(ctx)))
  const [, quoted, bare] = KEY.exec(sent.trim()) ?? []
  const key = quoted ?? bare
  if (key === undefined) throw new Refused('malformed')
  const { pathname, search } = new URL(c.req.url)
  const claim = await claimRequest(ctx, actor, key, [operation.method, pathname + search, c.req.header('if-match') ?? '', bytes])
  if (claim.before) return sendStored(c, claim.before)
  try {
    const keep = async (inside: Context) => {
      const stored = toStore(await act(inside))
      await claim.store(inside, stored)
      return stored
    }
    return sendStored(
      c,
      operation.transactional === false ? await keep(ctx) : await ctx.db.transaction().execute((trx) => keep({ ...ctx, db: trx })),
    )
  } catch (error) {
    await claim.release(ctx)
    throw error
  }
}

function sendStored(c: Request, { status, headers, body }: StoredAnswer): Response {
  for (const [name, value] of Object.entries(headers)) c.header(name, value)
  return sendOwn(c, status, body === '' ? null : body, undefined)
}
