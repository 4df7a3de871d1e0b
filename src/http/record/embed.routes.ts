import { Hono } from 'hono'
import { embedPage } from '../../../templates/pages/embed.page.ts'
import { readStanding, recordMoment } from '../../reach/index.ts'
import { parseAsOf } from '../as-of.ts'
import { standingKind } from '../files/badges-answer.ts'
import type { Environment } from '../environment.ts'
import { pageOf } from '../page-of.ts'

/** `/{language}/embed/{recommendations,institutions,themes}/{id}`: how to show a status elsewhere. */
export const embedRoutes = new Hono<Environment>().get('/:kind/:id', async (c) => {
  const { ctx } = c.var
  const { kind: name, id } = c.req.param()
  const kind = standingKind(name, id)
  const asOf = parseAsOf(ctx, c.req.query('as_of'))
  const view = await readStanding(ctx, kind, id, await recordMoment(ctx, asOf))
  return c.html(embedPage(view, pageOf(c, asOf)))
})
