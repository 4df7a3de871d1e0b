import { html } from 'hono/html'
import { layout, type Html, type PageContext } from './layout.ts'
import { apiKeyTable, type ApiKeyView, type KeyScope } from './parts/api-keys.ts'
import { errorSummary, textField, type FormState } from './parts/form.ts'
import { ownPath } from './parts/links.ts'
import { roleWithMembership, type PersonRole } from './parts/role-fields.ts'
import { breadcrumbs, section } from './parts/section.ts'
import { tickField } from './parts/tick-field.ts'

export interface AccountView {
  readonly name: string
  readonly publicName: string
  readonly email: string
  readonly role: PersonRole
  readonly organisation: Readonly<Record<string, string>> | null
  readonly institution: Readonly<Record<string, string>> | null
  readonly pseudonym: string | null
  /** May write, and so publish under a name. */
  readonly publishes: boolean
  /** Signed in by a link just now: the old password is not asked for. */
  readonly isPasswordFree: boolean
  readonly passwordLength: number
  /** Null: this role has no keys. */
  readonly keys: { readonly list: readonly ApiKeyView[]; readonly scopes: readonly KeyScope[] } | null
  /** Made just now, shown this once. */
  readonly freshKey: string | null
  /** What was just done, in words. */
  readonly done: string | null
  /** The form that was refused, with its faults. */
  readonly refused: {
    readonly form: 'name' | 'password' | 'pseudonym' | 'keys'
    readonly state: FormState
    readonly scopes: readonly string[]
  } | null
}

/** One's own account: posts to `…/name`, `…/password`, `…/pseudonym`, `…/keys` (`label`, `scopes_<scope>`, `expires_on`), `…/sign-out`. */
export function accountPage(view: AccountView, page: PageContext): Html {
  const { words } = page
  const title = words.t('people.account.title')
  const facts: readonly (readonly [string, Html | string])[] = [
    [words.t('workspace.field.public_name'), view.publicName],
    [words.t('workspace.field.email'), view.email],
    [words.t('workspace.field.role'), roleWithMembership(page, view)],
  ]
  const trail = [{ href: ownPath(page, '/workspace'), text: words.t('pages.nav.workspace') }]
  return layout(
    page,
    { title, description: null, current: 'workspace' },
    html`${breadcrumbs(page, trail, title)}
      <div class="lead short"><h1>${title}</h1></div>
      ${view.done === null ? '' : html`<p class="notice" role="status">${view.done}</p>`}
      ${view.freshKey === null ? '' : freshKey(page, view.freshKey)}
      <dl class="pairs">
        ${facts.map(
          ([term, value]) =>
            html`<dt>${term}</dt>
              <dd>${value}</dd>`,
        )}
      </dl>
      ${section('own-name', words.t('people.account.name'), nameForm(page, view))}
      ${section('own-password', words.t('people.account.password'), passwordForm(page, view))}
      ${section(
        'second-factor',
        words.t('security.factor.title'),
        html`<p>${words.t('security.factor.lead')}</p>
          <p><a href="${action(page, '/second-factor')}">${words.t('security.factor.manage')}</a></p>`,
      )}
      ${view.publishes ? section('own-pseudonym', words.t('people.account.pseudonym'), pseudonymForm(page, view)) : ''}
      ${view.keys === null ? '' : section('keys', words.t('people.key.title'), keysForm(page, view, view.keys))}
      ${section(
        'everywhere',
        words.t('people.account.everywhere'),
        html`<p><a href="${action(page, '/sessions')}">${words.t('security.sessions.manage')}</a></p>
          <p>${words.t('people.account.everywhere_text')}</p>
          <form method="post" action="${action(page, '/sign-out')}">
            <p><button type="submit" class="plain">${words.t('people.account.everywhere_do')}</button></p>
          </form>`,
      )}`,
  )
}

function freshKey(page: PageContext, key: string): Html {
  return html`<div class="notice" role="status">
    <p><strong>${page.words.t('people.key.fresh')}</strong> ${page.words.t('people.key.fresh_text')}</p>
    <p class="address"><code>${key}</code></p>
  </div>`
}

