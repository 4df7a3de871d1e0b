import { html } from 'hono/html'
import { EVIDENCE_KINDS } from '../../view/scales.ts'
import { LANGUAGES } from '../../i18n/index.ts'
import type { Html, PageContext } from '../page-context.ts'
import { checkField, selectField, textArea, textField, type FormState } from './form.ts'
import { languageName } from './text.ts'

const SENSITIVITIES = ['public', 'embargoed', 'protected'] as const

/** Languages that sources are most often in here, besides those of the site. */
const SOURCE_LANGUAGES = ['qu', 'ay', 'fr', 'pt']

/**
 * The fields of one new source, `new_{index}_…`; a row that is left empty is no evidence. `weighs`: whether "announcement only"
 * applies. The form around them is `multipart/form-data`, or the file does not arrive.
 */
export function newEvidenceFields(page: PageContext, state: FormState, index: number, weighs: boolean): Html {
  const { words } = page
  const name = (field: string) => `new_${index}_${field}`
  return html`<fieldset class="source-fields">
    <legend>${words.t('workspace.evidence.new', { n: index + 1 })}</legend>
    <div class="pair">
      ${selectField(
        state,
        { name: name('kind'), label: words.t('workspace.evidence.kind') },
        EVIDENCE_KINDS.map((kind) => ({ value: kind, text: words.t(`terms.evidence.${kind}`) })),
        words.t('workspace.form.choose'),
      )}
      ${selectField(
        state,
        { name: name('language'), label: words.t('workspace.evidence.language') },
        [...LANGUAGES, ...SOURCE_LANGUAGES].map((language) => ({ value: language, text: languageName(page, language) })),
      )}
    </div>
    ${textField(state, { name: name('title'), label: words.t('workspace.evidence.title'), hint: words.t('workspace.evidence.title_hint') })}
    <div class="pair">
      ${textField(state, { name: name('publisher'), label: words.t('workspace.evidence.publisher'), hint: words.t('workspace.evidence.publisher_hint') })}
      ${textField(state, { name: name('date'), label: words.t('workspace.evidence.date'), hint: words.t('workspace.evidence.date_hint') })}
    </div>
    ${textField(state, { name: name('address'), label: words.t('workspace.evidence.address'), hint: words.t('workspace.evidence.address_hint'), type: 'url' })}
    ${fileField(page, state, name('file'))}
    <div class="pair">
      ${textArea(state, { name: name('note_es'), label: words.t('workspace.evidence.note_es'), lang: 'es', rows: 3 })}
      ${textArea(state, { name: name('note_en'), label: words.t('workspace.evidence.note_en'), lang: 'en', rows: 3 })}
    </div>
    <div class="pair">
      ${selectField(
        state,
        {
          name: name('sensitivity'),
          label: words.t('workspace.evidence.sensitivity'),
          hint: words.t('workspace.evidence.sensitivity_hint'),
        },
        SENSITIVITIES.map((sensitivity) => ({ value: sensitivity, text: words.t(`workspace.sensitivity.${sensitivity}`) })),
      )}
      ${textField(state, {
        name: name('embargo_until'),
        label: words.t('workspace.evidence.embargo_until'),
        hint: words.t('workspace.evidence.embargo_until_hint'),
        type: 'date',
      })}
    </div>
    ${weighs ? checkField(state, { name: name('announcement_only'), label: words.t('workspace.evidence.announcement_only') }) : ''}
  </fieldset>`
}

/** A file to choose; one that was received already is kept with the form until it is removed or replaced. */
function fileField(page: PageContext, state: FormState, name: string): Html {
  const { words } = page
  const id = state.values[`${name}_id`] ?? ''
  const received = state.values[`${name}_name`] ?? ''
  const error = state.errors[name]
  const described = [`${name}-hint`, error === undefined ? '' : `${name}-problem`].filter(Boolean).join(' ')
  const kept =
    id === ''
      ? ''
      : html`<p>${words.t('evidence.file_kept', { name: received })}</p>
          <input type="hidden" name="${name}_id" value="${id}" />
          <input type="hidden" name="${name}_name" value="${received}" />
          ${checkField(state, { name: `${name}_remove`, label: words.t('evidence.file_remove') })}`
  return html`<div class="field">
    ${kept}
    <label for="${name}">${words.t(id === '' ? 'evidence.file' : 'evidence.file_other')}</label>
    <p class="hint" id="${name}-hint">${words.t('evidence.file_hint')}</p>
    ${error === undefined ? '' : html`<p class="problem" id="${name}-problem">${error}</p>`}
    <input
      type="file"
      id="${name}"
      name="${name}"
      accept=".pdf,.png,.jpg,.jpeg,application/pdf,image/png,image/jpeg"
      aria-describedby="${described}"
      ${error === undefined ? '' : html` aria-invalid="true"`}
    />
  </div>`
}
