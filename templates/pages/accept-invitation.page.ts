import { html } from 'hono/html'
import { layout, type Html, type PageContext } from './layout.ts'
import { errorSummary, textField, type FormState } from './parts/form.ts'
import { ownPath } from './parts/links.ts'
import { roleWithMembership, type PersonRole } from './parts/role-fields.ts'

export interface AcceptInvitationView extends FormState {
  readonly token: string
  /** Set where the invitation is bound to one address. */
  readonly email: string | null
  /** What the account will be for. */
  readonly membership: {
    readonly role: PersonRole
    readonly organisation: Readonly<Record<string, string>> | null
    readonly institution: Readonly<Record<string, string>> | null
  }
  /** Least length of a password. */
  readonly passwordLength: number
}

/** The one-time link: posts `name`, `public_name`, `email`, `password` and `password_again` to `/{lang}/invitation/{token}`. */
export function acceptInvitationPage(view: AcceptInvitationView, page: PageContext): Html {
  const { words } = page
  const title = words.t('workspace.invitation.title')
  return layout(
    page,
    { title, description: null, current: null },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('workspace.invitation.lead')}</p>
        <p><b>${roleWithMembership(page, view.membership)}</b></p>
      </div>
      <form class="narrow form" method="post" action="${ownPath(page, `/invitation/${encodeURIComponent(view.token)}`)}" novalidate>
        ${errorSummary(page, view)}
        ${textField(view, { name: 'name', label: words.t('workspace.field.name'), hint: words.t('workspace.field.name_hint'), autocomplete: 'name' })}
        ${textField(view, {
          name: 'public_name',
          label: words.t('workspace.field.public_name'),
          hint: words.t(
            view.membership.role === 'institution' ? 'people.field.public_name_institution_hint' : 'workspace.field.public_name_hint',
          ),
        })}
        ${
          view.email === null
            ? textField(view, { name: 'email', label: words.t('workspace.field.email'), type: 'email', autocomplete: 'username' })
            : html`<p>${words.t('workspace.invitation.for')} <b>${view.email}</b></p>
                <input type="hidden" name="email" value="${view.email}" />`
        }
        ${textField(view, {
          name: 'password',
          label: words.t('workspace.field.password'),
          hint: words.t('workspace.field.password_hint', { n: view.passwordLength }),
          type: 'password',
          autocomplete: 'new-password',
        })}
        ${textField(view, { name: 'password_again', label: words.t('workspace.field.password_again'), type: 'password', autocomplete: 'new-password' })}
        <p><button type="submit">${words.t('workspace.invitation.do')}</button></p>
      </form>`,
  )
}
