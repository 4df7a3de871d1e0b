import { z } from 'zod'
import { LANGUAGES } from '../../templates/i18n/index.ts'
import { Invalid, NotFound } from '../kernel/errors.ts'
import type { Context } from '../kernel/context.ts'
import { ListFilter } from '../recommendations/index.ts'
import { readReportRequest, requestReport, type ReportRequest as View } from '../report-requests/index.ts'
import { linksOf } from './addresses.ts'
import { operation, type Operation } from './operation.ts'
import { requestShape } from './shapes.ts'
import { camelCase, renamed, snakeCase } from './snake-case.ts'
import { ReportRequest } from './work-shapes.ts'

const Params = z.object({ id: z.guid() })
const filters = Object.fromEntries(
  Object.keys(ListFilter.shape).map((name) => [camelCase(name), z.string('filter_invalid').max(200, 'filter_invalid').optional()]),
)
const Body = requestShape(
  'ReportOrder',
  z.object(
    {
      language: z.enum(LANGUAGES as [string, ...string[]], 'unknown_value').optional(),
      length: z.enum(['full', 'brief'], 'unknown_value').default('full'),
      asOf: z.iso.datetime({ offset: true, error: 'as_of_invalid' }).optional(),
      filters: z.strictObject(filters, 'filter_name_unknown').default({}),
    },
    'required',
  ),
)

/** Views of the list as PDF: asked for, made in the background, fetched when done. For anybody. */
export const reportRequestOperations: readonly Operation[] = [
  operation<unknown, unknown, z.output<typeof Body>>({
    id: 'requestReport',
    method: 'post',
    path: '/report-requests',
    tag: 'reports',
    access: 'public',
    body: Body,
    transactional: false,
    problems: [422, 503],
    answer: { status: 202, shape: ReportRequest, headers: ['Location'] },
    example: { body: { language: 'en', length: 'brief', filters: { country: 'PE' } } },
    async handle({ ctx, body, language, clientAddress, secret }) {
      const fields = { ...(renamed(body.filters, snakeCase) as Record<string, string>), length: body.length }
      const asOf = body.asOf === undefined ? null : new Date(Date.parse(body.asOf) + 1)
      if (asOf !== null && asOf.getTime() <= 0) throw new Invalid({ as_of: { key: 'errors.as_of_invalid' } })
      const id = await inFilters(requestReport(ctx, secret, { fields, asOf, language: body.language ?? language, clientAddress }))
      const view = await readReportRequest(ctx, id)
      if (!view) throw new NotFound('report request')
      const links = linksTo(ctx, id)
      return { body: requestJson(ctx, view), headers: { Location: links.self } }
    },
  }),
  operation<unknown, z.output<typeof Params>>({
    id: 'readReportRequest',
    method: 'get',
    path: '/report-requests/{id}',
    tag: 'reports',
    access: 'public',
    params: Params,
    answer: { status: 200, shape: ReportRequest },
    async handle({ ctx, params }) {
      const view = await readReportRequest(ctx, params.id.toLowerCase())
      if (!view) throw new NotFound('report request')
      return { body: requestJson(ctx, view) }
    },
  }),
]

/** What is wrong with a filter is named where it stands in the request. */
async function inFilters<Result>(act: Promise<Result>): Promise<Result> {
  try {
    return await act
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    const place = (name: string) => (name === 'as_of' || name === 'length' ? name : `filters.${name}`)
    throw new Invalid(Object.fromEntries(Object.entries(error.fields).map(([name, fault]) => [place(name), fault])))
  }
}

function linksTo(ctx: Context, id: string) {
  return linksOf(ctx, `/report-requests/${id}`, undefined, `/reports/requests/${id}`)
}

function requestJson(ctx: Context, view: View) {
  const { progress } = view
  return {
    ...view,
    scope: view.scope.query,
    state: progress.state,
    before: progress.state === 'waiting' ? progress.before : null,
    done: progress.state === 'working' ? progress.done : null,
    parts: progress.state === 'working' ? progress.parts : null,
    secondsLeft: progress.state === 'working' ? progress.secondsLeft : null,
    bytes: progress.state === 'done' ? progress.bytes : null,
    pages: progress.state === 'done' ? progress.pages : null,
    fault: progress.state === 'failed' ? progress.fault.key.replace(/^errors\./, '') : null,
    file: progress.state === 'done' ? `${ctx.settings.publicUrl}/reports/requests/${view.id}.pdf` : null,
    links: linksTo(ctx, view.id),
  }
}
