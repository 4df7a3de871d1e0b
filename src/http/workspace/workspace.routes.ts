import { Hono } from 'hono'
import { deskPage } from '../../../templates/pages/desk.page.ts'
import { dueDateFormPage } from '../../../templates/pages/due-date-form.page.ts'
import { reviewQueuePage } from '../../../templates/pages/review-queue.page.ts'
import { withdrawRecommendationPage } from '../../../templates/pages/withdraw-recommendation.page.ts'
import { discardUnfinished, listReviewQueue, readAddresseeContext, readDesk } from '../../desk/index.ts'
import { requireActor } from '../../kernel/permissions.ts'
import { readRecommendation, setDueDate, withdrawRecommendation } from '../../recommendations/index.ts'
import type { Environment, Request } from '../environment.ts'
import { readForm, refusal, type FormRefusal } from '../form.ts'
import { ownPath } from '../own-path.ts'
import { pageOf } from '../page-of.ts'
import { idOf } from '../uuid-param.ts'

type Values = Readonly<Record<string, string>>

/** `/{language}/workspace`: the desk, the review queue, and what is set for one addressee. */
export const workspaceRoutes = new Hono<Environment>()
  .get('/', async (c) => c.html(deskPage(await readDesk(c.var.ctx), pageOf(c))))
  .post('/unfinished/discard', async (c) => {
    const key = (await readForm(c)).values['key'] ?? ''
    await discardUnfinished(c.var.ctx, [key])
    return c.redirect(ownPath(c, ''), 303)
  })
  .get('/review', async (c) => c.html(reviewQueuePage({ waiting: await listReviewQueue(c.var.ctx) }, pageOf(c))))
  .get('/addressees/:id/due-date', (c) => showDueDate(c, null))
  .post('/addressees/:id/due-date', async (c) => {
    const { values } = await readForm(c)
    try {
      await setDueDate(c.var.ctx, { addresseeId: idOf(c), dueOn: values['due_on'] ?? '' })
      return c.redirect(await publicPage(c), 303)
    } catch (error) {
      return showDueDate(
        c,
        values,
        refusal(c, error, (field) => (field === 'dueOn' ? 'due_on' : '')),
      )
    }
  })
  .get('/recommendations/:code/withdraw', (c) => showWithdrawal(c, {}))
  .post('/recommendations/:code/withdraw', async (c) => {
    const { values } = await readForm(c)
    const code = c.req.param('code')
    try {
      await withdrawRecommendation(c.var.ctx, { code, reason: { es: values['reason_es'] ?? '', en: values['reason_en'] ?? '' } })
      return c.redirect(`/${c.var.words.language}/recommendations/${encodeURIComponent(code)}`, 303)
    } catch (error) {
      return showWithdrawal(
        c,
        values,
        refusal(c, error, (field) => (field === 'reason' ? 'reason_es' : field.replaceAll('.', '_'))),
      )
    }
  })

async function showWithdrawal(c: Request, values: Values, refused?: FormRefusal): Promise<Response> {
  requireActor(c.var.ctx, 'withdrawRecommendation')
  const recommendation = await readRecommendation(c.var.ctx, c.req.param('code') ?? '', null)
  return c.html(withdrawRecommendationPage({ recommendation, values, errors: refused?.errors ?? {} }, pageOf(c)), refused?.status ?? 200)
}

async function showDueDate(c: Request, values: Values | null, refused?: FormRefusal): Promise<Response> {
  requireActor(c.var.ctx, 'setDueDate')
  const { dueOn, ...addressee } = await readAddresseeContext(c.var.ctx, idOf(c))
  const view = { addressee, dueOn, values: values ?? { due_on: dueOn ?? '' }, errors: refused?.errors ?? {} }
  return c.html(dueDateFormPage(view, pageOf(c)), refused?.status ?? 200)
}

async function publicPage(c: Request): Promise<string> {
  const { recommendation } = await readAddresseeContext(c.var.ctx, idOf(c))
  return `/${c.var.words.language}/recommendations/${recommendation.code}`
}
