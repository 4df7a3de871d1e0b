import { Hono } from 'hono'
import { TABLE_FORMATS } from '../../../templates/pages/parts/export-line.ts'
import { datasetNamed } from '../../datasets/index.ts'
import { NotFound } from '../../kernel/errors.ts'
import { parseAsOf } from '../as-of.ts'
import type { Environment } from '../environment.ts'
import { EXPORTED_VIEWS, exportedRows } from './exported-views.ts'
import { sendTable } from './send-table.ts'

const PATTERN = `:file{(?:${Object.keys(EXPORTED_VIEWS).join('|')})\\.(?:${TABLE_FORMATS.join('|')})}`

/**
 * `/{language}/{view}.{csv,xlsx,json}`: what a list shows, with the list's own filters and `as_of`, as rows of a public data set in
 * that data set's order; whole, however many pages the list has.
 */
export const exportRoutes = new Hono<Environment>().get(`/${PATTERN}`, async (c) => {
  const [view = '', ending] = (c.req.param('file') ?? '').split('.')
  const format = TABLE_FORMATS.find((candidate) => candidate === ending)
  const { dataset: name, volatile } = EXPORTED_VIEWS[view] ?? {}
  const dataset = name === undefined ? undefined : datasetNamed(name)
  if (format === undefined || dataset === undefined) throw new NotFound('file')
  const asOf = parseAsOf(c.var.ctx, c.req.query('as_of'))
  const { filters, batches } = await exportedRows(c.var.ctx, view, c.req.query(), asOf.bound)
  return sendTable(c, { view, filters, dataset, batches, format, asOf, volatile: volatile === true })
})
