import { Hono } from 'hono'
import { agreementListPage } from '../../../templates/pages/agreement-list.page.ts'
import { agreementPage } from '../../../templates/pages/agreement.page.ts'
import { glossaryPage } from '../../../templates/pages/glossary.page.ts'
import { institutionListPage } from '../../../templates/pages/institution-list.page.ts'
import { institutionPage } from '../../../templates/pages/institution.page.ts'
import { matrixPage } from '../../../templates/pages/matrix.page.ts'
import { methodologyPage } from '../../../templates/pages/methodology.page.ts'
import { AgreementQuery, findAgreements } from '../../agreements/index.ts'
import { parse } from '../../kernel/parse.ts'
import {
  findInstitutions,
  InstitutionQuery,
  readAgreementPage,
  readInstitution,
  readMatrix,
  readMethodology,
} from '../../overview/index.ts'
import { ListQuery } from '../../search/index.ts'
import { announceId } from './announce-id.ts'
import { parseAsOf } from '../as-of.ts'
import type { Environment, Request } from '../environment.ts'
import { aboutOne, everything, pageOf } from '../page-of.ts'

/** Institutions, agreements, the matrix of both with the recommendations, and the method, now or `as_of` an instant. */
export const placeRoutes = new Hono<Environment>()
  .get('/institutions', async (c) => {
    const asOf = asked(c)
    const view = await findInstitutions(c.var.ctx, parse(InstitutionQuery, c.req.query()), c.var.words, asOf.bound)
    return c.html(institutionListPage(view, pageOf(c, asOf, everything('changes'))))
  })
  .get('/institutions/:slug', async (c) => {
    const asOf = asked(c)
    const view = await readInstitution(c.var.ctx, c.req.param('slug'), asOf.bound)
    announceId(c, 'institution', view.id)
    return c.html(institutionPage(view, pageOf(c, asOf, aboutOne('institution', view.slug, view.name))))
  })
  .get('/agreements', async (c) => {
    const asOf = asked(c)
    const view = await findAgreements(c.var.ctx, parse(AgreementQuery, c.req.query()), asOf.bound)
    return c.html(agreementListPage(view, pageOf(c, asOf, everything('changes'))))
  })
  .get('/agreements/:slug', async (c) => {
    const asOf = asked(c)
    const view = await readAgreementPage(c.var.ctx, c.req.param('slug'), asOf.bound)
    announceId(c, 'agreement', view.id)
    return c.html(agreementPage(view, pageOf(c, asOf, aboutOne('agreement', view.slug, view.title))))
  })
  .get('/matrix', async (c) => {
    const asOf = asked(c)
    return c.html(matrixPage(await readMatrix(c.var.ctx, parse(ListQuery, c.req.query()), asOf.bound), pageOf(c, asOf)))
  })
  .get('/glossary', (c) => c.html(glossaryPage(pageOf(c))))
  .get('/methodology', async (c) => c.html(methodologyPage(await readMethodology(c.var.ctx), pageOf(c))))

function asked(c: Request) {
  return parseAsOf(c.var.ctx, c.req.query('as_of'))
}
