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
import { listChanges } from '../changes/index.ts'
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
import { ListFilter, readRecommendation } from '../recommendations/index.ts'
import { parseAsOf } from './as-of.ts'
import type { Environment, Request } from './environment.ts'
import { atom, pageOf } from './page-of.ts'
import { ChangeQuery, CorrectionQuery } from './queries.ts'

const CHANGES_A_PAGE = 50

/** Everything that anybody may read, now or `as_of` an instant. */
export const pageRoutes = new Hono<Environment>()
  .get('/', async (c) => {
    const asOf = asked(c)
    return c.html(dashboardPage(await readDashboard(c.var.ctx, asOf.bound), pageOf(c, asOf)))
  })
  .get('/recommendations', async (c) => {
    const asOf = asked(c)
    const query = parse(ListFilter, c.req.query())
    return c.html(recommendationListPage(await readRecommendationList(c.var.ctx, query, asOf.bound), pageOf(c, asOf)))
  })
  .get('/recommendations/:code', async (c) => {
    const asOf = asked(c)
    const view = await readRecommendation(c.var.ctx, c.req.param('code'), asOf.bound)
    const feed = `/${c.var.words.language}/feeds/changes.atom?recommendation=${encodeURIComponent(view.code)}`
    const title = `${view.code} ${c.var.words.pick(view.title)?.text ?? ''}`
    return c.html(recommendationPage(view, pageOf(c, asOf, [atom(title, feed)])))
  })
  .get('/themes/:slug', async (c) => {
    const asOf = asked(c)
    return c.html(themePage(await readTheme(c.var.ctx, c.req.param('slug'), asOf.bound), pageOf(c, asOf)))
  })
  .get('/institutions', async (c) => {
    const asOf = asked(c)
    return c.html(institutionListPage(await listInstitutionFigures(c.var.ctx, asOf.bound), pageOf(c, asOf)))
  })
  .get('/institutions/:slug', async (c) => {
    const asOf = asked(c)
    return c.html(institutionPage(await readInstitution(c.var.ctx, c.req.param('slug'), asOf.bound), pageOf(c, asOf)))
  })
  .get('/agreements', async (c) => {
    const asOf = asked(c)
    return c.html(agreementListPage({ agreements: await listAgreements(c.var.ctx, {}, asOf.bound) }, pageOf(c, asOf)))
  })
  .get('/agreements/:slug', async (c) => {
    const asOf = asked(c)
    return c.html(agreementPage(await readAgreement(c.var.ctx, c.req.param('slug'), asOf.bound), pageOf(c, asOf)))
  })
  .get('/changes', async (c) => {
    const asOf = asked(c)
    const { before } = parse(ChangeQuery, c.req.query())
    const { changes, next } = await listChanges(
      c.var.ctx,
      { ...(asOf.bound === null ? {} : { before: asOf.bound }), ...(before === undefined ? {} : { beforeSeq: before }) },
      CHANGES_A_PAGE,
    )
    return c.html(changeListPage({ changes, next: next === null ? null : String(next) }, pageOf(c, asOf)))
  })
  .get('/corrections', async (c) => {
    const asOf = asked(c)
    const { kind, before } = parse(CorrectionQuery, c.req.query())
    const view = await listCorrections(c.var.ctx, { kind, beforeSeq: before }, CHANGES_A_PAGE, asOf.bound)
    const feed = `/${c.var.words.language}/feeds/corrections.atom${kind === undefined ? '' : `?kind=${kind}`}`
    return c.html(correctionListPage(view, pageOf(c, asOf, [atom(c.var.words.t('feeds.corrections.title'), feed)])))
  })
  .get('/methodology', async (c) => c.html(methodologyPage(await readMethodology(c.var.ctx), pageOf(c))))

function asked(c: Request) {
  return parseAsOf(c.var.ctx, c.req.query('as_of'))
}
