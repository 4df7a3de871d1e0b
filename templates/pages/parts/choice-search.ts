import { html } from 'hono/html'
import type { Offered } from '../../view/offered.ts'
import type { Html, PageContext } from '../page-context.ts'
import { textField, type FormState } from './form.ts'

/** Field of what is searched for. */
const FIELD = 'find_recommendation'

/** Where a form cannot offer everything: a search by code or words, and what became of the last one. Its button posts `action` = find. */
export function choiceSearch(page: PageContext, state: FormState, offered: Offered<unknown>): Html {
  if (offered.whole) return html``
  const { words } = page
  const searched = (state.values[FIELD] ?? '').trim() !== ''
  const said = searched && offered.items.length === 0 ? 'none' : offered.more ? 'more' : null
  return html`${textField(state, { name: FIELD, label: words.t('workspace.find.label'), hint: words.t('workspace.find.hint') })}
    <p><button type="submit" name="action" value="find" class="plain">${words.t('workspace.find.go')}</button></p>
    ${said === null ? '' : html`<p class="notice" role="status">${words.t(`workspace.find.${said}`)}</p>`}`
}
