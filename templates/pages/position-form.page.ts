import { html } from 'hono/html'
import { POSITIONS } from '../view/scales.ts'
import type { PositionView } from '../view/update.ts'
import type { Html, PageContext } from './layout.ts'
import { fixedAddressee, type AddresseeContext } from './parts/addressee-context.ts'
import { newEvidenceFields } from './parts/evidence-fields.ts'
import { errorSummary, radioField, textArea, textField, type FormState } from './parts/form.ts'
import { ownPath } from './parts/links.ts'
import { dateTime, dayOf } from './parts/time.ts'
import { workspaceFrame } from './parts/workspace-frame.ts'

export interface PositionFormView extends FormState {
  readonly addressee: AddresseeContext
  /** The position on record now. */
  readonly position: PositionView | null
}

/** Record what an institution says: posts `position`, `stated_on`, `statement_es`, `statement_en` and `new_0_…`. */
export function positionFormPage(view: PositionFormView, page: PageContext): Html {
  const { words } = page
  const title = words.t('workspace.position.title')
  return workspaceFrame(
    page,
    title,
    title,
    html`<form
      class="form"
      method="post"
      action="${ownPath(page, `/workspace/addressees/${encodeURIComponent(view.addressee.id)}/position`)}"
      novalidate
    >
      ${errorSummary(page, view)} ${fixedAddressee(page, view.addressee)}
      <p>
        ${words.t('workspace.position.current')} <b>${words.t(`terms.position.${view.position?.position ?? 'none_stated'}`)}</b>
        ${view.position === null ? '' : dateTime(page, view.position.statedOn)}
      </p>
      ${radioField(
        view,
        { name: 'position', label: words.t('workspace.position.position'), hint: words.t('workspace.position.hint') },
        POSITIONS.filter((position) => position !== 'none_stated').map((position) => ({
          value: position,
          text: words.t(`terms.position.${position}`),
        })),
      )}
      ${textField(view, {
        name: 'stated_on',
        label: words.t('workspace.position.stated_on'),
        type: 'date',
        max: dayOf(page.recordAt, page.timeZone),
        size: 'short',
      })}
      <div class="pair">
        ${textArea(view, { name: 'statement_es', label: words.t('workspace.position.statement_es'), lang: 'es', rows: 4 })}
        ${textArea(view, { name: 'statement_en', label: words.t('workspace.position.statement_en'), lang: 'en', rows: 4 })}
      </div>
      ${newEvidenceFields(page, view, 0, false)}
      <p><button type="submit">${words.t('workspace.position.do')}</button></p>
    </form>`,
  )
}
