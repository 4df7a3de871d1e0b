import { Hono } from 'hono'
import { changeListPage } from '../../../templates/pages/change-list.page.ts'
import { correctionListPage } from '../../../templates/pages/correction-list.page.ts'
import { dashboardPage } from '../../../templates/pages/dashboard.page.ts'
import { evidenceListPage } from '../../../templates/pages/evidence-list.page.ts'
import { listQuery } from '../../../templates/pages/parts/list-path.ts'
import { recommendationListPage, type RecommendationListView } from '../../../templates/pages/recommendation-list.page.ts'
import { listTopicChanges } from '../../changes/index.ts'
import { parse } from '../../kernel/parse.ts'
import { EvidenceQuery, listCorrections, listPublicEvidence, readDashboard, readRecommendationList } from '../../overview/index.ts'
import { ListQuery } from '../../search/index.ts'
import { readTopicView } from '../../topics/index.ts'
import { parseAsOf } from '../as-of.ts'
import type { Environment, Request } from '../environment.ts'
import { everything, pageOf } from '../page-of.ts'
import { ChangeQuery, CorrectionQuery } from '../queries.ts'

const CHANGES_A_PAGE = 50

/** Everything that anybody may read, now or `as_of` an instant. */
export const pageRoutes = new Hono<Environment>()
  .get('/', async (c) => {
    const asOf = asked(c)
    return c.html(dashboardPage(await readDashboard(c.var.ctx, asOf.bound), pageOf(c, asOf, everything('changes'))))
  })
  .get('/recommendations', async (c) => {
    const asOf = asked(c)
    const view = await readRecommendationList(c.var.ctx, parse(ListQuery, c.req.query()), asOf.bound)
    return c.html(recommendationListPage(view, { ...pageOf(c, asOf, view.topic), path: canonicalPath(c, view) }))
  })
  .get('/evidence', async (c) => {
    const asOf = asked(c)
    const view = await listPublicEvidence(c.var.ctx, parse(EvidenceQuery, c.req.query()), asOf.bound)
    return c.html(evidenceListPage(view, pageOf(c, asOf, everything('changes'))))
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

/** The address of a view of the list as it is given out, however it was typed. */
function canonicalPath(c: Request, { topic, sort, chosenSort, found }: RecommendationListView): string {
  const { after = null, as_of: date = '', facet = null } = c.req.query()
  const whole = found.facets.some(({ name }) => name === facet) ? facet : null
  const query = new URLSearchParams(listQuery(topic.query, { sort: chosenSort ? sort : null, after, facet: whole }))
  if (date.trim() !== '') query.set('as_of', date)
  return query.size === 0 ? '/recommendations' : `/recommendations?${query.toString()}`
}

function asked(c: Request) {
  return parseAsOf(c.var.ctx, c.req.query('as_of'))
}
