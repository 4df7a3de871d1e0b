import { Hono } from 'hono'
import { batchPage } from '../../../templates/pages/batch.page.ts'
import { severalCheckPage } from '../../../templates/pages/several-check.page.ts'
import { severalFormPage } from '../../../templates/pages/several-form.page.ts'
import type { KeptForm } from '../../../templates/pages/parts/assessment-fields.ts'
import { bylineChoices } from '../../accounts/index.ts'
import { discardUnfinished, dryRun, readBatch, readDraft, readUnfinished } from '../../desk/index.ts'
import { requireActor } from '../../kernel/permissions.ts'
import { addStatusUpdates, listAddressees, publishStatusUpdates, submitStatusUpdates } from '../../recommendations/index.ts'
import { findAddressees } from '../../search/index.ts'
import { checkedEvidence } from './checked-evidence.ts'
import type { Environment, Request } from '../environment.ts'
import { evidenceRows, keepUploads } from './evidence-form.ts'
import { readForm, refusal, type Form, type FormRefusal } from '../form.ts'
import { carriedFields, formOf, keepForm, keptAnswer, takenUp } from './kept-form.ts'
import { offeredEvidence } from './offered-evidence.ts'
import { ownPath } from '../own-path.ts'
import { pageOf } from '../page-of.ts'
import { listed, updateFieldName, updateInput } from './update-form.ts'
import { idOf, isUuid } from '../uuid-param.ts'

const KEY = 'updates:new'

/** `/{language}/workspace/updates/several`: one assessment of several addressees, and the updates that were written together. */
export const severalRoutes = new Hono<Environment>()
  .get('/', async (c) => {
    requireActor(c.var.ctx, 'writeUpdate')
    const unfinished = await readUnfinished(c.var.ctx, KEY)
    const chosen = c.req.query('addressees')
    const fields = unfinished?.fields ?? { significance: ['significant'] }
    return showForm(c, formOf(chosen === undefined ? fields : { ...fields, addressees: [chosen] }), { kept: takenUp(unfinished) })
  })
  .post('/', async (c) => {
    const { ctx } = c.var
    requireActor(ctx, 'writeUpdate')
    const { form, errors, status } = await keepUploads(c, await readForm(c))
    const { action = 'check' } = form.values
    const kept = await keepForm(c, KEY, form)
    if (action === 'keep') return keptAnswer(c, kept)
    const wrong = Object.keys(errors).length > 0
    const shown = { kept, ...(wrong ? { refused: { status, errors } as const } : {}) }
    if (action === 'add_evidence') return showForm(c, form, { ...shown, extraRow: true })
    if (['choose', 'change', 'find'].includes(action)) return showForm(c, form, shown)
    const input = { ...updateInput(form), addresseeIds: listed(form, 'addressees') }
    try {
      if (action === 'check' || wrong) {
        const content = await dryRun(ctx, async (inside) => {
          const { ids } = await addStatusUpdates(inside, { ...input, submit: true })
          return readDraft(inside, ids[0] ?? '')
        })
        if (wrong) return await showForm(c, form, shown)
        const addressees = await listAddressees(ctx, { addresseeIds: input.addresseeIds }, null)
        return c.html(
          severalCheckPage(
            { content: { ...content, evidence: checkedEvidence(form, content.evidence) }, addressees, fields: carriedFields(form) },
            pageOf(c),
          ),
        )
      }
      const submit = action === 'submit'
      const { batchId } = await addStatusUpdates(ctx, { ...input, submit })
      await discardUnfinished(ctx, [KEY])
      return c.redirect(ownPath(c, submit ? '' : `/updates/several/${batchId}`), 303)
    } catch (error) {
      const refused = refusal(c, error, (field) => updateFieldName(form, field))
      return showForm(c, form, {
        kept,
        refused: { status: status === 503 ? status : refused.status, errors: { ...refused.errors, ...errors } },
      })
    }
  })
  .get('/:id', (c) => showBatch(c))
  .post('/:id/submit', async (c) => act(c, () => submitStatusUpdates(c.var.ctx, { batchId: idOf(c) }), ''))
  .post('/:id/publish', async (c) => {
    const { values } = await readForm(c)
    const updates = Object.entries(values).flatMap(([name, value]) => {
      const [, id] = /^update_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(name) ?? []
      const [version, seen] = value.split(' ')
      return id === undefined ? [] : [{ id, version: Number(version), seen: seen || null }]
    })
    return act(c, () => publishStatusUpdates(c.var.ctx, updates), '/review')
  })

async function act(c: Request, verb: () => Promise<unknown>, then: string): Promise<Response> {
  try {
    await verb()
    return c.redirect(ownPath(c, then), 303)
  } catch (error) {
    const refused = refusal(c, error, (field) => field)
    return showBatch(c, refused)
  }
}

async function showBatch(c: Request, refused?: FormRefusal): Promise<Response> {
  const batch = await readBatch(c.var.ctx, idOf(c))
  const { words } = c.var
  const items = batch.contents.flatMap((content) => content.items)
  const changed = refused?.status === 409
  const named = Object.entries(refused?.errors ?? {}).map(([field, message]) => {
    const addressee = items.find((item) => field === `updates.${item.id}`)?.addressee
    const who = addressee ? `${addressee.recommendation.code}, ${words.pick(addressee.institution.name)?.text ?? ''}: ` : ''
    return [field, who + message] as const
  })
  const view = { ...batch, values: {}, errors: changed ? {} : Object.fromEntries(named), changed }
  return c.html(batchPage(view, pageOf(c)), refused?.status ?? 200)
}

async function showForm(
  c: Request,
  form: Form,
  shown: { readonly kept: KeptForm | null; readonly extraRow?: boolean; readonly refused?: FormRefusal },
): Promise<Response> {
  const { ctx, words } = c.var
  const chosen = await listAddressees(ctx, { addresseeIds: listed(form, 'addressees').filter(isUuid) }, null)
  const offered = await findAddressees(ctx, form.values['find_recommendation'] ?? '')
  const codes = new Set(chosen.map((addressee) => addressee.recommendation.code))
  const rows = evidenceRows(form.values)
  const view = {
    values: form.values,
    errors: shown.refused?.errors ?? {},
    labels: Object.fromEntries(
      [...chosen, ...offered.items].map(({ id, recommendation, institution }) => [
        `addressee_${id}`,
        `${recommendation.code}, ${words.pick(institution.name)?.text ?? ''}`,
      ]),
    ),
    chosen,
    offered,
    existing: await offeredEvidence(c, [...codes], form, []),
    newRows: Math.max(1, (rows.at(-1) ?? -1) + (shown.extraRow ? 2 : 1)),
    bylines: await bylineChoices(ctx),
    kept: shown.kept,
  }
  return c.html(severalFormPage(view, pageOf(c)), shown.refused?.status ?? 200)
}