function nameForm(page: PageContext, view: AccountView): Html {
  const { words } = page
  const state = stateOf(view, 'name', { name: view.name })
  return html`<form class="narrow form" method="post" action="${action(page, '/name')}" novalidate>
    ${errorSummary(page, state)}
    ${textField(state, { name: 'name', label: words.t('workspace.field.name'), hint: words.t('workspace.field.name_hint'), autocomplete: 'name' })}
    <p><button type="submit">${words.t('people.account.save')}</button></p>
  </form>`
}

function passwordForm(page: PageContext, view: AccountView): Html {
  const { words } = page
  const state = stateOf(view, 'password', {})
  return html`<form class="narrow form" method="post" action="${action(page, '/password')}" novalidate>
    ${errorSummary(page, state)}
    ${
      view.isPasswordFree
        ? html`<p>${words.t('people.account.password_free')}</p>`
        : textField(state, {
            name: 'old_password',
            label: words.t('people.field.old_password'),
            hint: words.t('people.field.old_password_hint'),
            type: 'password',
            autocomplete: 'current-password',
          })
    }
    ${textField(state, {
      name: 'password',
      label: words.t('people.field.new_password'),
      hint: words.t('workspace.field.password_hint', { n: view.passwordLength }),
      type: 'password',
      autocomplete: 'new-password',
    })}
    ${textField(state, { name: 'password_again', label: words.t('workspace.field.password_again'), type: 'password', autocomplete: 'new-password' })}
    <p><button type="submit">${words.t('people.account.password_do')}</button></p>
  </form>`
}

function pseudonymForm(page: PageContext, view: AccountView): Html {
  const { words } = page
  if (view.pseudonym !== null)
    return html`<p><b>${view.pseudonym}</b></p>
      <p>${words.t('people.account.pseudonym_set')}</p>`
  const state = stateOf(view, 'pseudonym', {})
  return html`<form class="narrow form" method="post" action="${action(page, '/pseudonym')}" novalidate>
    ${errorSummary(page, state)}
    <p>${words.t('people.account.pseudonym_text')}</p>
    ${textField(state, { name: 'pseudonym', label: words.t('people.person.pseudonym'), hint: words.t('people.field.pseudonym_hint'), autocomplete: 'off' })}
    <p><button type="submit">${words.t('people.account.pseudonym_do')}</button></p>
  </form>`
}

function keysForm(page: PageContext, view: AccountView, keys: NonNullable<AccountView['keys']>): Html {
  const { words } = page
  const state = stateOf(view, 'keys', {})
  const ticked = view.refused?.form === 'keys' ? view.refused.scopes : []
  return html`<p>${words.t('people.key.lead')}</p>
    ${keys.list.length === 0 ? '' : apiKeyTable(page, keys.list, action(page, '/keys'))}
    <form class="narrow form" method="post" action="${action(page, '/keys')}" novalidate>
      ${errorSummary(page, state)}
      ${textField(state, { name: 'label', label: words.t('people.key.label'), hint: words.t('people.key.label_hint'), autocomplete: 'off' })}
      ${tickField(
        state,
        { name: 'scopes', label: words.t('people.key.scopes') },
        keys.scopes.map((scope) => ({
          value: scope,
          text: capital(page, words.t(`people.scope.${scope}`)),
          ticked: ticked.includes(scope),
        })),
      )}
      ${textField(state, { name: 'expires_on', label: words.t('people.key.expires_on'), hint: words.t('people.key.expires_hint'), type: 'date', size: 'short' })}
      <p><button type="submit">${words.t('people.key.do')}</button></p>
    </form>`
}

/** A form's own state: what was typed when it was refused, else what is on record. */
function stateOf(
  view: AccountView,
  form: NonNullable<AccountView['refused']>['form'],
  values: Readonly<Record<string, string>>,
): FormState {
  return view.refused?.form === form ? view.refused.state : { values, errors: {} }
}

function capital(page: PageContext, text: string): string {
  return text.charAt(0).toLocaleUpperCase(page.words.locale) + text.slice(1)
}

function action(page: PageContext, path: string): string {
  return ownPath(page, `/workspace/account${path}`)
}
