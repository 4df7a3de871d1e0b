import { Hono } from 'hono'
import { CITATION_FORMATS } from '../../../templates/cite/citation.ts'
import { cite, CITATION_TYPES } from '../../../templates/cite/cite.ts'
import { evidencePage } from '../../../templates/pages/evidence.page.ts'
import { citationOf } from '../../../templates/pages/parts/citation.ts'
import { recommendationEvidencePage } from '../../../templates/pages/recommendation-evidence.page.ts'
import { recommendationHistoryPage } from '../../../templates/pages/recommendation-history.page.ts'
import { recommendationPage } from '../../../templates/pages/recommendation.page.ts'
import { NotFound } from '../../kernel/errors.ts'
import { readEvidencePage, readRecommendationEvidence, readRecommendationHistory, readRecommendationPage } from '../../overview/index.ts'
import { readCitable } from '../../recommendations/index.ts'
import { announceId } from './announce-id.ts'
import { answerPermanent } from './answer-permanent.ts'
import { parseAsOf } from '../as-of.ts'
import type { Environment, Request } from '../environment.ts'
import { aboutOne, pageOf } from '../page-of.ts'
import { idOf, requireUuid } from '../uuid-param.ts'

/** One recommendation with all that hangs on it, one item of evidence, and permanent addresses in a language, now or `as_of` an instant. */
export const recordRoutes = new Hono<Environment>()
  .get('/recommendations/:code', async (c) => {
    const asOf = asked(c)
    const view = await readRecommendationPage(c.var.ctx, c.req.param('code'), asOf.bound)
    announceId(c, 'recommendation', view.id)
    return c.html(recommendationPage(view, pageOf(c, asOf, aboutOne('recommendation', view.code, view.title))))
  })
  .get('/recommendations/:code/history', async (c) => {
    const asOf = asked(c)
    const view = await readRecommendationHistory(c.var.ctx, c.req.param('code'), begins(c), asOf.bound)
    const { code, title } = view.recommendation
    return c.html(recommendationHistoryPage(view, pageOf(c, asOf, aboutOne('recommendation', code, title))))
  })
  .get('/recommendations/:code/evidence', async (c) => {
    const asOf = asked(c)
    const view = await readRecommendationEvidence(c.var.ctx, c.req.param('code'), begins(c), asOf.bound)
    return c.html(recommendationEvidencePage(view, pageOf(c, asOf)))
  })
  .get('/recommendations/:code/:citation{cite\\.[a-z]+}', async (c) => {
    const asOf = asked(c)
    const format = CITATION_FORMATS.find((candidate) => c.req.param('citation') === `cite.${candidate}`)
    if (format === undefined) throw new NotFound('citation')
    const recommendation = await readCitable(c.var.ctx, c.req.param('code'), asOf.bound)
    c.header('Content-Disposition', `attachment; filename="${recommendation.code.replaceAll(/[^A-Za-z0-9-]/g, '_')}.${format}"`)
    return c.body(cite(citationOf(pageOf(c, asOf), recommendation), format), 200, { 'Content-Type': CITATION_TYPES[format] })
  })
  .get('/evidence/:id', async (c) => {
    const asOf = asked(c)
    const view = await readEvidencePage(c.var.ctx, idOf(c), asOf.bound)
    announceId(c, 'evidence', view.evidence.id)
    return c.html(evidencePage(view, pageOf(c, asOf)))
  })
  .get('/id/:kind/:id', (c) => answerPermanent(c))

function asked(c: Request) {
  return parseAsOf(c.var.ctx, c.req.query('as_of'))
}

/** What a page of a long list begins with. Throws NotFound when it cannot be an id. */
function begins(c: Request): string | null {
  const from = c.req.query('from') ?? ''
  return from === '' ? null : requireUuid(from)
}
