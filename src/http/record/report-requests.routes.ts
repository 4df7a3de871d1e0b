import { Hono } from 'hono'
import { accepts } from 'hono/accepts'
import { LANGUAGES, words as wordsOf } from '../../../templates/i18n/index.ts'
import { errorPage } from '../../../templates/pages/error.page.ts'
import type { ViewFields } from '../../../templates/pages/parts/report-request-form.ts'
import { reportRequestPage } from '../../../templates/pages/report-request.page.ts'
import { reportRequestRefusedPage } from '../../../templates/pages/report-request-refused.page.ts'
import { Invalid, NotFound } from '../../kernel/errors.ts'
import { readScope } from '../../recommendations/index.ts'
import { readReportRequest, readRequestedFile, requestReport, type ReportRequest } from '../../report-requests/index.ts'
import { parseAsOf } from '../as-of.ts'
import { clientAddress } from '../client.ts'
import { isFresh } from '../caching/conditional.ts'
import type { Environment, Request } from '../environment.ts'
import { readForm, refusal } from '../form.ts'
import { pageOf } from '../page-of.ts'
import { idOf, requireUuid } from '../uuid-param.ts'

const FIELDS = [
  'q',
  'theme',
  'institution',
  'status',
  'country',
  'overdue',
  'stale',
  'awaiting_reply',
  'concern',
  'standard',
  'agreement_type',
  'recommendation',
  'as_of',
] as const

/** Views of the list as PDF: asked for with a form, made in the background, shown on a page of their own. No account, no cookie. */
export const reportRequestRoutes = new Hono<Environment>()
  .use(async (c, next) => {
    await next()
    c.header('X-Robots-Tag', 'noindex, nofollow')
  })
  .get('/', (c) => c.redirect(`/${c.var.words.language}/recommendations`, 303))
  .post('/', async (c) => {
    const { services, ctx, words } = c.var
    const { values } = await readForm(c)
    try {
      const asOf = parseAsOf(ctx, values['as_of'])
      const input = { fields: values, asOf: asOf.bound, language: words.language, clientAddress: clientAddress(c) }
      const id = await requestReport(ctx, services.auth.options.secret, input)
      const brief = values['length'] === 'brief' ? [['length', 'brief']] : []
      const query = new URLSearchParams([...sentFields(values).map(({ name, value }) => [name, value]), ...brief]).toString()
      return c.redirect(`/${words.language}/reports/requests/${id}${query === '' ? '' : `?${query}`}`, 303)
    } catch (error) {
      const { errors, status } = refusal(c, error, (field) => field)
      const { '': reason = null, ...faults } = errors
      c.header('Cache-Control', 'no-store')
      const sent = await sentView(c, values)
      const kind = status === 429 || status === 503 ? 'busy' : 'wrong'
      return c.html(reportRequestRefusedPage({ kind, reason, faults, ...sent }, pageOf(c)), status)
    }
  })
  .get('/:id', async (c) => {
    const id = idOf(c)
    const request = await readReportRequest(c.var.ctx, id)
    if (request === null) {
      if (!wasGiven(id)) throw new NotFound('report request')
      const sent = await sentView(c, c.req.query())
      return c.html(reportRequestRefusedPage({ kind: 'gone', reason: null, faults: {}, ...sent }, pageOf(c)), 410)
    }
    const refreshSeconds = pauseBefore(c, request)
    if (refreshSeconds !== null) c.header('Refresh', String(refreshSeconds))
    c.header('Cache-Control', 'no-store')
    return c.html(reportRequestPage({ request, fields: fieldsOf(request), progress: shown(c, request), refreshSeconds }, pageOf(c)))
  })

/** `/reports/requests/{id}.pdf`; without an ending, the page in the reader's language. */
export const reportRequestFiles = new Hono<Environment>().get('/:file', async (c) => {
  const [, name = '', ending = ''] = /^([0-9a-f-]+)(\.pdf)?$/.exec(c.req.param('file')) ?? []
  const id = requireUuid(name)
  c.header('X-Robots-Tag', 'noindex, nofollow')
  c.header('Vary', 'Accept-Language')
  const preferred = accepts(c, { header: 'Accept-Language', supports: [...LANGUAGES], default: LANGUAGES[0] ?? 'es' })
  if (ending === '') return c.redirect(`/${preferred}/reports/requests/${id}`, 302)
  const file = await readRequestedFile(c.var.ctx, id)
  if (file === null) return gone(c, id, preferred)
  if (file === 'unfinished') return c.redirect(`/${preferred}/reports/requests/${id}`, 303)
  const validators = { etag: `"${file.sha256}"`, lastModified: file.finishedAt, cacheControl: 'private, no-cache' }
  if (isFresh(c, validators)) return c.body(null, 304)
  c.header('Content-Type', 'application/pdf')
  c.header('Content-Disposition', `inline; filename="vigia-list-${id.slice(-8)}.${file.language}.pdf"`)
  c.header('Content-Length', String(file.content.length))
  return c.body(new Uint8Array(file.content))
})

function gone(c: Request, id: string, language: string): Response | Promise<Response> {
  if (!wasGiven(id)) throw new NotFound('report request')
  c.set('words', wordsOf(language))
  c.header('Cache-Control', 'no-store')
  const view = { status: 410, detail: c.var.words.t('editions.request.gone.file'), fields: {}, reference: null, typed: null } as const
  return c.html(errorPage(view, { ...pageOf(c), path: `/reports/requests/${id}` }), 410)
}

/** Requests get ids of version 7 and nothing else here does: an address with another one was never given out. */
function wasGiven(id: string): boolean {
  return id[14] === '7'
}

function sentFields(values: Readonly<Record<string, string>>): ViewFields {
  return FIELDS.flatMap((name) => (values[name] ? [{ name, value: values[name] }] : []))
}

/** What was sent, to be shown and sent again. */
async function sentView(c: Request, values: Readonly<Record<string, string>>) {
  const fields = sentFields(values)
  const filters = fields.filter(({ name }) => name !== 'as_of').map(({ name, value }) => [name, value])
  const understood = await readScope(c.var.ctx, new URLSearchParams(filters).toString()).catch((error: unknown) => {
    if (error instanceof Invalid) return null
    throw error
  })
  return { fields, length: values['length'] === 'brief' ? 'brief' : 'full', scope: understood?.scope ?? null } as const
}

function fieldsOf({ scope, travelled, asOf }: ReportRequest): ViewFields {
  const filters = scope.filters.map(({ name, value }) => ({ name, value }))
  return travelled ? [...filters, { name: 'as_of', value: new Date(Date.parse(asOf) - 1).toISOString() }] : filters
}

/** Quick at first, then less often; null when nothing will change any more. */
function pauseBefore(c: Request, { progress, requestedAt }: ReportRequest): number | null {
  if (progress.state === 'done' || progress.state === 'failed') return null
  const seconds = (c.var.ctx.clock.now().getTime() - Date.parse(requestedAt)) / 1000
  if (seconds < 20) return 2
  return seconds < 120 ? 5 : 15
}

function shown(c: Request, { progress }: ReportRequest) {
  if (progress.state !== 'failed') return progress
  return { state: 'failed', reason: c.var.words.t(progress.fault.key, progress.fault.values) } as const
}
