import { Hono } from 'hono'
import { manyPage } from '../../../templates/pages/many.page.ts'
import { listPossibleOwners, listWork, setOwners } from '../../desk/index.ts'
import { may, requireActor } from '../../kernel/permissions.ts'
import { listAddressees, setDueDates } from '../../recommendations/index.ts'
import type { Environment, Request } from '../environment.ts'
import { readForm, refusal, type FormRefusal } from '../form.ts'
import { ownPath } from '../own-path.ts'
import { pageOf } from '../page-of.ts'
import { listed } from './update-form.ts'

type Values = Readonly<Record<string, string>>

/** `/{language}/workspace/addressees`: what is done with many addressees at once. */
export const manyRoutes = new Hono<Environment>()
  .get('/', (c) => show(c, c.req.query(), []))
  .post('/', async (c) => {
    requireActor(c.var.ctx, 'seeWorkspace')
    const form = await readForm(c)
    const { values } = form
    const addresseeIds = listed(form, 'addressees')
    if (values['action'] === 'assess') {
      return c.redirect(ownPath(c, `/updates/several?${new URLSearchParams({ addressees: addresseeIds.join(' ') }).toString()}`), 303)
    }
    try {
      if (values['action'] === 'owner') await setOwners(c.var.ctx, { addresseeIds, ownerId: values['owner'] || null })
      else await setDueDates(c.var.ctx, { addresseeIds, dueOn: values['due_on'] ?? '' })
      return c.redirect(ownPath(c, `/addressees?${new URLSearchParams({ ...filtersOf(values), done: '1' }).toString()}`), 303)
    } catch (error) {
      return show(c, values, addresseeIds, refusal(c, error, fieldName))
    }
  })

async function show(c: Request, values: Values, ticked: readonly string[], refused?: FormRefusal): Promise<Response> {
  const { ctx, words } = c.var
  const actor = requireActor(ctx, 'seeWorkspace')
  const filters = filtersOf(values)
  const narrowed = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''))
  const all = await listAddressees(ctx, {}, null)
  const can = { assess: may(actor, 'writeUpdate'), setDueDates: may(actor, 'setDueDate'), setOwners: may(actor, 'setOwner') }
  const view = {
    values,
    errors: refused?.errors ?? {},
    labels: Object.fromEntries(
      all.map(({ id, recommendation, institution }) => [
        `addressee_${id}`,
        `${recommendation.code}, ${words.pick(institution.name)?.text ?? ''}`,
      ]),
    ),
    items: await listWork(ctx, narrowed),
    ticked: new Set(ticked),
    filters,
    themes: distinct(all.map(({ theme }) => [theme.slug, theme])),
    institutions: distinct(all.map(({ institution }) => [institution.slug, institution])),
    recommendations: distinct(all.map(({ recommendation }) => [recommendation.code, recommendation])),
    owners: can.setOwners ? await listPossibleOwners(ctx) : [],
    can,
    done: values['done'] === '1',
  }
  return c.html(manyPage(view, pageOf(c)), refused?.status ?? 200)
}

function filtersOf(values: Values): { theme: string; institution: string; recommendation: string } {
  return { theme: values['theme'] ?? '', institution: values['institution'] ?? '', recommendation: values['recommendation'] ?? '' }
}

function distinct<Item>(items: readonly (readonly [string, Item])[]): readonly Item[] {
  return [...new Map(items).values()]
}

function fieldName(field: string): string {
  if (field === 'dueOn') return 'due_on'
  if (field === 'ownerId') return 'owner'
  if (field.startsWith('addresseeIds')) return 'addressees'
  return field.startsWith('addressees.') ? `addressee_${field.slice('addressees.'.length)}` : field
}
