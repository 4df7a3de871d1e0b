import { html } from 'hono/html'
import { layout, type Html, type PageContext } from './layout.ts'
import { errorSummary, textField, type FormState } from './parts/form.ts'
import { ownPath } from './parts/links.ts'
import { breadcrumbs, section } from './parts/section.ts'
import { localizedName } from './parts/text.ts'
import { dayTime } from './parts/time.ts'

export interface OrganisationView {
  readonly id: string
  readonly name: Readonly<Record<string, string>>
  /** Enabled accounts that belong to it. */
  readonly people: number
  readonly endedAt: string | null
}

export interface OrganisationsView extends FormState {
  readonly organisations: readonly OrganisationView[]
}

/** The member organisations, and a form for a new one: posts `name_es` and `name_en`. */
export function organisationsPage(view: OrganisationsView, page: PageContext): Html {
  const { words } = page
  const title = words.t('people.organisations.title')
  const list =
    view.organisations.length === 0
      ? html`<p>${words.t('people.organisations.none')}</p>`
      : html`<ul class="ruled">
          ${view.organisations.map(
            (organisation) =>
              html`<li>
                <a href="${ownPath(page, `/workspace/people/organisations/${organisation.id}`)}"
                  >${localizedName(page, organisation.name)}</a
                >
                <span class="quiet">
                  ${
                    organisation.endedAt === null
                      ? words.t('people.organisations.people', { n: organisation.people })
                      : html`${words.t('people.organisations.ended')} ${dayTime(page, organisation.endedAt)}`
                  }
                </span>
              </li>`,
          )}
        </ul>`
  return framed(
    page,
    title,
    html`<p>${words.t('people.organisations.lead')}</p>
      ${section('list', words.t('people.organisations.list'), list)}
      ${section('add', words.t('people.organisations.add'), names(page, view, '/organisations', words.t('people.organisations.add_do')))}`,
  )
}

/** One member organisation: posts `name_es` and `name_en`, or to `…/end`. */
export function organisationPage(view: FormState & { readonly organisation: OrganisationView }, page: PageContext): Html {
  const { words } = page
  const { organisation } = view
  const title = words.pick(organisation.name)?.text ?? ''
  const path = `/organisations/${organisation.id}`
  if (organisation.endedAt !== null) {
    return framed(page, title, html`<p>${words.t('people.organisations.ended')} ${dayTime(page, organisation.endedAt)}</p>`, true)
  }
  return framed(
    page,
    title,
    html`<p>${words.t('people.organisations.people', { n: organisation.people })}</p>
      ${section('rename', words.t('people.organisations.rename'), names(page, view, path, words.t('people.organisations.rename_do')))}
      ${section(
        'end',
        words.t('people.organisations.end'),
        html`<form method="post" action="${ownPath(page, `/workspace/people${path}/end`)}">
          <p>${words.t('people.organisations.end_text')}</p>
          <p><button type="submit" class="plain">${words.t('people.organisations.end_do')}</button></p>
        </form>`,
      )}`,
    true,
  )
}

function names(page: PageContext, state: FormState, path: string, button: string): Html {
  const { words } = page
  return html`<form class="form" method="post" action="${ownPath(page, `/workspace/people${path}`)}" novalidate>
    ${errorSummary(page, state)}
    ${textField(state, { name: 'name_es', label: words.t('people.field.name_es'), lang: 'es', autocomplete: 'off' })}
    ${textField(state, { name: 'name_en', label: words.t('people.field.name_en'), lang: 'en', autocomplete: 'off' })}
    <p><button type="submit">${button}</button></p>
  </form>`
}

function framed(page: PageContext, title: string, content: Html, isOne = false): Html {
  const { words } = page
  const trail = [
    { href: ownPath(page, '/workspace'), text: words.t('pages.nav.workspace') },
    { href: ownPath(page, '/workspace/people'), text: words.t('workspace.people.title') },
    ...(isOne ? [{ href: ownPath(page, '/workspace/people/organisations'), text: words.t('people.organisations.title') }] : []),
  ]
  return layout(
    page,
    { title, description: null, current: 'workspace' },
    html`${breadcrumbs(page, trail, title)}
      <div class="lead short"><h1>${title}</h1></div>
      ${content}`,
  )
}
