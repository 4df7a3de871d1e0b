import { Hono } from 'hono'
import { organisationPage, organisationsPage, type OrganisationView } from '../../../templates/pages/organisations.page.ts'
import { addOrganisation, endOrganisation, listOrganisations, renameOrganisation } from '../../accounts/index.ts'
import { NotFound } from '../../kernel/errors.ts'
import type { Environment, Request } from '../environment.ts'
import { readForm, refusal, type FormRefusal } from '../form.ts'
import { pageOf } from '../page-of.ts'
import { idOf } from '../uuid-param.ts'

type Values = Readonly<Record<string, string>>

/** `/{language}/workspace/people/organisations`: the member organisations (administrators). */
export const organisationRoutes = new Hono<Environment>()
  .get('/', (c) => showAll(c, {}, {}, 200))
  .post('/', async (c) => {
    const { values } = await readForm(c)
    try {
      await addOrganisation(c.var.ctx, { nameEs: values['name_es'] ?? '', nameEn: values['name_en'] ?? '' })
      return c.redirect(own(c), 303)
    } catch (error) {
      const { status, errors } = refusal(c, error, (field) => field)
      return showAll(c, values, errors, status)
    }
  })
  .get('/:id', (c) => showOne(c, null, {}, 200))
  .post('/:id', async (c) => {
    const { values } = await readForm(c)
    try {
      await renameOrganisation(c.var.ctx, { id: idOf(c), nameEs: values['name_es'] ?? '', nameEn: values['name_en'] ?? '' })
      return c.redirect(own(c), 303)
    } catch (error) {
      const { status, errors } = refusal(c, error, (field) => field)
      return showOne(c, values, errors, status)
    }
  })
  .post('/:id/end', async (c) => {
    await endOrganisation(c.var.ctx, { id: idOf(c) })
    return c.redirect(own(c), 303)
  })

async function showAll(c: Request, values: Values, errors: Values, status: 200 | FormRefusal['status']): Promise<Response> {
  return c.html(organisationsPage({ organisations: await views(c), values, errors }, pageOf(c)), status)
}

async function showOne(c: Request, values: Values | null, errors: Values, status: 200 | FormRefusal['status']): Promise<Response> {
  const organisation = (await views(c)).find(({ id }) => id === c.req.param('id'))
  if (!organisation) throw new NotFound('organisation')
  const { name } = organisation
  const shown = values ?? { name_es: name['es'] ?? '', name_en: name['en'] ?? '' }
  return c.html(organisationPage({ organisation, values: shown, errors }, pageOf(c)), status)
}

async function views(c: Request): Promise<readonly OrganisationView[]> {
  return (await listOrganisations(c.var.ctx)).map((entry) => ({ ...entry, endedAt: entry.endedAt?.toISOString() ?? null }))
}

function own(c: Request): string {
  return `/${c.var.words.language}/workspace/people/organisations`
}
