import { HTTPException } from 'hono/http-exception'
import { databaseFault } from '../../db/faults.ts'
import { healthOf } from '../../db/health.ts'
import { LANGUAGES } from '../../templates/i18n/index.ts'
import { ERROR_STATUSES, errorPage, type ErrorStatus } from '../../templates/pages/error.page.ts'
import type { AskedView } from '../../templates/pages/parts/asked-again.ts'
import { apiProblem } from './api/api-problem.ts'
import type { Request } from './environment.ts'
import { formOfRequest, isWorkspaceForm } from './accounts/held-form.ts'
import { showSecondStep } from './accounts/second-step-page.ts'
import { pageOf } from './page-of.ts'
import { pathForLog } from './path-for-log.ts'
import { pauseOf } from './pause.ts'
import { problemOf, type Problem } from './problem.ts'
import { wordsOf } from './reader.ts'
import { tellRefusal } from './security-line.ts'
import { showSignIn } from './accounts/sign-in-page.ts'

/** What programs read, beneath a language. */
const FILES = /^\/[^/]+\/(?:feeds\/|badges\/|panels\/|previews\/|calendar\.ics$|[a-z]+\.(?:csv|xlsx|json)$)/

/** What was set for the answer that failed, and is not true of the words about it. */
const OF_THE_ANSWER = [
  'Accept-Ranges',
  'Content-Disposition',
  'Content-Encoding',
  'Content-Length',
  'Content-Range',
  'ETag',
  'Last-Modified',
  'Repr-Digest',
]
/** Parts of an address that are shown again, and characters of each. */
const MOST_SHOWN = 30
const LONGEST_SHOWN = 500

/**
 * What a request that failed is answered with: a page where pages live, problem+json (RFC 9457) elsewhere. A form that was
 * sent comes back: inside a sign-in form when it was for the workspace and the session is over, else to be read and copied.
 */
export async function errorAnswer(c: Request, thrown: unknown): Promise<Response> {
  const error = wentAway(c, thrown) ? new HTTPException(400) : thrown
  if (c.var.words === undefined) c.set('words', wordsOf(c))
  if (c.var.ctx === undefined) c.set('ctx', c.var.services.ctx)
  for (const name of OF_THE_ANSWER) c.res.headers.delete(name)
  tellRefusal(c, error)
  const pause = pauseOf(error)
  if (pause !== null) c.header('Retry-After', String(pause.seconds))
  if (c.req.path.startsWith('/api/')) return apiAnswer(c, error)
  const problem = isHttpException(error) ? httpProblem(c, error) : problemOf(error, c.var.words)
  if (problem.status === 500 || databaseFault(error) !== null) logFailure(c, error)
  if (problem.status === 401 && isPage(c) && c.req.method === 'GET') {
    const here = new URL(c.req.url)
    const step = c.var.pending === 'second_factor' ? '/second-factor' : ''
    return c.redirect(`/${c.var.words.language}/sign-in${step}?next=${encodeURIComponent(here.pathname + here.search)}`, 303)
  }
  c.header('Cache-Control', 'no-store')
  const reference = problem.status === 500 ? c.var.requestId : null
  if (!isPage(c)) {
    return c.body(
      JSON.stringify({
        type: 'about:blank',
        title: problem.detail ?? generalWords(c, problem.status),
        status: problem.status,
        ...(Object.keys(problem.fields).length > 0 ? { fields: problem.fields } : {}),
        ...(reference === null ? {} : { reference }),
      }),
      problem.status,
      { 'Content-Type': 'application/problem+json' },
    )
  }
  const typed = isHttpException(error) ? null : await formOfRequest(c)
  const goesOn = problem.status === 401 && typed !== null && isWorkspaceForm(typed)
  if (goesOn && c.var.pending === 'second_factor') return showSecondStep(c, { next: null, held: typed, status: 401 })
  if (goesOn) return showSignIn(c, { next: null, held: typed, status: 401 })
  return c.html(errorPage({ ...problem, reference, typed, asked: askedOf(c, problem) }, pageOf(c)), problem.status)
}

/** The client closed the connection before all of its request was there: no defect, and nobody reads the answer. */
function wentAway(c: Request, error: unknown): boolean {
  return c.req.raw.signal.aborted && error instanceof Error && 'code' in error && error.code === 'ECONNRESET'
}

function apiAnswer(c: Request, error: unknown): Response {
  const answer = apiProblem(c, error)
  if (answer.status === 500 || databaseFault(error) !== null) logFailure(c, error)
  return answer
}

/** While the database is away each request fails alike, and the log says once that it is. */
function logFailure(c: Request, error: unknown): void {
  const { log, ctx } = c.var.services
  const fault = databaseFault(error)
  const level = fault === null ? 'error' : fault === 'away' || healthOf(ctx.db).away !== null ? 'debug' : 'warn'
  log[level]({ err: error, requestId: c.var.requestId, method: c.req.method, path: pathForLog(c.req.path) }, 'request failed')
}

/** What a page of the record was asked for, when that is what does not fit. */
function askedOf(c: Request, { status, fields }: Problem): AskedView | null {
  const values = Object.entries(c.req.query()).map(([name, value]) => ({ name, value: value.slice(0, LONGEST_SHOWN) }))
  if (status !== 400 || c.req.method !== 'GET' || Object.keys(fields).length === 0 || values.length > MOST_SHOWN) return null
  return { path: c.req.path, values }
}

function httpProblem(c: Request, error: HTTPException): Problem {
  const status: ErrorStatus = ERROR_STATUSES.find((candidate) => candidate === error.status) ?? 400
  if (status === 403) return { status, detail: c.var.words.t('errors.cross_site'), fields: {} }
  if (status === 413) return { status, detail: error.message || c.var.words.t('errors.body_too_large'), fields: {} }
  return { status, detail: status === 503 ? error.message || null : null, fields: {} }
}

function isHttpException(error: unknown): error is HTTPException {
  return error instanceof Error && 'getResponse' in error
}

function generalWords(c: Request, status: ErrorStatus): string {
  if (status === 404) return c.var.words.t('errors.not_found')
  return c.var.words.t(status === 500 ? 'errors.unexpected' : `pages.error.${status}.title`)
}

function isPage(c: Request): boolean {
  return LANGUAGES.some((language) => c.req.path === `/${language}` || c.req.path.startsWith(`/${language}/`)) && !FILES.test(c.req.path)
    ? true
    : (c.req.header('accept') ?? '').includes('text/html')
}
