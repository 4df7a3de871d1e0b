import { html } from 'hono/html'
import { layout, type Html, type PageContext } from './layout.ts'
import type { PersonView } from './people.page.ts'
import { apiKeyTable, type ApiKeyView } from './parts/api-keys.ts'
import { dash } from './parts/addressee.ts'
import { errorSummary, type FormState } from './parts/form.ts'
import { ownPath } from './parts/links.ts'
import { roleFields, roleWithMembership, type RoleChoices } from './parts/role-fields.ts'
import { breadcrumbs, section } from './parts/section.ts'
import { dayTime } from './parts/time.ts'

export interface PersonPageView extends FormState, RoleChoices {
  readonly person: PersonView
  readonly keys: readonly ApiKeyView[]
  /** One's own role and account are for another administrator to change. */
  readonly isOwn: boolean
}

/** One account, for administrators: posts `role`, `organisation` and `institution`, or to `…/sessions/end` or `…/disable`, or ends a key. */
export function personPage(view: PersonPageView, page: PageContext): Html {
  const { words } = page
  const { person } = view
  const action = ownPath(page, `/workspace/people/${person.id}`)
  const facts: readonly (readonly [string, Html | string])[] = [
    [words.t('workspace.field.public_name'), person.publicName],
    [words.t('people.person.pseudonym'), person.pseudonym ?? dash(page)],
    [words.t('workspace.field.email'), person.email ?? dash(page)],
    [words.t('workspace.field.role'), roleWithMembership(page, person)],
    [words.t('workspace.people.joined'), dayTime(page, person.joinedAt)],
    ...(person.disabledAt === null ? [] : [[words.t('people.person.disabled'), dayTime(page, person.disabledAt)] as const]),
  ]
  const trail = [
    { href: ownPath(page, '/workspace'), text: words.t('pages.nav.workspace') },
    { href: ownPath(page, '/workspace/people'), text: words.t('workspace.people.title') },
  ]
  return layout(
    page,
    { title: person.name, description: null, current: 'workspace' },
    html`${breadcrumbs(page, trail, person.name)}
      <div class="lead short"><h1>${person.name}</h1></div>
      ${errorSummary(page, view)}
      <dl class="pairs">
        ${facts.map(
          ([term, value]) =>
            html`<dt>${term}</dt>
              <dd>${value}</dd>`,
        )}
      </dl>
      <p class="quiet">${words.t('people.person.secret')}</p>
      ${view.keys.length === 0 ? '' : section('keys', words.t('people.key.title'), apiKeyTable(page, view.keys, `${action}/keys`))}
      ${person.disabledAt !== null || view.isOwn ? (view.isOwn ? html`<p class="notice">${words.t('people.person.own')}</p>` : '') : change(page, view, action)}`,
  )
}

function change(page: PageContext, view: PersonPageView, action: string): Html {
  const { words } = page
  return html`${section(
    'role-of',
    words.t('people.person.change'),
    html`<form class="form" method="post" action="${action}" novalidate>
      ${roleFields(page, view, view)}
      <p><button type="submit">${words.t('people.person.change_do')}</button></p>
    </form>`,
  )}
  ${section(
    'sessions',
    words.t('people.person.sessions'),
    html`<form method="post" action="${action}/sessions/end">
      <p>${words.t('people.person.sessions_text')}</p>
      <p><button type="submit" class="plain">${words.t('people.person.sessions_do')}</button></p>
    </form>`,
  )}
  ${section(
    'disable',
    words.t('people.person.disable'),
    html`<form method="post" action="${action}/disable">
      <p>${words.t('people.person.disable_text')}</p>
      <p><button type="submit" class="plain">${words.t('people.person.disable_do')}</button></p>
    </form>`,
  )}`
}
