import { Hono } from 'hono'
import { dryRun, discardUnfinished, readDraft, readUnfinished, type Draft } from '../../desk/index.ts'
import { Conflict, Forbidden, NotFound } from '../../kernel/errors.ts'
import type { Context } from '../../kernel/context.ts'
import { requireActor } from '../../kernel/permissions.ts'
import { addStatusUpdate, editStatusUpdate } from '../../recommendations/index.ts'
import type { Environment, Request } from '../environment.ts'
import { keepUploads } from './evidence-form.ts'
import { readForm, refusal, type Form, type FormRefusal } from '../form.ts'
import { formOf, keepForm, keptAnswer, takenUp } from './kept-form.ts'
import { ownPath } from '../own-path.ts'
import { publishedUpdate } from './published-update.ts'
import { showCheck, showUpdateForm, type ShownForm } from './show-update-form.ts'
import { fieldsOf, seenOf, updateFieldName, updateInput } from './update-form.ts'
import { idOf } from '../uuid-param.ts'

/** `/{language}/workspace/updates`: the form of an update, new, taken up again, or in place of a published one. */
export const updateRoutes = new Hono<Environment>()
  .get('/', (c) => c.redirect(ownPath(c, '/updates/new'), 303))
  .get('/new', (c) => {
    const addressee = c.req.query('addressee') ?? ''
    return open(c, keyOf(null, { addressee }), { addressee: [addressee], significance: ['significant'] })
  })
  .post('/', (c) => receive(c, null))
  .get('/:id/edit', async (c) => {
    const draft = await readDraft(c.var.ctx, idOf(c))
    if (!draft.can.edit) return leftBehind(c, draft)
    return open(c, keyOf(draft.id, {}), { ...fieldsOf(draft, cited(draft)), version: [String(draft.version)] }, draft)
  })
  .post('/:id', async (c) => {
    const draft = await readDraft(c.var.ctx, idOf(c)).catch((error: unknown) => {
      if (error instanceof NotFound) return null
      throw error
    })
    return draft ? receive(c, draft) : deleted(c)
  })
  .get('/:id/correct', async (c) => {
    requireActor(c.var.ctx, 'writeUpdate')
    const corrects = await publishedUpdate(c, idOf(c))
    const { addresseeId } = await readDraft(c.var.ctx, corrects.id)
    const fields = { ...fieldsOf(corrects, corrects.evidence), corrects: [corrects.id], addressee: [addresseeId] }
    return open(c, keyOf(null, { corrects: corrects.id }), fields)
  })

/** Shows the form with `fields`, or with what was kept of it when it was left unsent. */
async function open(c: Request, key: string, fields: Readonly<Record<string, readonly string[]>>, draft: Draft | null = null) {
  requireActor(c.var.ctx, 'writeUpdate')
  const unfinished = await readUnfinished(c.var.ctx, key)
  return showUpdateForm(c, { draft, form: formOf(unfinished?.fields ?? fields), kept: takenUp(unfinished), key })
}

/** What somebody typed into a draft that can no longer be changed: shown beside what it says now, to go on with as a new one. */
async function leftBehind(c: Request, draft: Draft): Promise<Response> {
  const unfinished = draft.own ? await readUnfinished(c.var.ctx, keyOf(draft.id, {})) : null
  if (!unfinished) throw new Forbidden({ key: 'errors.not_own_draft' })
  return showUpdateForm(c, { draft, form: formOf(unfinished.fields), kept: takenUp(unfinished), key: unfinished.key, conflict: true })
}

