import { Hono } from 'hono'
import { manyPage } from '../../../templates/pages/many.page.ts'
import { listPossibleOwners, listWork, setOwners } from '../../desk/index.ts'
import { may, requireActor } from '../../kernel/permissions.ts'
import { listInstitutions, listThemes, listTitles, setDueDates } from '../../recommendations/index.ts'
import { MOST_OFFERED } from '../../search/index.ts'
import type { Environment, Request } from '../environment.ts'
import { readForm, refusal, type FormRefusal } from '../form.ts'
import { ownPath } from '../own-path.ts'
import { pageOf } from '../page-of.ts'
import { listed } from './update-form.ts'

/** Rows of a page. */
const SHOWN = 50

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
      return c.redirect(
        ownPath(c, `/addressees?${new URLSearchParams({ ...filtersOf(values), from: values['from'] ?? '', done: '1' }).toString()}`),
        303,
      )
    } catch (error) {
      return show(c, values, addresseeIds, refusal(c, error, fieldName))
    }
  })

async function show(c: Request, values: Values, ticked: readonly string[], refused?: FormRefusal): Promise<Response> {
  const { ctx, words } = c.var
  const actor = requireActor(ctx, 'seeWorkspace')
  const filters = filtersOf(values)
  const narrowed = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''))
  const from = Math.max(0, Math.min(1e6, Math.trunc(Number(values['from'] ?? 0)) || 0))
  const { items, total } = await listWork(ctx, narrowed, { from, limit: SHOWN })
  const titles = await listTitles(ctx, { limit: MOST_OFFERED + 1 })
  const can = { assess: may(actor, 'writeUpdate'), setDueDates: may(actor, 'setDueDate'), setOwners: may(actor, 'setOwner') }
  const view = {
    values,
    errors: refused?.errors ?? {},
    labels: Object.fromEntries(
      items.map(({ id, recommendation, institution }) => [
        `addressee_${id}`,
        `${recommendation.code}, ${words.pick(institution.name)?.text ?? ''}`,
      ]),
    ),
    items,
    from,
    total,
    shown: SHOWN,
    ticked: new Set(ticked),
    filters,
    themes: await listThemes(ctx),
    institutions: await listInstitutions(ctx),
    recommendations: titles.length > MOST_OFFERED ? null : titles,
    owners: can.setOwners ? await listPossibleOwners(ctx) : [],
    can,
    done: values['done'] === '1',
  }
  return c.html(manyPage(view, pageOf(c)), refused?.status ?? 200)
}

function filtersOf(values: Values): { theme: string; institution: string; recommendation: string } {
  return { theme: values['theme'] ?? '', institution: values['institution'] ?? '', recommendation: values['recommendation'] ?? '' }
}

function fieldName(field: string): string {
  if (field === 'dueOn') return 'due_on'
  if (field === 'ownerId') return 'owner'
  if (field.startsWith('addresseeIds')) return 'addressees'
  return field.startsWith('addressees.') ? `addressee_${field.slice('addressees.'.length)}` : field
}
