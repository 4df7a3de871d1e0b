import { Hono } from 'hono'
import { redactionPage, type RedactionPageView } from '../../../templates/pages/redaction.page.ts'
import { listRecommendations } from '../../recommendations/index.ts'
import { checkRedaction, ownerOfEvent, readRedactable, redactText, type RedactTextInput } from '../../redactions/index.ts'
import type { Environment, Request } from '../environment.ts'
import { readForm, refusal, type Form, type FormRefusal } from '../form.ts'
import { pageOf } from '../page-of.ts'
import { sequenceNumber } from '../sequence-number.ts'
import { idOf } from '../uuid-param.ts'

/** `/{language}/workspace/redactions/{id}`: destroy published texts of the update, reply, evidence, … of that id; `event/{seq}` leads to what an act in the log published. */
export const redactionRoutes = new Hono<Environment>()
  .get('/event/:seq', async (c) => {
    const owner = await ownerOfEvent(c.var.ctx, sequenceNumber(c.req.param('seq')))
    return c.redirect(`/${c.var.words.language}/workspace/redactions/${owner}`, 303)
  })
  .get('/:id', (c) => show(c, {}))
  .post('/:id', async (c) => {
    const form = await readForm(c)
    const { action } = form.values
    try {
      if (action === 'check') await checkRedaction(c.var.ctx, redactionInput(c, form))
      if (action !== 'redact') return await show(c, { form, checking: action === 'check' })
      const seq = await redactText(c.var.ctx, redactionInput(c, form))
      return c.redirect(`/${c.var.words.language}/corrections?kind=text_redacted#change-${seq}`, 303)
    } catch (error) {
      return show(c, { form, refused: refusal(c, error, fieldName) })
    }
  })

function redactionInput(c: Request, form: Form): RedactTextInput {
  return {
    ownerId: idOf(c),
    texts: form.all('text').map((name) => {
      const dot = name.lastIndexOf('.')
      return { field: name.slice(0, Math.max(0, dot)), language: name.slice(dot + 1) }
    }),
    file: (form.values['file'] ?? '') !== '',
    ground: (form.values['ground'] ?? '') as RedactTextInput['ground'],
    reason: { es: form.values['redaction_reason_es'] ?? '', en: form.values['redaction_reason_en'] ?? '' },
  }
}

function fieldName(field: string): string {
  if (field.startsWith('texts')) return 'texts'
  if (field === 'reason') return 'redaction_reason_es'
  return field.startsWith('reason.') ? field.replace('reason.', 'redaction_reason_') : field
}

async function show(
  c: Request,
  shown: { readonly form?: Form; readonly checking?: boolean; readonly refused?: FormRefusal },
): Promise<Response> {
  const found = await readRedactable(c.var.ctx, idOf(c))
  const chosen = new Set(shown.form?.all('text'))
  const [recommendation] =
    found.recommendation === null
      ? []
      : await listRecommendations(c.var.ctx, { recommendationCodes: [found.recommendation], withdrawn: true }, null)
  const view: RedactionPageView = {
    owner: found.owner,
    ownerKind: found.kind,
    recommendation: recommendation ? { code: recommendation.code, title: recommendation.title } : null,
    texts: found.texts.map((text) => ({ ...text, chosen: chosen.has(`${text.field}.${text.language}`) })),
    file: found.file === 'kept' && (shown.form?.values['file'] ?? '') !== '' ? 'chosen' : found.file,
    published: found.published,
    related: found.related,
    checking: shown.checking ?? false,
    values: shown.form?.values ?? {},
    errors: shown.refused?.errors ?? {},
  }
  return c.html(redactionPage(view, pageOf(c)), shown.refused?.status ?? 200)
}
