import type { HTTPException } from 'hono/http-exception'
import { databaseFault } from '../../../db/faults.ts'
import type { MessageKey, Words } from '../../../templates/i18n/index.ts'
import { Gone, PROBLEM_TYPES, Refused, snakeCase, type ProblemType } from '../../api/index.ts'
import { Conflict, Forbidden, Invalid, NotFound, RuleBroken, type Fault } from '../../kernel/errors.ts'
import type { Request } from '../environment.ts'
import { pauseOf } from '../pause.ts'

/** What is wrong with a parameter, before any verb is asked. */
export class InvalidParameter extends Invalid {}

/** What a request to the API that failed is answered with: problem+json (RFC 9457) in the language of its Accept-Language. */
export function apiProblem(c: Request, error: unknown): Response {
  const { words, ctx } = c.var
  const type = typeOf(error)
  const status = PROBLEM_TYPES[type]
  const say = (fault: Fault) => words.t(fault.key, fault.values)
  const faults = faultsOf(error)
  const places = faults.map(([field, fault]) => ({
    ...placeOf(c, error, field),
    detail: say(fault),
    key: fault.key.replace(/^errors\./, ''),
  }))
  const text = {
    type: `${ctx.settings.publicUrl}/api/problems#${type}`,
    title: words.t(`api.problem.${type}.title` as MessageKey),
    status,
    detail: detailOf(error, words) ?? words.t(`api.problem.${type}.text` as MessageKey),
    instance: `urn:uuid:${c.var.requestId}`,
    ...(places.length > 0 ? { errors: places, fields: Object.fromEntries(faults.map(([field, fault]) => [field, say(fault)])) } : {}),
    ...(error instanceof Conflict ? { current_version: error.currentVersion } : {}),
    ...(error instanceof Gone ? { tombstone: error.tombstone } : {}),
    ...(status === 500 ? { reference: c.var.requestId } : {}),
  }
  if (error instanceof Refused) for (const [name, value] of Object.entries(error.headers)) c.header(name, value)
  c.header('Cache-Control', 'no-store')
  c.header('Content-Language', words.language)
  c.header('Vary', 'Accept-Language', { append: true })
  return c.body(JSON.stringify(text), status, { 'Content-Type': 'application/problem+json' })
}

function typeOf(error: unknown): ProblemType {
  if (error instanceof Refused) return error.type
  if (error instanceof NotFound) return 'not-found'
  if (error instanceof Forbidden) return error.signIn ? 'sign-in-needed' : 'forbidden'
  if (error instanceof Gone) return 'gone'
  if (error instanceof Conflict) return 'conflict'
  if (error instanceof RuleBroken) return TYPES_OF_PAUSE[pauseOf(error)?.status ?? 422]
  if (error instanceof Invalid) return 'invalid'
  if (isHttpException(error)) return error.status === 413 ? 'too-large' : error.status === 415 ? 'media-type-unsupported' : 'malformed'
  return databaseFault(error) === null ? 'unexpected' : 'unavailable'
}

const TYPES_OF_PAUSE = { 422: 'rule-broken', 429: 'too-many-requests', 503: 'busy' } as const

function detailOf(error: unknown, words: Words): string | null {
  if (error instanceof Forbidden || error instanceof RuleBroken) return words.t(error.fault.key, error.fault.values)
  const fault = databaseFault(error)
  return fault === null ? null : words.t(`errors.database_${fault}`)
}

function faultsOf(error: unknown): readonly (readonly [string, Fault])[] {
  if (error instanceof Invalid) return Object.entries(error.fields)
  return error instanceof RuleBroken && error.field !== undefined ? [[error.field, error.fault]] : []
}

/** A pointer into the body (RFC 6901), as the request itself spelt it, or the name of a parameter. */
function placeOf(c: Request, error: unknown, field: string): { readonly pointer: string } | { readonly parameter: string } {
  const body = c.var.apiBody
  if (body === undefined && field === 'file') return { pointer: '' }
  if (error instanceof InvalidParameter || body === undefined) return { parameter: field }
  let here: unknown = body
  const segments = field === '' ? [] : field.split('.')
  const pointer = segments.map((segment) => {
    const known =
      typeof here === 'object' && here !== null ? [segment, snakeCase(segment)].find((name) => name in (here as object)) : undefined
    const name = known ?? snakeCase(segment)
    here = known === undefined ? undefined : (here as Record<string, unknown>)[known]
    return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
  })
  return { pointer: pointer.join('') }
}

function isHttpException(error: unknown): error is HTTPException {
  return error instanceof Error && 'getResponse' in error
}
