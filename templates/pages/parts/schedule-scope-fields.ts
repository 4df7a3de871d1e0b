import { html } from 'hono/html'
import { COUNTRIES, STATUSES } from '../../view/scales.ts'
import type { InstitutionRef, ThemeRef } from '../../view/references.ts'
import type { Html, PageContext } from '../page-context.ts'
import { checkField, selectField, textField, type FormState } from './form.ts'
import { inOrder } from './in-order.ts'
import { plainText } from './text.ts'

/** The filters of the public list, each as a field `scope_<filter>`, and `scope` for a pasted address of the list. */
export function scheduleScopeFields(
  page: PageContext,
  state: FormState,
  offered: { readonly themes: readonly ThemeRef[]; readonly institutions: readonly InstitutionRef[] },
): Html {
  const { words } = page
  const any = words.t('schedules.form.any')
  const field = (name: 'q' | 'theme' | 'status' | 'country' | 'institution' | 'concern' | 'standard' | 'agreement_type') => ({
    name: `scope_${name}`,
    label: words.t(`pages.filter.${name}`),
  })
  return html`<fieldset class="field">
    <legend>${words.t('schedules.field.scope')}</legend>
    <p class="hint">${words.t('schedules.field.scope_lead')}</p>
    ${textField(state, {
      name: 'scope',
      label: words.t('schedules.field.scope_address'),
      hint: words.t('schedules.field.scope_address_hint'),
      autocomplete: 'off',
    })}
    ${textField(state, { ...field('q'), autocomplete: 'off' })}
    ${selectField(
      state,
      field('theme'),
      offered.themes.map(({ slug, name }) => ({ value: slug, text: plainText(page, name) })),
      any,
    )}
    ${selectField(
      state,
      field('status'),
      STATUSES.map((value) => ({ value, text: words.t(`terms.status.${value}`) })),
      any,
    )}
    ${selectField(
      state,
      field('country'),
      COUNTRIES.map((value) => ({ value, text: words.t(`terms.country.${value}`) })),
      any,
    )}
    ${selectField(
      state,
      field('institution'),
      inOrder(page, offered.institutions).map(({ slug, name, country }) => ({
        value: slug,
        text: `${plainText(page, name)} (${words.t(`terms.country.${country}`)})`,
      })),
      any,
    )}
    ${(['concern', 'standard', 'agreement_type'] as const).map((name) => textField(state, { ...field(name), autocomplete: 'off' }))}
    ${(['overdue', 'stale', 'awaiting_reply'] as const).map((name) =>
      checkField(state, { name: `scope_${name}`, label: words.t(`terms.computed.${name}`) }),
    )}
  </fieldset>`
}
