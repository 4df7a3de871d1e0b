import { Hono } from 'hono'
import { compareChoosePage } from '../../../templates/pages/compare-choose.page.ts'
import { comparePage } from '../../../templates/pages/compare.page.ts'
import { TABLE_FORMATS } from '../../../templates/pages/parts/export-line.ts'
import { readBeginning } from '../../feeds/index.ts'
import { dateIn } from '../../kernel/clock.ts'
import { Invalid, NotFound, type Fault } from '../../kernel/errors.ts'
import { parse } from '../../kernel/parse.ts'
import { activeFilters, ListFilter } from '../../recommendations/index.ts'
import { readTopicView, TopicFilter } from '../../topics/index.ts'
import { MOVE_COLUMNS, moveRows, readMoves } from '../../travel/index.ts'
import { parseAsOf, type AsOf } from '../as-of.ts'
import type { Environment, Request } from '../environment.ts'
import { pageOf } from '../page-of.ts'
import { problemOf } from '../problem.ts'
import { sendTable } from './send-table.ts'

/** Rows of each kind on the page; the files have all. */
const SHOWN = 50

/** `/{language}/compare?from=…&to=…`: what moved in the record between two dates, with the list's filters. */
export const compareRoutes = new Hono<Environment>()
  .get(`/:file{compare\\.(?:${TABLE_FORMATS.join('|')})}`, async (c) => {
    const format = TABLE_FORMATS.find((candidate) => c.req.param('file') === `compare.${candidate}`)
    if (format === undefined) throw new NotFound('file')
    const filter = parse(ListFilter, c.req.query())
    const { from, to } = comparedDates(c, typedDates(c))
    const batches = moveRows(c.var.ctx, { from: from.bound ?? justAfterNow(c), to: to.bound, filter })
    const since = dateIn(c.var.ctx.settings.timeZone, from.instant ?? c.var.ctx.clock.now())
    const filters = [...activeFilters(filter).map(({ name, value }) => (value === '1' ? name : value)), 'from', since, 'to']
    const dataset = { name: 'compare', columns: MOVE_COLUMNS }
    return sendTable(c, { view: 'compare', filters, dataset, batches, format, asOf: to })
  })
  .get('/compare', async (c) => {
    const filter = parse(ListFilter, c.req.query())
    const topic = await readTopicView(c.var.ctx, { stream: 'changes', filter: { ...TopicFilter.parse({}), ...filter } })
    const typed = typedDates(c)
    const page = pageOf(c)
    const choose = async (faults: Readonly<Record<string, string>>) =>
      compareChoosePage({ filters: topic.filters, ...typed, faults, usual: await usual(c) }, page)
    if (typed.from === '' && typed.to === '') return c.html(choose({}))
    try {
      const { from, to } = comparedDates(c, typed)
      const moves = await readMoves(c.var.ctx, { from: from.bound ?? justAfterNow(c), to: to.bound, filter }, SHOWN)
      const side = (asked: string, { instant }: AsOf) => ({ asked, instant: instant?.toISOString() ?? page.recordAt })
      return c.html(comparePage({ topic, from: side(typed.from, from), to: side(typed.to, to), ...moves }, page))
    } catch (error) {
      if (!(error instanceof Invalid)) throw error
      c.header('Cache-Control', 'no-store')
      return c.html(choose(problemOf(error, c.var.words).fields), 400)
    }
  })

/** The bound of a first date that is today. */
function justAfterNow(c: Request): Date {
  return new Date(c.var.ctx.clock.now().getTime() + 1)
}

function typedDates(c: Request) {
  return { from: c.req.query('from')?.trim() ?? '', to: c.req.query('to')?.trim() ?? '' }
}

/** The two instants. Throws Invalid by field: one that is no date, lies in the future or is missing, and two in the wrong order. */
function comparedDates(c: Request, typed: { readonly from: string; readonly to: string }): { readonly from: AsOf; readonly to: AsOf } {
  const faults: Record<string, Fault> = {}
  const read = (name: 'from' | 'to'): AsOf => {
    try {
      return parseAsOf(c.var.ctx, typed[name])
    } catch (error) {
      if (!(error instanceof Invalid)) throw error
      Object.assign(faults, { [name]: error.fields['as_of'] })
      return { instant: null, bound: null }
    }
  }
  const [from, to] = [read('from'), read('to')]
  if (typed.from === '') faults['from'] = { key: 'errors.compare_from' }
  const now = c.var.ctx.clock.now()
  if (Object.keys(faults).length === 0 && (from.instant ?? now) > (to.instant ?? now)) faults['from'] = { key: 'errors.compare_order' }
  if (Object.keys(faults).length > 0) throw new Invalid(faults)
  return { from, to }
}

/** First dates that are often asked for. */
async function usual(c: Request) {
  const { ctx } = c.var
  const { timeZone } = ctx.settings
  const today = Temporal.PlainDate.from(dateIn(timeZone, ctx.clock.now()))
  const beginning = await readBeginning(ctx)
  return {
    month: today.subtract({ months: 1 }).toString(),
    quarter: today.subtract({ months: 3 }).toString(),
    year: today.subtract({ years: 1 }).toString(),
    beginning: beginning === null ? today.toString() : dateIn(timeZone, beginning.at),
  }
}
