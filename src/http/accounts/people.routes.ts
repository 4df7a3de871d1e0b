import { Hono } from 'hono'
import { peoplePage, type PeopleView } from '../../../templates/pages/people.page.ts'
import { personPage } from '../../../templates/pages/person.page.ts'
import {
  changeRole,
  disableAccount,
  endSessionsOf,
  inviteAccount,
  listAccounts,
  listApiKeys,
  listInvitations,
  listMemberships,
  renewInvitation,
  revokeApiKey,
  revokeInvitation,
} from '../../accounts/index.ts'
import { NotFound } from '../../kernel/errors.ts'
import { keyView, personView } from './account-views.ts'
import type { Environment, Request } from '../environment.ts'
import { readForm, refusal, type FormRefusal } from '../form.ts'
import { pageOf } from '../page-of.ts'
import { idOf } from '../uuid-param.ts'

type Values = Readonly<Record<string, string>>

/** `/{language}/workspace/people`: who has an account, and one-time links for new ones (administrators). */
export const peopleRoutes = new Hono<Environment>()
  .use(async (c, next) => {
    c.header('Cache-Control', 'no-store')
    await next()
  })
  .get('/', async (c) => c.html(peoplePage(await peopleView(c), pageOf(c))))
  .post('/', async (c) => {
    const { values } = await readForm(c)
    const { name = '', email = '', role = '', organisation: organisationId = '', institution: institutionId = '' } = values
    try {
      const made = await inviteAccount(c.var.ctx, { name, email, role: role as 'contributor', organisationId, institutionId })
      return c.html(peoplePage(await peopleView(c, { invitation: { ...made, name } }), pageOf(c)), 201)
    } catch (error) {
      const { status, errors } = refusal(c, error, (field) => field)
      return c.html(peoplePage(await peopleView(c, { values, errors }), pageOf(c)), status)
    }
  })
  .post('/invitations/:id/renew', async (c) => {
    const made = await renewInvitation(c.var.ctx, { id: idOf(c) })
    return c.html(peoplePage(await peopleView(c, { invitation: { ...made, name: made.name ?? '' } }), pageOf(c)), 201)
  })
  .post('/invitations/:id/revoke', async (c) => {
    await revokeInvitation(c.var.ctx, { id: idOf(c) })
    return c.redirect(own(c, ''), 303)
  })
  .get('/:id', (c) => showPerson(c))
  .post('/:id', async (c) => {
    const { values } = await readForm(c)
    const { role = '', organisation: organisationId = '', institution: institutionId = '' } = values
    return act(c, () => changeRole(c.var.ctx, { id: idOf(c), role, organisationId, institutionId }), values)
  })
  .post('/:id/sessions/end', (c) => act(c, () => endSessionsOf(c.var.ctx, { id: idOf(c) })))
  .post('/:id/disable', (c) => act(c, () => disableAccount(c.var.ctx, { id: idOf(c) })))
  .post('/:id/keys/:key/revoke', (c) => act(c, () => revokeApiKey(c.var.ctx, { id: c.req.param('key') })))

async function act(c: Request, verb: () => Promise<void>, values?: Values): Promise<Response> {
  try {
    await verb()
    return c.redirect(own(c, `/${idOf(c)}`), 303)
  } catch (error) {
    return showPerson(
      c,
      values,
      refusal(c, error, (field) => field),
    )
  }
}

async function showPerson(c: Request, values?: Values, refused?: FormRefusal): Promise<Response> {
  const { ctx } = c.var
  const account = (await listAccounts(ctx)).find((candidate) => candidate.id === c.req.param('id'))
  if (!account) throw new NotFound('account')
  const recorded = { role: account.role, organisation: account.organisationId ?? '', institution: account.institutionId ?? '' }
  const view = {
    ...(await listMemberships(ctx)),
    person: personView(account),
    keys: (await listApiKeys(ctx, account.id)).map(keyView),
    isOwn: account.id === ctx.actor?.accountId,
    values: values ?? recorded,
    errors: refused?.errors ?? {},
  }
  return c.html(personPage(view, pageOf(c)), refused?.status ?? 200)
}

interface Shown {
  readonly values?: Values
  readonly errors?: Values
  readonly invitation?: { readonly token: string; readonly expiresAt: Date; readonly name: string }
}

async function peopleView(c: Request, { values = {}, errors = {}, invitation }: Shown = {}): Promise<PeopleView> {
  const { ctx, words } = c.var
  const now = ctx.clock.now()
  const fresh = invitation && {
    address: `${ctx.settings.publicUrl}/${words.language}/invitation/${invitation.token}`,
    name: invitation.name.trim(),
    expiresAt: invitation.expiresAt.toISOString(),
  }
  const pending = await listInvitations(ctx)
  return {
    ...(await listMemberships(ctx)),
    values,
    errors,
    invitation: fresh ?? null,
    invitations: pending.map((entry) => ({ ...entry, expiresAt: entry.expiresAt.toISOString(), expired: entry.expiresAt <= now })),
    people: (await listAccounts(ctx)).map(personView),
  }
}

function own(c: Request, path: string): string {
  return `/${c.var.words.language}/workspace/people${path}`
}