/** Every press of a button of the form: keeps what was typed, then does what the button says. */
async function receive(c: Request, draft: Draft | null): Promise<Response> {
  requireActor(c.var.ctx, 'writeUpdate')
  if (draft && !draft.own) throw new Forbidden({ key: 'errors.not_own_draft' })
  const { form, errors, status } = await keepUploads(c, await readForm(c))
  const { action = 'check' } = form.values
  const key = keyOf(draft?.id ?? null, form.values)
  const kept = await keepForm(c, key, form)
  if (action === 'keep') return keptAnswer(c, kept)
  const wrong = Object.keys(errors).length > 0
  const shown: ShownForm = { draft, form, kept, key, ...(wrong ? { refused: { status, errors } } : {}) }
  if (action === 'add_evidence') return showUpdateForm(c, { ...shown, extraRow: true })
  if (action === 'other') return showUpdateForm(c, { ...shown, chooseAgain: true })
  if (['choose', 'change', 'find'].includes(action)) return showUpdateForm(c, shown)
  if (draft && draft.version !== Number(form.values['version'])) return conflict(c, shown)
  try {
    if (action === 'check' || wrong) {
      const preview = await previewOf(c, draft, form)
      return wrong ? await showUpdateForm(c, shown) : showCheck(c, shown, preview, false)
    }
    const submit = action === 'submit'
    const id = await write(c.var.ctx, draft, form, submit)
    await discardUnfinished(c.var.ctx, [key])
    return c.redirect(ownPath(c, submit ? '' : `/updates/${id}`), 303)
  } catch (error) {
    if (error instanceof Conflict) return conflict(c, shown)
    const refused = refusal(c, error, (field) => updateFieldName(form, field))
    return showUpdateForm(c, { ...shown, refused: withUploads(refused, errors, status) })
  }
}

/** What somebody typed into a draft that was deleted meanwhile goes on as a new one. */
async function deleted(c: Request): Promise<Response> {
  requireActor(c.var.ctx, 'writeUpdate')
  const { form } = await keepUploads(c, await readForm(c))
  const key = keyOf(null, form.values)
  const kept = await keepForm(c, key, form)
  if (form.values['action'] === 'keep') return keptAnswer(c, kept)
  const errors = { '': c.var.words.t('workspace.conflict.deleted') }
  return showUpdateForm(c, { draft: null, form, kept, key, refused: { status: 409, errors } })
}

/** Another version of the draft: both side by side. The same version: the addressee moved on, which the check page shows. */
async function conflict(c: Request, shown: ShownForm): Promise<Response> {
  if (!shown.draft) return showCheck(c, shown, await previewOf(c, null, shown.form), true)
  const draft = await readDraft(c.var.ctx, shown.draft.id)
  if (draft.version === Number(shown.form.values['version'])) return showCheck(c, shown, await previewOf(c, draft, shown.form), true)
  return showUpdateForm(c, { ...shown, draft, conflict: true })
}

/** The update as it would be stored, and taken back; refused exactly where submitting it would be. */
async function previewOf(c: Request, draft: Draft | null, form: Form): Promise<Draft> {
  const began = new Date(form.values['began'] ?? '')
  const since = draft || Number.isNaN(began.getTime()) ? undefined : began
  const unseen = { ...form, values: Object.fromEntries(Object.entries(form.values).filter(([name]) => name !== 'seen')) }
  return dryRun(c.var.ctx, async (inside) => readDraft(inside, await write(inside, draft, unseen, true), since))
}

async function write(ctx: Context, draft: Draft | null, form: Form, submit: boolean): Promise<string> {
  const input = { ...updateInput(form), submit, seen: seenOf(form) }
  if (!draft) {
    const { addressee = '', corrects } = form.values
    return addStatusUpdate(ctx, { ...input, addresseeId: addressee, corrects: corrects || null })
  }
  await editStatusUpdate(ctx, { ...input, id: draft.id, version: Number(form.values['version']) })
  return draft.id
}

function withUploads(refused: FormRefusal, errors: Readonly<Record<string, string>>, status: FormRefusal['status']): FormRefusal {
  return { status: status === 503 ? status : refused.status, errors: { ...refused.errors, ...errors } }
}

function keyOf(id: string | null, values: Readonly<Record<string, string>>): string {
  if (id !== null) return `update:${id}`
  const { corrects, addressee } = values
  if (corrects && UUID.test(corrects)) return `update:correct:${corrects}`
  return addressee && UUID.test(addressee) ? `update:new:${addressee}` : 'update:new'
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function cited(draft: Draft) {
  return draft.evidence.map((item) => item.evidence)
}
