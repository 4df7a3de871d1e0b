import { Hono } from 'hono'
import { accountPage, type AccountView } from '../../../templates/pages/account.page.ts'
import { PERSON_ROLES } from '../../../templates/pages/parts/role-fields.ts'
import type { MessageKey } from '../../../templates/i18n/index.ts'
import {
  addApiKey,
  changePassword,
  listApiKeys,
  PASSWORD_MIN,
  readOwnAccount,
  readSession,
  renameOwnAccount,
  revokeApiKey,
  scopesOf,
  setPseudonym,
  signOut,
  signOutEverywhere,
} from '../../accounts/index.ts'
import { may, requireActor } from '../../kernel/permissions.ts'
import { keyView } from './account-views.ts'
import { CLEARED, setCookies } from '../client.ts'
import type { Environment, Request } from '../environment.ts'
import { readForm, refusal, type Form, type FormRefusal } from '../form.ts'
import { pageOf } from '../page-of.ts'

type FormName = NonNullable<AccountView['refused']>['form']

/** `/{language}/workspace/account`: everybody's own name, password, pseudonym, sessions and keys. */
export const accountRoutes = new Hono<Environment>()
  .use(async (c, next) => {
    c.header('Cache-Control', 'no-store')
    await next()
  })
  .get('/', (c) => show(c, { done: DONE[c.req.query('done') ?? ''] ?? null }))
  .post('/name', (c) => act(c, 'name', ({ values }) => renameOwnAccount(c.var.ctx, { name: values['name'] ?? '' })))
  .post('/password', (c) =>
    act(c, 'password', async ({ values }) => {
      const { setCookie } = await changePassword(c.var.ctx, c.var.services.auth, c.req.raw.headers, {
        oldPassword: values['old_password'] ?? '',
        password: values['password'] ?? '',
        passwordAgain: values['password_again'] ?? '',
      })
      setCookies(c, setCookie)
    }),
  )
  .post('/pseudonym', (c) => act(c, 'pseudonym', ({ values }) => setPseudonym(c.var.ctx, { pseudonym: values['pseudonym'] ?? '' })))
  .post('/keys', async (c) => {
    const form = await readForm(c)
    const { label = '', expires_on: expiresOn = '' } = form.values
    const scopes = scopesIn(form)
    try {
      const { key } = await addApiKey(c.var.ctx, { label, scopes, expiresOn })
      return show(c, { freshKey: key, status: 201 })
    } catch (error) {
      return refuse(c, 'keys', form, error)
    }
  })
  .post('/keys/:id/revoke', async (c) => {
    await revokeApiKey(c.var.ctx, { id: c.req.param('id') })
    return c.redirect(`${own(c)}?done=key`, 303)
  })
  .post('/sign-out', async (c) => {
    await signOutEverywhere(c.var.ctx)
    c.header('Clear-Site-Data', CLEARED)
    setCookies(c, (await signOut(c.var.ctx, c.var.services.auth, c.req.raw.headers)).setCookie)
    return c.redirect(`/${c.var.words.language}/sign-in`, 303)
  })

const DONE: Readonly<Record<string, MessageKey>> = {
  name: 'people.account.done_name',
  password: 'people.account.done_password',
  pseudonym: 'people.account.done_pseudonym',
  key: 'people.account.done_key',
}

interface Shown {
  readonly done?: MessageKey | null
  readonly freshKey?: string
  readonly refused?: AccountView['refused']
  readonly status?: 200 | 201 | FormRefusal['status']
}

async function act(c: Request, name: FormName, verb: (form: Form) => Promise<unknown>): Promise<Response> {
  const form = await readForm(c)
  try {
    await verb(form)
    return c.redirect(`${own(c)}?done=${name}`, 303)
  } catch (error) {
    return refuse(c, name, form, error)
  }
}

function refuse(c: Request, name: FormName, form: Form, error: unknown): Promise<Response> {
  const { status, errors } = refusal(c, error, (field) => field.split('.')[0] ?? '')
  return show(c, { refused: { form: name, state: { values: form.values, errors }, scopes: scopesIn(form) }, status })
}

async function show(c: Request, shown: Shown): Promise<Response> {
  const { ctx, services, words } = c.var
  const actor = requireActor(ctx, 'manageOwnAccount')
  const account = await readOwnAccount(ctx)
  const session = await readSession(ctx, services.auth, c.req.raw.headers)
  const view: AccountView = {
    ...account,
    role: PERSON_ROLES.find((role) => role === account.role) ?? 'contributor',
    publishes: may(actor, 'writeUpdate'),
    isPasswordFree: session?.isPasswordFree ?? false,
    passwordLength: PASSWORD_MIN,
    keys: may(actor, 'manageOwnKeys') ? { list: (await listApiKeys(ctx)).map(keyView), scopes: scopesOf(actor) } : null,
    freshKey: shown.freshKey ?? null,
    done: shown.done ? words.t(shown.done) : null,
    refused: shown.refused ?? null,
  }
  return c.html(accountPage(view, pageOf(c)), shown.status ?? 200)
}

/** The permissions that were ticked. */
function scopesIn(form: Form): readonly string[] {
  return Object.keys(form.values).flatMap((name) => /^scopes_(.+)$/.exec(name)?.[1] ?? [])
}

function own(c: Request): string {
  return `/${c.var.words.language}/workspace/account`
}
