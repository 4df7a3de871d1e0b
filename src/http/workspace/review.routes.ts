import { Hono } from 'hono'
import { reviewGonePage } from '../../../templates/pages/review-gone.page.ts'
import { updatePage } from '../../../templates/pages/update.page.ts'
import { withdrawPage } from '../../../templates/pages/withdraw.page.ts'
import { discardUnfinished, readDraft, readReviewFate, type Draft } from '../../desk/index.ts'
import { NotFound } from '../../kernel/errors.ts'
import { requireActor } from '../../kernel/permissions.ts'
import {
  deleteDraft,
  publishStatusUpdate,
  returnStatusUpdate,
  submitStatusUpdate,
  withdrawStatusUpdate,
} from '../../recommendations/index.ts'
import type { Environment, Request } from '../environment.ts'
import { readForm, refusal, type Form, type FormRefusal } from '../form.ts'
import { ownPath } from '../own-path.ts'
import { pageOf } from '../page-of.ts'
import { publishedUpdate } from './published-update.ts'
import { seenOf, typedContent } from './update-form.ts'
import { idOf } from '../uuid-param.ts'

/** `/{language}/workspace/updates/{id}`: one update on its way from draft to publication, and out again. */
export const reviewRoutes = new Hono<Environment>()
  .get('/:id', async (c) => showUpdate(c, await readDraft(c.var.ctx, idOf(c))))
  .post('/:id/submit', async (c) =>
    act(c, (id, version, form) => submitStatusUpdate(c.var.ctx, { id, version, seen: seenOf(form) }), ownPath(c, '')),
  )
  .post('/:id/delete', async (c) => {
    await readDraft(c.var.ctx, idOf(c))
    return act(
      c,
      async (id, version) => {
        await deleteDraft(c.var.ctx, { id, version })
        await discardUnfinished(c.var.ctx, [`update:${id}`])
      },
      ownPath(c, ''),
    )
  })
  .post('/:id/return', async (c) => {
    requireActor(c.var.ctx, 'reviewUpdate')
    const sent = (id: string, version: number, { values }: Form) =>
      returnStatusUpdate(c.var.ctx, { id, version, comment: values['comment'] ?? '' })
    return act(c, sent, ownPath(c, '/review'))
  })
  .post('/:id/publish', async (c) => {
    requireActor(c.var.ctx, 'reviewUpdate')
    return act(c, async (id, version, form) => publishStatusUpdate(c.var.ctx, { id, version, seen: seenOf(form) }), null)
  })
  .get('/:id/withdraw', async (c) => {
    requireActor(c.var.ctx, 'withdrawUpdate')
    return c.html(withdrawPage({ update: await publishedUpdate(c, idOf(c)), values: {}, errors: {} }, pageOf(c)))
  })
  .post('/:id/withdraw', async (c) => {
    requireActor(c.var.ctx, 'withdrawUpdate')
    const update = await publishedUpdate(c, idOf(c))
    const { values } = await readForm(c)
    try {
      await withdrawStatusUpdate(c.var.ctx, { id: update.id, reason: { es: values['reason_es'] ?? '', en: values['reason_en'] ?? '' } })
      return c.redirect(`/${c.var.words.language}/recommendations/${update.recommendation.code}`, 303)
    } catch (error) {
      const { status, errors } = refusal(c, error, (field) => (field === 'reason' ? 'reason_es' : field.replaceAll('.', '_')))
      return c.html(withdrawPage({ update, values, errors }, pageOf(c)), status)
    }
  })

/** Does it, and goes on to `then` (null: the public page). What is refused comes back on the update's page, with what was typed. */
async function act(
  c: Request,
  verb: (id: string, version: number, form: Form) => Promise<unknown>,
  then: string | null,
): Promise<Response> {
  const form = await readForm(c)
  const id = idOf(c)
  try {
    await verb(id, Number(form.values['version']), form)
    return c.redirect(then ?? (await publicPage(c, id)), 303)
  } catch (error) {
    const refused = refusal(c, error, (field) => (field === 'comment' ? 'comment' : ''))
    const draft = await readDraft(c.var.ctx, id).catch((missing: unknown) => {
      if (missing instanceof NotFound && refused.status === 409) return null
      throw missing
    })
    if (draft) return showUpdate(c, draft, form.values, refused)
    return c.html(reviewGonePage({ ...(await readReviewFate(c.var.ctx, id)), comment: form.values['comment'] ?? '' }, pageOf(c)), 409)
  }
}

async function publicPage(c: Request, id: string): Promise<string> {
  const { recommendation } = await publishedUpdate(c, id)
  return `/${c.var.words.language}/recommendations/${recommendation.code}`
}

function showUpdate(
  c: Request,
  draft: Draft,
  values: Readonly<Record<string, string>> = {},
  refused?: FormRefusal,
): Response | Promise<Response> {
  const { words, ctx } = c.var
  const notPublishable = draft.ownBarred ? words.t(ctx.settings.singlePerson ? 'errors.byline_needs_second' : 'errors.own_update') : null
  const outdated = refused?.status === 409 && Number(values['version']) !== draft.version
  const errors =
    refused?.status === 409 ? { '': words.t(outdated ? 'workspace.conflict.changed' : 'workspace.check.moved_text') } : refused?.errors
  const changed = outdated && values['read_status'] !== undefined ? typedContent(values, 'read_') : null
  return c.html(updatePage({ ...draft, notPublishable, values, errors: errors ?? {}, changed }, pageOf(c)), refused?.status ?? 200)
}
