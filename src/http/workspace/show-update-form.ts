import { checkUpdatePage } from '../../../templates/pages/check-update.page.ts'
import type { KeptForm } from '../../../templates/pages/parts/assessment-fields.ts'
import { updateFormPage, type UpdateFormView } from '../../../templates/pages/update-form.page.ts'
import { bylineChoices } from '../../accounts/index.ts'
import { readAddresseeContext, readStanding, type Draft } from '../../desk/index.ts'
import { listAddressees } from '../../recommendations/index.ts'
import { findAddressees } from '../../search/index.ts'
import { checkedEvidence } from './checked-evidence.ts'
import type { Request } from '../environment.ts'
import { evidenceRows } from './evidence-form.ts'
import type { Form, FormRefusal } from '../form.ts'
import { carriedFields } from './kept-form.ts'
import { offeredEvidence } from './offered-evidence.ts'
import { pageOf } from '../page-of.ts'
import { publishedUpdate } from './published-update.ts'
import { typedContent } from './update-form.ts'
import { isUuid } from '../uuid-param.ts'

export interface ShownForm {
  /** The draft that is being edited, as it is stored now; null for a new one. */
  readonly draft: Draft | null
  readonly form: Form
  readonly kept: KeptForm | null
  /** What it is kept under. */
  readonly key: string
  readonly extraRow?: boolean
  readonly chooseAgain?: boolean
  readonly refused?: FormRefusal
  /** Somebody saved the draft since this form was opened. */
  readonly conflict?: boolean
}

/** The update form with what was typed: status 200, or what refused it. */
export async function showUpdateForm(c: Request, shown: ShownForm): Promise<Response> {
  const { ctx } = c.var
  const { draft, form } = shown
  const { values } = form
  const editable = draft?.can.edit ?? false
  const addresseeId = draft?.addresseeId ?? values['addressee'] ?? ''
  const known =
    !shown.chooseAgain && (draft !== null || (isUuid(addresseeId) && (await listAddressees(ctx, { addresseeId }, null)).length > 0))
  const addressee = known ? await readAddresseeContext(ctx, addresseeId) : null
  const began = beganOf(c, values['began'])
  const standing = known ? await readStanding(ctx, addresseeId, draft ? new Date(draft.createdAt) : began, draft?.id ?? null) : null
  const version = draft && editable ? String(shown.conflict ? draft.version : (values['version'] ?? '')) : null
  const rows = evidenceRows(values)
  const view: UpdateFormView = {
    id: editable ? (draft?.id ?? null) : null,
    values: shown.chooseAgain ? { ...values, addressee: '' } : values,
    errors: shown.refused?.errors ?? {},
    addressee,
    offered: known ? { whole: true, items: [], more: false } : await findAddressees(ctx, values['find_recommendation'] ?? ''),
    corrects: values['corrects'] ? await publishedUpdate(c, values['corrects']) : null,
    comment: draft?.comment ?? null,
    existing: await offeredEvidence(c, addressee ? [addressee.recommendation.code] : [], form, draft?.evidence ?? []),
    newRows: Math.max(1, (rows.at(-1) ?? -1) + (shown.extraRow ? 2 : 1)),
    bylines: await bylineChoices(ctx),
    carried: [
      ...(version === null ? [] : [{ name: 'version', value: version }]),
      { name: 'seen', value: values['seen'] ?? standing?.seen ?? '' },
      { name: 'began', value: began.toISOString() },
      { name: 'kept_as', value: shown.key },
    ],
    kept: shown.kept,
    standing,
    conflict: draft && shown.conflict ? { stored: draft, typed: typedContent(values), editable } : null,
  }
  return c.html(updateFormPage(view, pageOf(c)), shown.conflict ? 409 : (shown.refused?.status ?? 200))
}

/** The page on which an update is checked before it is sent; 409 when it was sent and the addressee had `moved` on. */
export function showCheck(c: Request, { draft, form }: ShownForm, preview: Draft, moved: boolean): Response | Promise<Response> {
  const view = {
    ...preview,
    evidence: checkedEvidence(form, preview.evidence),
    own: true,
    action: draft ? `/updates/${draft.id}` : '/updates',
    fields: carriedFields(form, { seen: preview.standing.seen ?? '' }),
    moved,
  }
  return c.html(checkUpdatePage(view, pageOf(c)), moved ? 409 : 200)
}

function beganOf(c: Request, typed: string | undefined): Date {
  const began = new Date(typed ?? '')
  return Number.isNaN(began.getTime()) ? c.var.ctx.clock.now() : began
}
