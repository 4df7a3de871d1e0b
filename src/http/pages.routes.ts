import { Hono } from 'hono'
import { agreementListPage } from '../../templates/pages/agreement-list.page.ts'
import { agreementPage } from '../../templates/pages/agreement.page.ts'
import { changeListPage } from '../../templates/pages/change-list.page.ts'
import { correctionListPage } from '../../templates/pages/correction-list.page.ts'
import { dashboardPage } from '../../templates/pages/dashboard.page.ts'
import { institutionListPage } from '../../templates/pages/institution-list.page.ts'
import { institutionPage } from '../../templates/pages/institution.page.ts'
import { methodologyPage } from '../../templates/pages/methodology.page.ts'
import { recommendationListPage } from '../../templates/pages/recommendation-list.page.ts'
import { recommendationPage } from '../../templates/pages/recommendation.page.ts'
import { themePage } from '../../templates/pages/theme.page.ts'
import { listAgreements, readAgreement } from '../agreements/index.ts'
import { listTopicChanges } from '../changes/index.ts'
import { parse } from '../kernel/parse.ts'
import {
  listCorrections,
  listInstitutionFigures,
  readDashboard,
  readInstitution,
  readMethodology,
  readRecommendationList,
  readTheme,
} from '../overview/index.ts'
import { ListFilter, nameScope, readRecommendation } from '../recommendations/index.ts'
import { readTopicView } from '../topics/index.ts'
import { parseAsOf } from './as-of.ts'
import type { Environment, Request } from './environment.ts'
import { aboutOne, everything, pageOf } from './page-of.ts'
import { ChangeQuery, CorrectionQuery } from './queries.ts'

const CHANGES_A_PAGE = 50

/** Everything that anybody may read, now or `as_of` an instant. */
export const pageRoutes = new Hono<Environment>()
  .get('/', async (c) => {
    const asOf = asked(c)
    return c.html(dashboardPage(await readDashboard(c.var.ctx, asOf.bound), pageOf(c, asOf, everything('changes'))))
  })
  .get('/recommendations', async (c) => {
    const asOf = asked(c)
    const query = parse(ListFilter, c.req.query())
    const view = await readRecommendationList(c.var.ctx, query, asOf.bound)
    return c.html(recommendationListPage(view, pageOf(c, asOf, { stream: 'changes', ...nameScope(query, view) })))
  })
  .get('/recommendations/:code', async (c) => {
    const asOf = asked(c)
    const view = await readRecommendation(c.var.ctx, c.req.param('code'), asOf.bound)
    return c.html(recommendationPage(view, pageOf(c, asOf, aboutOne('recommendation', view.code, view.title))))
  })
  .get('/themes/:slug', async (c) => {
    const asOf = asked(c)
    const view = await readTheme(c.var.ctx, c.req.param('slug'), asOf.bound)
    return c.html(themePage(view, pageOf(c, asOf, aboutOne('theme', view.slug, view.name))))
  })
  .get('/institutions', async (c) => {
    const asOf = asked(c)
    return c.html(institutionListPage(await listInstitutionFigures(c.var.ctx, asOf.bound), pageOf(c, asOf, everything('changes'))))
  })
  .get('/institutions/:slug', async (c) => {
    const asOf = asked(c)
    const view = await readInstitution(c.var.ctx, c.req.param('slug'), asOf.bound)
    return c.html(institutionPage(view, pageOf(c, asOf, aboutOne('institution', view.slug, view.name))))
  })
  .get('/agreements', async (c) => {
    const asOf = asked(c)
    return c.html(
      agreementListPage({ agreements: await listAgreements(c.var.ctx, {}, asOf.bound) }, pageOf(c, asOf, everything('changes'))),
    )
  })
  .get('/agreements/:slug', async (c) => {
    const asOf = asked(c)
    const view = await readAgreement(c.var.ctx, c.req.param('slug'), asOf.bound)
    return c.html(agreementPage(view, pageOf(c, asOf, aboutOne('agreement', view.slug, view.title))))
  })
  .get('/changes', async (c) => {
    const asOf = asked(c)
    const { before, ...filter } = parse(ChangeQuery, c.req.query())
    const followed = { stream: 'changes', filter } as const
    const topic = await readTopicView(c.var.ctx, followed)
    const { changes, next } = await listTopicChanges(c.var.ctx, followed, { beforeSeq: before, limit: CHANGES_A_PAGE }, asOf.bound)
    return c.html(changeListPage({ topic, changes, next: next === null ? null : String(next) }, pageOf(c, asOf, topic)))
  })
  .get('/corrections', async (c) => {
    const asOf = asked(c)
    const { before, ...filter } = parse(CorrectionQuery, c.req.query())
    const topic = await readTopicView(c.var.ctx, { stream: 'corrections', filter })
    const list = await listCorrections(c.var.ctx, filter, { beforeSeq: before, limit: CHANGES_A_PAGE }, asOf.bound)
    return c.html(correctionListPage({ topic, ...list }, pageOf(c, asOf, topic)))
  })
  .get('/methodology', async (c) => c.html(methodologyPage(await readMethodology(c.var.ctx), pageOf(c))))

function asked(c: Request) {
  return parseAsOf(c.var.ctx, c.req.query('as_of'))
}
