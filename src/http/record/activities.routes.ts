import { Hono } from 'hono'
import { activityListPage } from '../../../templates/pages/activity-list.page.ts'
import { activityPage } from '../../../templates/pages/activity.page.ts'
import { ActivityQuery, findActivities, readActivity } from '../../activities/index.ts'
import { parse } from '../../kernel/parse.ts'
import { parseAsOf } from '../as-of.ts'
import type { Environment } from '../environment.ts'
import { pageOf } from '../page-of.ts'
import { idOf } from '../uuid-param.ts'

/** `/{language}/activities`: training and exercises, and one of them, now or `as_of` an instant. */
export const activityRoutes = new Hono<Environment>()
  .get('/', async (c) => {
    const asOf = parseAsOf(c.var.ctx, c.req.query('as_of'))
    const found = await findActivities(c.var.ctx, parse(ActivityQuery, c.req.query()), asOf.bound)
    return c.html(activityListPage(found, pageOf(c, asOf)))
  })
  .get('/:id', async (c) => {
    const asOf = parseAsOf(c.var.ctx, c.req.query('as_of'))
    return c.html(activityPage(await readActivity(c.var.ctx, idOf(c), asOf.bound), pageOf(c, asOf)))
  })
