import { html } from 'hono/html'
import type { Html, PageContext } from '../page-context.ts'
import type { RecommendationListView } from '../recommendation-list.page.ts'
import { hiddenFields } from './hidden-fields.ts'
import { listPath, LIST_SORTS } from './list-path.ts'

/** The search box, which keeps every other filter; without JavaScript a plain GET form. */
export function listSearch(page: PageContext, { topic, sort, chosenSort }: RecommendationListView): Html {
  const { words } = page
  const kept = [...topic.filters.filter(({ name }) => name !== 'q'), ...(chosenSort ? [{ name: 'sort', value: sort }] : [])]
  const dated = page.asOf === null ? [] : [{ name: 'as_of', value: page.asOf }]
  return html`<form class="search" method="get" action="/${words.language}/recommendations" role="search">
    ${hiddenFields([...kept, ...dated])}
    <label for="q">${words.t('list.search.label')}</label>
    <input type="search" id="q" name="q" value="${topic.filters.find(({ name }) => name === 'q')?.value ?? ''}" maxlength="200" />
    <button type="submit">${words.t('list.search.go')}</button>
  </form>`
}

/** "Ordenar: …": the orders of the list as links, the present one marked. */
export function listSorts(page: PageContext, { topic, sort }: RecommendationListView): Html {
  const { words } = page
  const searched = topic.filters.some(({ name }) => name === 'q')
  const offered = LIST_SORTS.filter((candidate) => searched || candidate !== 'relevance')
  const usual = searched ? 'relevance' : 'catalogue'
  return html`<nav class="follow" aria-label="${words.t('list.sort.label')}">
    <b>${words.t('list.sort.lead')}</b>
    <ul>
      ${offered.map(
        (candidate) =>
          html`<li>
            <a
              href="${listPath(page, topic.query, { sort: candidate === usual ? null : candidate })}"
              ${candidate === sort ? html` aria-current="true"` : ''}
              >${words.t(`list.sort.${candidate}`)}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`
}
