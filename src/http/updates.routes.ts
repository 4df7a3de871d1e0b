import { Hono } from 'hono'
import { updateFormPage, type UpdateFormView } from '../../templates/pages/update-form.page.ts'
import { updatePage } from '../../templates/pages/update.page.ts'
import { withdrawPage } from '../../templates/pages/withdraw.page.ts'
import type { EvidenceView } from '../../templates/view/evidence.ts'
import type { UpdateView } from '../../templates/view/update.ts'
import { readAddresseeContext, readDraft, type Draft } from '../desk/index.ts'
import { listEvidenceFor } from '../evidence/index.ts'
import { Forbidden, NotFound } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import {
  addStatusUpdate,
  editStatusUpdate,
  listAddressees,
  publishStatusUpdate,
  readUpdates,
  returnStatusUpdate,
  submitStatusUpdate,
  withdrawStatusUpdate,
} from '../recommendations/index.ts'
import type { Environment, Request } from './environment.ts'
import { evidenceRows } from './evidence-form.ts'
import { readForm, refusal, type Form, type FormRefusal } from './form.ts'
import { pageOf } from './page-of.ts'
import { updateFieldName, updateInput, valuesOf } from './update-form.ts'
import { idOf, requireUuid } from './uuid-param.ts'

/** `/{language}/workspace/updates`: an update from draft to publication, correction and withdrawal. */
export const updateRoutes = new Hono<Environment>()
  .get('/', (c) => c.redirect(own(c, '/updates/new'), 303))
  .get('/new', async (c) =>
    showForm(c, { id: null, version: null, values: { addressee: c.req.query('addressee') ?? '', significance: 'significant' } }),
  )
  .post('/', async (c) => {
    const form = await readForm(c)
    const { action = 'draft', addressee = '', corrects } = form.values
    if (action === 'add_evidence') return showForm(c, { id: null, version: null, values: form.values, form, extraRow: true })
    try {
      const submit = action === 'submit'
      const id = await addStatusUpdate(c.var.ctx, { ...updateInput(form), addresseeId: addressee, corrects: corrects || null, submit })
      return c.redirect(submit ? own(c, '') : own(c, `/updates/${id}`), 303)
    } catch (error) {
      return showForm(c, {
        id: null,
        version: null,
        values: form.values,
        form,
        refused: refusal(c, error, (field) => updateFieldName(form, field)),
      })
    }
  })
  .get('/:id', async (c) => showUpdate(c, await readDraft(c.var.ctx, idOf(c))))
  .get('/:id/edit', async (c) => {
    const draft = await readDraft(c.var.ctx, idOf(c))
    if (!draft.can.edit) throw new Forbidden({ key: 'errors.not_own_draft' })
    return showForm(c, { id: draft.id, version: draft.version, values: valuesOf(draft), draft })
  })
  .post('/:id', async (c) => {
    const form = await readForm(c)
    const id = idOf(c)
    const draft = await readDraft(c.var.ctx, id)
    const version = Number(form.values['version'])
    const again = { id, version, values: form.values, form, draft }
    if (form.values['action'] === 'add_evidence') return showForm(c, { ...again, extraRow: true })
    try {
      const submit = form.values['action'] === 'submit'
      await editStatusUpdate(c.var.ctx, { ...updateInput(form), id, version, submit })
      return c.redirect(submit ? own(c, '') : own(c, `/updates/${id}`), 303)
    } catch (error) {
      const refused = refusal(c, error, (field) => updateFieldName(form, field))
      return showForm(c, { ...again, version: refused.status === 409 ? draft.version : version, refused })
    }
  })
  .post('/:id/submit', async (c) => act(c, (id, version) => submitStatusUpdate(c.var.ctx, { id, version }), own(c, '')))
  .post('/:id/return', async (c) =>
    act(c, (id, version, form) => returnStatusUpdate(c.var.ctx, { id, version, comment: form.values['comment'] ?? '' }), own(c, '/review')),
  )
  .post('/:id/publish', async (c) => {
    const draft = await readDraft(c.var.ctx, idOf(c))
    const page = `/${c.var.words.language}/recommendations/${draft.addressee.recommendation.code}`
    return act(c, (id, version) => publishStatusUpdate(c.var.ctx, { id, version }), page)
  })
  .get('/:id/correct', async (c) => {
    const corrects = await published(c)
    const values = { ...valuesOf(corrects), corrects: corrects.id, addressee: await addresseeOf(c, corrects.id) }
    return showForm(c, { id: null, version: null, values, cited: corrects.evidence })
  })
  .get('/:id/withdraw', async (c) => c.html(withdrawPage({ update: await published(c), values: {}, errors: {} }, pageOf(c))))
  .post('/:id/withdraw', async (c) => {
    const update = await published(c)
    const { values } = await readForm(c)
    try {
      await withdrawStatusUpdate(c.var.ctx, { id: update.id, reason: { es: values['reason_es'] ?? '', en: values['reason_en'] ?? '' } })
      return c.redirect(`/${c.var.words.language}/recommendations/${update.recommendation.code}`, 303)
    } catch (error) {
      const { status, errors } = refusal(c, error, (field) => (field === 'reason' ? 'reason_es' : field.replaceAll('.', '_')))
      return c.html(withdrawPage({ update, values, errors }, pageOf(c)), status)
    }
  })

