import { html } from 'hono/html'
import type { Html, PageContext } from './layout.ts'
import { dash } from './parts/addressee.ts'
import { errorSummary, textField, type FormState } from './parts/form.ts'
import { ownPath } from './parts/links.ts'
import { roleFields, roleWithMembership, type PersonRole, type RoleChoices } from './parts/role-fields.ts'
import { section } from './parts/section.ts'
import { dayTime, instantTime } from './parts/time.ts'
import { workspaceFrame } from './parts/workspace-frame.ts'

interface Membership {
  readonly role: PersonRole
  readonly organisation: Readonly<Record<string, string>> | null
  readonly institution: Readonly<Record<string, string>> | null
}

export interface PersonView extends Membership {
  readonly id: string
  readonly name: string
  /** As it appears beside what they publish. */
  readonly publicName: string
  /** Only administrators see whose it is. */
  readonly pseudonym: string | null
  readonly email: string | null
  readonly joinedAt: string
  readonly disabledAt: string | null
}

export interface InvitationView extends Membership {
  readonly id: string
  readonly name: string | null
  readonly email: string | null
  readonly expiresAt: string
  readonly expired: boolean
}

export interface PeopleView extends FormState, RoleChoices {
  readonly people: readonly PersonView[]
  /** Made and not used yet. */
  readonly invitations: readonly InvitationView[]
  /** Just made, shown this once; `address` is absolute. */
  readonly invitation: { readonly address: string; readonly name: string; readonly expiresAt: string } | null
}

/** Who may work here, who is invited, and an invitation form: posts `name`, `email`, `role`, `organisation` and `institution`. */
export function peoplePage(view: PeopleView, page: PageContext): Html {
  const { words } = page
  const title = words.t('workspace.people.title')
  return workspaceFrame(
    page,
    title,
    title,
    html`${view.invitation === null ? '' : freshLink(page, view.invitation)}
      <ul class="actions">
        <li>
          <a class="button plain" href="${ownPath(page, '/workspace/people/organisations')}">${words.t('people.organisations.title')}</a>
        </li>
      </ul>
      ${section('list', words.t('workspace.people.list'), list(page, view.people))}
      ${view.invitations.length === 0 ? '' : section('invited', words.t('people.invited.title'), invited(page, view.invitations))}
      ${section('invite', words.t('workspace.people.invite'), invite(page, view))}`,
  )
}

function freshLink(page: PageContext, invitation: NonNullable<PeopleView['invitation']>): Html {
  const { words } = page
  const whose = invitation.name === '' ? words.t('people.invited.link') : words.t('workspace.people.link', { name: invitation.name })
  return html`<div class="notice" role="status">
    <p><strong>${whose}</strong> ${words.t('workspace.people.link_text')}</p>
    <p class="address"><code>${invitation.address}</code></p>
    <p class="quiet">${words.t('workspace.people.expires')} ${instantTime(page, invitation.expiresAt)}</p>
  </div>`
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
              <th scope="row">
                <div><a href="${ownPath(page, `/workspace/people/${person.id}`)}">${person.name}</a></div>
              </th>
              <td data-label="${label.publicName}">
                <div>
                  ${person.publicName}${
                    person.pseudonym === null
                      ? ''
                      : html`<br /><span class="quiet">${words.t('people.person.pseudonym')}: ${person.pseudonym}</span>`
                  }
                </div>
              </td>
              <td data-label="${label.email}"><div>${person.email ?? dash(page)}</div></td>
              <td data-label="${label.role}"><div>${roleWithMembership(page, person)}</div></td>
              <td data-label="${label.joined}">
                <div>
                  ${dayTime(page, person.joinedAt)}${
                    person.disabledAt === null
                      ? ''
                      : html`<br /><span class="quiet">${words.t('people.person.disabled')} ${dayTime(page, person.disabledAt)}</span>`
                  }
                </div>
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

function invited(page: PageContext, invitations: readonly InvitationView[]): Html {
  const { words } = page
  return html`<ul class="ruled">
    ${invitations.map((invitation) => {
      const action = ownPath(page, `/workspace/people/invitations/${invitation.id}`)
      const whom = invitation.name ?? invitation.email ?? words.t('people.invited.nobody')
      return html`<li>
        <p>
          <b>${whom}</b
          >${invitation.name !== null && invitation.email !== null ? html` · ${invitation.email}` : ''}<br />${roleWithMembership(page, invitation)}<br /><span
            class="quiet"
            >${words.t(invitation.expired ? 'people.invited.expired' : 'workspace.people.expires')}
            ${dayTime(page, invitation.expiresAt)}</span
          >
        </p>
        <div class="buttons">
          <form method="post" action="${action}/renew">
            <button type="submit" class="plain">${words.t('people.invited.renew')}<span class="unseen"> ${whom}</span></button>
          </form>
          <form method="post" action="${action}/revoke">
            <button type="submit" class="plain">${words.t('people.invited.revoke')}<span class="unseen"> ${whom}</span></button>
          </form>
        </div>
      </li>`
    })}
  </ul>`
}

function invite(page: PageContext, view: PeopleView): Html {
  const { words } = page
  return html`<form class="form" method="post" action="${ownPath(page, '/workspace/people')}" novalidate>
    ${errorSummary(page, view)} ${textField(view, { name: 'name', label: words.t('people.field.name'), autocomplete: 'off' })}
    ${textField(view, {
      name: 'email',
      label: words.t('workspace.people.email'),
      hint: words.t('workspace.people.email_hint'),
      type: 'email',
      autocomplete: 'off',
    })}
    ${roleFields(page, view, view)}
    <p><button type="submit">${words.t('workspace.people.do')}</button></p>
  </form>`
}
