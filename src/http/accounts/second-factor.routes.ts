import { Hono } from 'hono'
import { recoveryCodesPage } from '../../../templates/pages/recovery-codes.page.ts'
import { secondFactorPage, type SecondFactorView } from '../../../templates/pages/second-factor.page.ts'
import { readSession } from '../../accounts/index.ts'
import { beginSecondFactor, confirmSecondFactor, endSecondFactor, readSecondFactor, renewRecoveryCodes } from '../../second-factor/index.ts'
import { setCookies } from '../client.ts'
import type { Environment, Request } from '../environment.ts'
import { readForm, refusal, type FormRefusal } from '../form.ts'
import { pageOf } from '../page-of.ts'

type FormName = NonNullable<SecondFactorView['refused']>['form']

/** `/{language}/workspace/account/second-factor`: one's own second factor and its recovery codes. */
export const secondFactorRoutes = new Hono<Environment>()
  .use(async (c, next) => {
    c.header('Cache-Control', 'no-store')
    await next()
  })
  .get('/', (c) => show(c))
  .post('/begin', (c) =>
    act(c, 'begin', async ({ old_password: oldPassword = '' }) => {
      await beginSecondFactor(c.var.ctx, c.var.services.auth, c.req.raw.headers, { oldPassword })
      return c.redirect(own(c), 303)
    }),
  )
  .post('/confirm', (c) =>
    act(c, 'confirm', async ({ code = '' }) => {
      const { codes, setCookie } = await confirmSecondFactor(c.var.ctx, c.var.services.auth, c.req.raw.headers, { code })
      setCookies(c, setCookie)
      return c.html(recoveryCodesPage({ codes, isNew: true }, pageOf(c)), 201)
    }),
  )
  .post('/codes', (c) =>
    act(c, 'codes', async ({ code = '' }) => {
      const codes = await renewRecoveryCodes(c.var.ctx, c.var.services.auth, c.req.raw.headers, { code })
      return c.html(recoveryCodesPage({ codes, isNew: false }, pageOf(c)), 201)
    }),
  )
  .post('/end', (c) =>
    act(c, 'end', async ({ end_code: code = '' }) => {
      const { setCookie } = await endSecondFactor(c.var.ctx, c.var.services.auth, c.req.raw.headers, { code })
      setCookies(c, setCookie)
      return c.redirect(`${own(c)}?done=off`, 303)
    }),
  )

async function act(c: Request, form: FormName, verb: (values: Readonly<Record<string, string>>) => Promise<Response>): Promise<Response> {
  const { values } = await readForm(c)
  try {
    return await verb(values)
  } catch (error) {
    return show(c, { form, ...refusal(c, error, (field) => (form === 'end' && field === 'code' ? 'end_code' : field)) })
  }
}

async function show(c: Request, refused?: FormRefusal & { readonly form: FormName }): Promise<Response> {
  const { ctx, services, words } = c.var
  const state = await readSecondFactor(ctx)
  const session = await readSession(ctx, services.auth, c.req.raw.headers)
  const view: SecondFactorView = {
    ...state,
    since: state.since?.toISOString() ?? null,
    isPasswordFree: session?.isPasswordFree ?? false,
    done: c.req.query('done') === 'off' && state.since === null ? words.t('security.factor.done_off') : null,
    refused: refused ? { form: refused.form, state: { values: {}, errors: refused.errors } } : null,
  }
  return c.html(secondFactorPage(view, pageOf(c)), refused?.status ?? 200)
}

function own(c: Request): string {
  return `/${c.var.words.language}/workspace/account/second-factor`
}
