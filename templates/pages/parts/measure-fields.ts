import { html } from 'hono/html'
import { POSITIONS } from '../../view/scales.ts'
import type { Html, PageContext } from '../page-context.ts'
import { radioField, textArea, textField, type FormState } from './form.ts'
import { dayOf } from './time.ts'

/** Fields `position`, `stated_on`, `statement_es`, `statement_en`. */
export function positionFields(page: PageContext, state: FormState): Html {
  const { words } = page
  return html`${radioField(
      state,
      { name: 'position', label: words.t('proposals.position.position'), hint: words.t('proposals.position.hint') },
      POSITIONS.filter((position) => position !== 'none_stated').map((position) => ({
        value: position,
        text: words.t(`terms.position.${position}`),
      })),
    )}
    ${textField(state, { name: 'stated_on', label: words.t('proposals.position.stated_on'), type: 'date', max: today(page), size: 'short' })}
    <div class="pair">
      ${textArea(state, { name: 'statement_es', label: words.t('proposals.position.statement_es'), lang: 'es', rows: 4 })}
      ${textArea(state, { name: 'statement_en', label: words.t('proposals.position.statement_en'), lang: 'en', rows: 4 })}
    </div>`
}

/** Fields `read_on`, `value`, `note_es`, `note_en`. */
export function readingFields(page: PageContext, state: FormState): Html {
  const { words } = page
  return html`${textField(state, {
      name: 'read_on',
      label: words.t('proposals.reading.read_on'),
      hint: words.t('proposals.reading.read_on_hint'),
      type: 'date',
      max: today(page),
      size: 'short',
    })}
    ${textField(state, { name: 'value', label: words.t('proposals.reading.value'), hint: words.t('proposals.reading.value_hint') })}
    <div class="pair">
      ${textArea(state, { name: 'note_es', label: words.t('proposals.reading.note_es'), hint: words.t('proposals.form.optional'), lang: 'es', rows: 3 })}
      ${textArea(state, { name: 'note_en', label: words.t('proposals.reading.note_en'), hint: words.t('proposals.form.optional'), lang: 'en', rows: 3 })}
    </div>`
}

/** Fields `title_es`, `title_en`, `unit_es`, `unit_en`, `direction`. */
export function indicatorFields(page: PageContext, state: FormState): Html {
  const { words } = page
  const hint = words.t('proposals.indicator.unit_hint')
  return html`<p class="hint">${words.t('proposals.indicator.code_hint')}</p>
    <div class="pair">
      ${textField(state, { name: 'title_es', label: words.t('proposals.indicator.title_es'), lang: 'es' })}
      ${textField(state, { name: 'title_en', label: words.t('proposals.indicator.title_en'), lang: 'en' })}
    </div>
    <div class="pair">
      ${textField(state, { name: 'unit_es', label: words.t('proposals.indicator.unit_es'), hint, lang: 'es' })}
      ${textField(state, { name: 'unit_en', label: words.t('proposals.indicator.unit_en'), hint, lang: 'en' })}
    </div>
    ${radioField(state, { name: 'direction', label: words.t('proposals.indicator.direction') }, [
      { value: 'up', text: words.t('pages.indicator.up') },
      { value: 'down', text: words.t('pages.indicator.down') },
    ])}`
}

/** Fields `milestone_on`, `target_es`, `target_en`. */
export function milestoneFields(page: PageContext, state: FormState): Html {
  const { words } = page
  const hint = words.t('proposals.milestone.target_hint')
  return html`${textField(state, { name: 'milestone_on', label: words.t('proposals.milestone.due_on'), type: 'date', size: 'short' })}
    <div class="pair">
      ${textField(state, { name: 'target_es', label: words.t('proposals.milestone.target_es'), hint, lang: 'es' })}
      ${textField(state, { name: 'target_en', label: words.t('proposals.milestone.target_en'), hint, lang: 'en' })}
    </div>`
}

function today(page: PageContext): string {
  return dayOf(page.recordAt, page.timeZone)
}