interface Shown {
  readonly id: string | null
  readonly version: number | null
  readonly values: Readonly<Record<string, string>>
  readonly form?: Form
  readonly draft?: Draft
  /** Evidence ticked at first, where nothing was posted yet. */
  readonly cited?: readonly EvidenceView[]
  readonly extraRow?: boolean
  readonly refused?: FormRefusal
}

async function showForm(c: Request, shown: Shown): Promise<Response> {
  const { ctx } = c.var
  requireActor(ctx, 'writeUpdate')
  const addresseeId = shown.draft?.addresseeId ?? shown.values['addressee'] ?? ''
  const addressees = await listAddressees(ctx, {}, null)
  const known = addressees.find((candidate) => candidate.id === addresseeId)
  const addressee = known || shown.draft ? await readAddresseeContext(ctx, addresseeId) : null
  const corrects = shown.values['corrects'] ? await publishedUpdate(c, shown.values['corrects']) : null
  const rows = shown.form ? evidenceRows(shown.form.values) : []
  const view: UpdateFormView = {
    id: shown.id,
    version: shown.version,
    values: shown.values,
    errors: shown.refused?.errors ?? {},
    addressee,
    addressees,
    corrects,
    comment: shown.draft?.comment ?? null,
    existing: await offeredEvidence(c, addressee?.recommendation.code ?? null, shown),
    newRows: Math.max(1, (rows.at(-1) ?? -1) + (shown.extraRow ? 2 : 1)),
  }
  return c.html(updateFormPage(view, pageOf(c)), shown.refused?.status ?? 200)
}

async function offeredEvidence(c: Request, code: string | null, shown: Shown): Promise<UpdateFormView['existing']> {
  const offered = code === null ? [] : await listEvidenceFor(c.var.ctx, code)
  const cited = shown.cited ?? shown.draft?.evidence.map((item) => item.evidence) ?? []
  const all = new Map([...offered, ...cited].map((item) => [item.id, item]))
  const ticked = new Set(shown.form ? shown.form.all('evidence') : cited.map((item) => item.id))
  return [...all.values()].map((evidence) => ({
    evidence,
    selected: ticked.has(evidence.id),
    announcementOnly: shown.form
      ? (shown.form.values[`evidence_${evidence.id}_announcement_only`] ?? '') !== ''
      : (cited.find((item) => item.id === evidence.id)?.announcementOnly ?? false),
  }))
}

async function act(c: Request, verb: (id: string, version: number, form: Form) => Promise<unknown>, then: string): Promise<Response> {
  const form = await readForm(c)
  const id = idOf(c)
  try {
    await verb(id, Number(form.values['version']), form)
    return c.redirect(then, 303)
  } catch (error) {
    const refused = refusal(c, error, (field) => (field === 'comment' ? 'comment' : ''))
    return showUpdate(c, await readDraft(c.var.ctx, id), form.values, refused)
  }
}

function showUpdate(
  c: Request,
  draft: Draft,
  values: Readonly<Record<string, string>> = {},
  refused?: FormRefusal,
): Response | Promise<Response> {
  const notPublishable = draft.ownBarred ? c.var.words.t('errors.own_update') : null
  return c.html(updatePage({ ...draft, notPublishable, values, errors: refused?.errors ?? {} }, pageOf(c)), refused?.status ?? 200)
}

async function published(c: Request): Promise<UpdateView> {
  requireActor(c.var.ctx, 'writeUpdate')
  return publishedUpdate(c, idOf(c))
}

async function publishedUpdate(c: Request, id: string): Promise<UpdateView> {
  const [update] = await readUpdates(c.var.ctx.db, { ids: [requireUuid(id)] }, null)
  if (!update) throw new NotFound('update')
  return update
}

async function addresseeOf(c: Request, updateId: string): Promise<string> {
  return (await readDraft(c.var.ctx, updateId)).addresseeId
}

function own(c: Request, path: string): string {
  return `/${c.var.words.language}/workspace${path}`
}
