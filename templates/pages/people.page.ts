import { html } from 'hono/html'
import { ROLES, type Html, type PageContext, type Role } from './layout.ts'
import { dash } from './parts/addressee.ts'
import { errorSummary, radioField, textField, type FormState } from './parts/form.ts'
import { ownPath } from './parts/links.ts'
import { section } from './parts/section.ts'
import { dayTime, instantTime } from './parts/time.ts'
import { workspaceFrame } from './parts/workspace-frame.ts'

export interface PersonView {
  readonly name: string
  /** As it appears beside what they publish. */
  readonly publicName: string | null
  readonly email: string | null
  readonly role: Role
  /** Null: the invitation was not accepted yet. */
  readonly joinedAt: string | null
}

export interface PeopleView extends FormState {
  readonly people: readonly PersonView[]
  /** Just made, shown this once; `address` is absolute. */
  readonly invitation: { readonly address: string; readonly name: string; readonly expiresAt: string } | null
}

/** Who may work here, and an invitation form: posts `name`, `email` and `role` to `/{lang}/workspace/people`. */
export function peoplePage(view: PeopleView, page: PageContext): Html {
  const { words } = page
  const title = words.t('workspace.people.title')
  return workspaceFrame(
    page,
    title,
    title,
    html`${
      view.invitation === null
        ? ''
        : html`<div class="notice" role="status">
            <p>
              <strong>${words.t('workspace.people.link', { name: view.invitation.name })}</strong> ${words.t('workspace.people.link_text')}
            </p>
            <p class="address"><code>${view.invitation.address}</code></p>
            <p class="quiet">${words.t('workspace.people.expires')} ${instantTime(page, view.invitation.expiresAt)}</p>
          </div>`
    }
    ${section('list', words.t('workspace.people.list'), list(page, view.people))}
    ${section('invite', words.t('workspace.people.invite'), invite(page, view))}`,
  )
}

function list(page: PageContext, people: readonly PersonView[]): Html {
  const { words } = page
  const label = {
    name: words.t('workspace.field.name'),
    publicName: words.t('workspace.field.public_name'),
    email: words.t('workspace.field.email'),
    role: words.t('workspace.field.role'),
    joined: words.t('workspace.people.joined'),
  }
  return html`<div class="wide">
    <table>
      <caption class="unseen">
        ${words.t('workspace.people.list')}
      </caption>
      <thead>
        <tr>
          ${Object.values(label).map((text) => html`<th scope="col">${text}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${people.map(
          (person) =>
            html`<tr>
              <th scope="row"><div>${person.name}</div></th>
              <td data-label="${label.publicName}"><div>${person.publicName ?? dash(page)}</div></td>
              <td data-label="${label.email}"><div>${person.email ?? dash(page)}</div></td>
              <td data-label="${label.role}"><div>${words.t(`workspace.role.${person.role}`)}</div></td>
              <td data-label="${label.joined}">
                <div>${person.joinedAt === null ? words.t('workspace.people.invited') : dayTime(page, person.joinedAt)}</div>
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

function invite(page: PageContext, view: PeopleView): Html {
  const { words } = page
  return html`<form class="form" method="post" action="${ownPath(page, '/workspace/people')}" novalidate>
    ${errorSummary(page, view)} ${textField(view, { name: 'name', label: words.t('workspace.field.name'), autocomplete: 'off' })}
    ${textField(view, {
      name: 'email',
      label: words.t('workspace.people.email'),
      hint: words.t('workspace.people.email_hint'),
      type: 'email',
      autocomplete: 'off',
    })}
    ${radioField(
      view,
      { name: 'role', label: words.t('workspace.field.role') },
      ROLES.map((role) => ({ value: role, text: words.t(`workspace.role.${role}`), hint: words.t(`workspace.role.${role}.hint`) })),
    )}
    <p><button type="submit">${words.t('workspace.people.do')}</button></p>
  </form>`
}
