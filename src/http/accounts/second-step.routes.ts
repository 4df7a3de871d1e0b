import { Hono } from 'hono'
import { passSecondFactor } from '../../second-factor/index.ts'
import { clientAddress } from '../client.ts'
import type { Environment } from '../environment.ts'
import { readForm, refusal } from '../form.ts'
import { enterWith } from './enter-with.ts'
import { carriedForm, ownPathOf } from './held-form.ts'
import { showSecondStep } from './second-step-page.ts'

/** `/{language}/sign-in/second-factor`: the second step, for who has done the first. */
export const secondStepRoutes = new Hono<Environment>()
  .use(async (c, next) => {
    c.header('Cache-Control', 'no-store')
    await next()
  })
  .get('/', async (c) => {
    const next = ownPathOf(c, c.req.query('next'))
    if (c.var.pending === 'second_factor') return showSecondStep(c, { next })
    const onward = next === null ? '' : `?next=${encodeURIComponent(next)}`
    return c.redirect(`/${c.var.words.language}/sign-in${onward}`, 303)
  })
  .post('/', async (c) => {
    const form = await readForm(c)
    const next = ownPathOf(c, form.values['next'])
    const held = carriedForm(c, form)
    try {
      const input = { code: form.values['code'] ?? '', clientAddress: clientAddress(c) }
      const { setCookie } = await passSecondFactor(c.var.ctx, c.var.services.auth, c.req.raw.headers, input)
      return await enterWith(c, setCookie, { next, held })
    } catch (error) {
      return showSecondStep(c, { next, held, ...refusal(c, error, (field) => field) })
    }
  })
