import { Hono } from 'hono'
import { editionDraftPage } from '../../../templates/pages/edition-draft.page.ts'
import { supersedeEditionPage } from '../../../templates/pages/supersede-edition.page.ts'
import { requireActor } from '../../kernel/permissions.ts'
import {
  approveEdition,
  checkSupersession,
  previewEdition,
  readEdition,
  readEditionDraft,
  supersedeEdition,
  tryEditionNow,
} from '../../reports/index.ts'
import type { Environment, Request } from '../environment.ts'
import { readForm, refusal, type Form, type FormRefusal } from '../form.ts'
import { ownPath } from '../own-path.ts'
import { pageOf } from '../page-of.ts'

/** `/{language}/workspace/editions`: drafts that wait for an editor, superseding an edition, trying an outstanding one again. */
export const editionRoutes = new Hono<Environment>()
  .post('/try', async (c) => {
    const { schedule = '', period = '' } = (await readForm(c)).values
    await tryEditionNow(c.var.ctx, schedule === '' ? null : { scheduleId: schedule, periodStart: period })
    return c.redirect(ownPath(c, '#outstanding'), 303)
  })
  .get('/:slug/supersede', (c) => showSupersession(c, {}))
  .post('/:slug/supersede', async (c) => {
    const form = await readForm(c)
    const { action } = form.values
    try {
      if (action === 'check') await checkSupersession(c.var.ctx, supersession(c, form))
      if (action !== 'issue') return await showSupersession(c, { form, checking: action === 'check' })
      const slug = await supersedeEdition(c.var.ctx, supersession(c, form))
      return c.redirect(`/${c.var.words.language}/reports/${slug}`, 303)
    } catch (error) {
      return showSupersession(c, { form, refused: refusal(c, error, fieldName) })
    }
  })
  .get('/:schedule/:period', (c) => showDraft(c))
  .post('/:schedule/:period', async (c) => {
    try {
      await approveEdition(c.var.ctx, draftOf(c))
      return c.redirect(draftPath(c), 303)
    } catch (error) {
      return showDraft(
        c,
        refusal(c, error, (field) => field),
      )
    }
  })
  .get('/:schedule/:period/:file{[a-z]+\\.pdf}', async (c) => {
    const language = c.req.param('file').slice(0, -'.pdf'.length)
    const { schedule, period } = draftOf(c)
    const content = await previewEdition(c.var.ctx, { schedule, period, language })
    c.header('Content-Type', 'application/pdf')
    c.header('Content-Disposition', `inline; filename="vigia-${schedule}-${period}-draft.${language}.pdf"`)
    c.header('Cache-Control', 'private, no-store')
    return c.body(new Uint8Array(content))
  })

function draftOf(c: Request): { readonly schedule: string; readonly period: string } {
  return { schedule: c.req.param('schedule') ?? '', period: c.req.param('period') ?? '' }
}

function draftPath(c: Request): string {
  const { schedule, period } = draftOf(c)
  return ownPath(c, `/editions/${encodeURIComponent(schedule)}/${encodeURIComponent(period)}`)
}

async function showDraft(c: Request, refused?: FormRefusal): Promise<Response> {
  const draft = await readEditionDraft(c.var.ctx, draftOf(c))
  if (draft.issued !== null && !refused) return c.redirect(`/${c.var.words.language}/reports/${draft.issued}`, 303)
  return c.html(editionDraftPage({ draft, values: {}, errors: refused?.errors ?? {} }, pageOf(c)), refused?.status ?? 200)
}

function supersession(c: Request, { values }: Form) {
  const note = { es: values['corrections_note_es'] ?? '', en: values['corrections_note_en'] ?? '' }
  return { slug: c.req.param('slug') ?? '', note }
}

function fieldName(field: string): string {
  return field === 'note' ? 'corrections_note_es' : field.replace('note.', 'corrections_note_')
}

async function showSupersession(
  c: Request,
  shown: { readonly form?: Form; readonly checking?: boolean; readonly refused?: FormRefusal },
): Promise<Response> {
  requireActor(c.var.ctx, 'supersedeEdition')
  const { edition } = await readEdition(c.var.ctx, c.req.param('slug') ?? '')
  const view = { edition, checking: shown.checking ?? false, values: shown.form?.values ?? {}, errors: shown.refused?.errors ?? {} }
  return c.html(supersedeEditionPage(view, pageOf(c)), shown.refused?.status ?? 200)
}
