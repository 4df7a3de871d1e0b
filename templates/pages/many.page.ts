import { html } from 'hono/html'
import type { InstitutionRef, RecommendationRef, ThemeRef } from '../view/references.ts'
import type { Html, PageContext } from './layout.ts'
import { errorSummary, selectField, textField, type FormState } from './parts/form.ts'
import { hiddenFields } from './parts/hidden-fields.ts'
import { ownPath } from './parts/links.ts'
import { plainText } from './parts/text.ts'
import { workTable, type WorkItem } from './parts/work-table.ts'
import { workspaceFrame } from './parts/workspace-frame.ts'

export interface ManyView extends FormState {
  readonly items: readonly WorkItem[]
  readonly ticked: ReadonlySet<string>
  readonly filters: { readonly theme: string; readonly institution: string; readonly recommendation: string }
  readonly themes: readonly ThemeRef[]
  readonly institutions: readonly InstitutionRef[]
  /** Null: too many for a list; the code is typed. */
  readonly recommendations: readonly RecommendationRef[] | null
  /** Of a long list `items` are a page: how many come before it, how many there are, how many a page shows. */
  readonly from: number
  readonly total: number
  readonly shown: number
  /** Who may look after them; empty for those who cannot say so. */
  readonly owners: readonly { readonly id: string; readonly name: string }[]
  readonly can: { readonly assess: boolean; readonly setDueDates: boolean; readonly setOwners: boolean }
  /** The last act was done. */
  readonly done: boolean
}

/** Addressees to tick, narrowed down by theme, institution or recommendation, and what can be done with many at once. */
export function manyPage(view: ManyView, page: PageContext): Html {
  const { words } = page
  const title = words.t('workspace.many.title')
  return workspaceFrame(
    page,
    title,
    title,
    html`${view.done ? html`<p class="notice" role="status">${words.t('workspace.many.done')}</p>` : ''} ${filters(page, view)}
      <form method="post" action="${ownPath(page, '/workspace/addressees')}" novalidate>
        ${errorSummary(page, view)}
        <p>${words.t('workspace.many.lead')}</p>
        ${hiddenFields(Object.entries({ ...view.filters, from: String(view.from) }).map(([name, value]) => ({ name, value })))}
        <div id="addressees">
          ${view.errors['addressees'] ? html`<p class="problem">${view.errors['addressees']}</p>` : ''}
          ${workTable(page, view.items, words.t('workspace.many.caption', { n: view.total }), view.ticked)}
        </div>
        ${pages(page, view)} ${acts(page, view)}
      </form>`,
  )
}

function filters(page: PageContext, view: ManyView): Html {
  const { words } = page
  const state = { values: view.filters, errors: {} }
  return html`<form class="narrowed" method="get" action="${ownPath(page, '/workspace/addressees')}">
    ${selectField(
      state,
      { name: 'theme', label: words.t('workspace.many.theme') },
      view.themes.map((theme) => ({ value: theme.slug, text: plainText(page, theme.name) })),
      words.t('workspace.many.all_themes'),
    )}
    ${selectField(
      state,
      { name: 'institution', label: words.t('workspace.many.institution') },
      view.institutions.map((institution) => ({ value: institution.slug, text: plainText(page, institution.name) })),
      words.t('workspace.many.all'),
    )}
    ${
      view.recommendations === null
        ? textField(state, {
            name: 'recommendation',
            label: words.t('workspace.many.recommendation'),
            hint: words.t('workspace.many.code'),
            size: 'short',
          })
        : selectField(
            state,
            { name: 'recommendation', label: words.t('workspace.many.recommendation') },
            view.recommendations.map(({ code, title }) => ({ value: code, text: `${code} ${plainText(page, title)}` })),
            words.t('workspace.many.all'),
          )
    }
    <p><button type="submit" class="plain">${words.t('workspace.many.filter')}</button></p>
  </form>`
}

/** To the rows before and after; nothing where one page holds all. */
function pages(page: PageContext, view: ManyView): Html {
  const { from, items, shown, total } = view
  if (items.length === total) return html``
  const { words } = page
  const to = (place: number) =>
    ownPath(page, `/workspace/addressees?${new URLSearchParams({ ...view.filters, from: String(place) }).toString()}`)
  return html`<p>${words.t('workspace.many.place', { first: from + 1, last: from + items.length, n: total })}</p>
    <ul class="actions">
      ${from === 0 ? '' : html`<li><a class="button plain" href="${to(Math.max(0, from - shown))}" rel="prev">${words.t('workspace.many.previous')}</a></li>`}
      ${from + items.length >= total ? '' : html`<li><a class="button plain" href="${to(from + shown)}" rel="next">${words.t('pages.next')}</a></li>`}
    </ul>`
}

function acts(page: PageContext, view: ManyView): Html {
  const { words } = page
  return html`<h2>${words.t('workspace.many.do')}</h2>
    <div class="acts">
      ${view.can.assess ? html`<p><button type="submit" name="action" value="assess">${words.t('workspace.many.assess')}</button></p>` : ''}
      ${
        view.can.setDueDates
          ? html`<div>
              ${textField(view, { name: 'due_on', label: words.t('workspace.many.due'), hint: words.t('workspace.many.due_hint'), type: 'date', size: 'short' })}
              <p><button type="submit" name="action" value="due" class="plain">${words.t('workspace.many.due_do')}</button></p>
            </div>`
          : ''
      }
      ${
        view.can.setOwners
          ? html`<div>
              ${selectField(
                view,
                { name: 'owner', label: words.t('workspace.many.owner'), hint: words.t('workspace.many.owner_hint') },
                view.owners.map(({ id, name }) => ({ value: id, text: name })),
                words.t('workspace.many.nobody'),
              )}
              <p><button type="submit" name="action" value="owner" class="plain">${words.t('workspace.many.owner_do')}</button></p>
            </div>`
          : ''
      }
    </div>`
}
