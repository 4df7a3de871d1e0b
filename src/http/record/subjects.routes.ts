import { Hono } from 'hono'
import { concernListPage } from '../../../templates/pages/concern-list.page.ts'
import { concernPage } from '../../../templates/pages/concern.page.ts'
import { sourceListPage } from '../../../templates/pages/source-list.page.ts'
import { sourcePage } from '../../../templates/pages/source.page.ts'
import { standardListPage } from '../../../templates/pages/standard-list.page.ts'
import { standardPage } from '../../../templates/pages/standard.page.ts'
import { themeListPage } from '../../../templates/pages/theme-list.page.ts'
import { themePage } from '../../../templates/pages/theme.page.ts'
import {
  readConcern,
  readConcernList,
  readSource,
  readSourceList,
  readStandard,
  readStandardList,
  readTheme,
  readThemeList,
  SourcePageQuery,
  SourceQuery,
} from '../../overview/index.ts'
import { parse } from '../../kernel/parse.ts'
import { announceId } from './announce-id.ts'
import { parseAsOf } from '../as-of.ts'
import type { Environment, Request } from '../environment.ts'
import { aboutOne, pageOf } from '../page-of.ts'

/** What recommendations are grouped by and rest on: themes, concerns, standards and sources, now or `as_of` an instant. */
export const subjectRoutes = new Hono<Environment>()
  .get('/themes', async (c) => {
    const asOf = asked(c)
    return c.html(themeListPage(await readThemeList(c.var.ctx, asOf.bound), pageOf(c, asOf)))
  })
  .get('/themes/:slug', async (c) => {
    const asOf = asked(c)
    const view = await readTheme(c.var.ctx, c.req.param('slug'), asOf.bound)
    announceId(c, 'theme', view.id)
    return c.html(themePage(view, pageOf(c, asOf, aboutOne('theme', view.slug, view.name))))
  })
  .get('/concerns', async (c) => {
    const asOf = asked(c)
    return c.html(concernListPage(await readConcernList(c.var.ctx, asOf.bound), pageOf(c, asOf)))
  })
  .get('/concerns/:code', async (c) => {
    const asOf = asked(c)
    const view = await readConcern(c.var.ctx, c.req.param('code'), asOf.bound)
    announceId(c, 'concern', view.id)
    return c.html(concernPage(view, pageOf(c, asOf, aboutOne('concern', view.code, view.title))))
  })
  .get('/standards', async (c) => {
    const asOf = asked(c)
    return c.html(standardListPage(await readStandardList(c.var.ctx, asOf.bound), pageOf(c, asOf)))
  })
  .get('/standards/:code', async (c) => {
    const asOf = asked(c)
    const view = await readStandard(c.var.ctx, c.req.param('code'), asOf.bound)
    announceId(c, 'standard', view.id)
    return c.html(standardPage(view, pageOf(c, asOf, aboutOne('standard', view.code, view.title))))
  })
  .get('/sources', async (c) => {
    const asOf = asked(c)
    return c.html(sourceListPage(await readSourceList(c.var.ctx, parse(SourceQuery, c.req.query()), asOf.bound), pageOf(c, asOf)))
  })
  .get('/sources/:code', async (c) => {
    const asOf = asked(c)
    const view = await readSource(c.var.ctx, c.req.param('code'), parse(SourcePageQuery, c.req.query()), asOf.bound)
    announceId(c, 'source', view.id)
    return c.html(sourcePage(view, pageOf(c, asOf)))
  })

function asked(c: Request) {
  return parseAsOf(c.var.ctx, c.req.query('as_of'))
}
