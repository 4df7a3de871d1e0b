import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { z } from 'zod'
import { reportComparePage } from '../../../templates/pages/report-compare.page.ts'
import { comparisonAsCsv } from '../../../templates/pages/report-compare.csv.ts'
import { reportListPage } from '../../../templates/pages/report-list.page.ts'
import { reportPartPage, reportParts, type ReportPartView } from '../../../templates/pages/report-part.page.ts'
import { reportPage } from '../../../templates/pages/report.page.ts'
import { REPORT_LISTS } from '../../../templates/pages/parts/report-lists.ts'
import { NotFound } from '../../kernel/errors.ts'
import { parse } from '../../kernel/parse.ts'
import { readArchive, readComparison, readReport } from '../../overview/index.ts'
import { parseAsOf } from '../as-of.ts'
import { isFresh } from '../caching/conditional.ts'
import type { Environment, Request } from '../environment.ts'
import { everything, pageOf } from '../page-of.ts'

/** A redacted text must be gone at once: caches keep the table and ask each time whether it is still the same. */
const ASK_EACH_TIME = 'no-cache'
const ArchiveQuery = z.object({
  after: z
    .union(
      [
        z.literal(''),
        z
          .string()
          .max(200)
          .regex(/^[a-z0-9.-]+$/, 'filter_invalid'),
      ],
      'filter_invalid',
    )
    .optional()
    .transform((value) => value || undefined),
})
const PartQuery = z.object({ part: z.coerce.number().int().min(1).catch(1) })

/** The archive of editions, each edition online, and what moved between any two. */
export const reportRoutes = new Hono<Environment>()
  .get('/', async (c) => {
    const asOf = parseAsOf(c.var.ctx, c.req.query('as_of'))
    const { after } = parse(ArchiveQuery, c.req.query())
    return c.html(reportListPage(await readArchive(c.var.ctx, after, asOf.bound), pageOf(c, asOf, everything('reports'))))
  })
  .get('/:slug', async (c) => {
    const view = await readReport(c.var.ctx, c.req.param('slug'))
    return c.html(reportPage(view, pageOf(c, undefined, everything('reports'))))
  })
  .get('/:slug/compare', async (c) => {
    const here = `/${c.var.words.language}/reports/${encodeURIComponent(c.req.param('slug'))}`
    const other = c.req.query('with') ?? ''
    return c.redirect(other === '' ? here : `${here}/compare/${encodeURIComponent(other)}`, 303)
  })
  .get('/:slug/compare/:other', async (c) => {
    const [, other = '', csv] = /^(.*?)(\.csv)?$/.exec(c.req.param('other')) ?? []
    const view = await readComparison(c.var.ctx, c.req.param('slug'), other)
    if (csv === undefined) return c.html(reportComparePage(view, pageOf(c)))
    c.header('Content-Disposition', `inline; filename="vigia-${view.from.slug}-${view.to.slug}.csv"`)
    return sendCsv(c, comparisonAsCsv(view, c.var.words), view.to.issuedAt)
  })
  .get('/:slug/themes/:theme', (c) => part(c, { theme: c.req.param('theme') }))
  .get(`/:slug/:list{${REPORT_LISTS.join('|')}}`, (c) => {
    const list = REPORT_LISTS.find((candidate) => candidate === c.req.param('list'))
    if (list === undefined) throw new NotFound('page')
    return part(c, { list })
  })

async function part(c: Request, of: ReportPartView['of']): Promise<Response> {
  const report = await readReport(c.var.ctx, c.req.param('slug') ?? '')
  const view = { ...report, of, part: parse(PartQuery, c.req.query()).part }
  if (view.part > reportParts(view, pageOf(c))) throw new NotFound('page')
  return c.html(reportPartPage(view, pageOf(c)))
}

/** With validators for whoever is not signed in: what it says changes only when texts are redacted or editions are added. */
function sendCsv(c: Request, body: string, issuedAt: string): Response {
  c.header('Content-Type', 'text/csv; charset=utf-8')
  if (c.var.ctx.actor !== null) return c.body(body)
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`
  const same = isFresh(c, { etag, lastModified: new Date(issuedAt), cacheControl: ASK_EACH_TIME })
  return same && c.req.header('if-none-match') !== undefined ? c.body(null, 304) : c.body(body)
}
