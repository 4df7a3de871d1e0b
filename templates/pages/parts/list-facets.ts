import { html } from 'hono/html'
import { filterTitle } from '../../follow/topic-title.ts'
import type { MessageKey } from '../../i18n/index.ts'
import type { Facet, FacetValue } from '../../view/found.ts'
import { STATUSES } from '../../view/scales.ts'
import type { Html, PageContext } from '../page-context.ts'
import type { RecommendationListView } from '../recommendation-list.page.ts'
import { listPath } from './list-path.ts'

/** More values than these are folded away. */
const SHOWN = 8
/** Of more values than these the rest is one click away: a page of hundreds of links would carry them along with every list. */
const FOLDED = 40
const YES_OR_NO: readonly string[] = ['overdue', 'stale', 'awaiting_reply']

/** What the list can be narrowed by: links with how many recommendations each leads to, the chosen ones marked and leading back. */
export function listFacets(page: PageContext, view: RecommendationListView): Html {
  const { facets } = view.found
  const yesOrNo = facets.filter(({ name }) => YES_OR_NO.includes(name))
  const named = facets.filter(({ name }) => !YES_OR_NO.includes(name))
  return html`${named.map((facet) => group(page, view, headingOf(facet), [facet]))} ${group(page, view, 'list.facet.computed', yesOrNo)}`
}

function group(page: PageContext, view: RecommendationListView, heading: MessageKey, facets: readonly Facet[]): Html {
  const { words } = page
  const values = facets.flatMap((facet) => ordered(page, facet).map((value) => ({ facet, value })))
  const offered = values.filter(({ facet, value }) => value.count > 0 || value.active || facet.name === 'status')
  if (!offered.some(({ value }) => value.count > 0 || value.active)) return html``
  const whole = facets.some(({ name }) => name === wholeFacet(page))
  const beyond = !whole && offered.length > FOLDED + SHOWN ? offered.length : 0
  const entries = (beyond > 0 ? offered.slice(0, FOLDED) : offered).map(({ facet, value }) => entry(page, view, facet, value))
  const open = whole || entries.length <= SHOWN + 2
  return html`<section class="facet">
    <h3>${words.t(heading)}</h3>
    <ul>
      ${open ? entries : entries.slice(0, SHOWN)}
    </ul>
    ${
      open
        ? ''
        : html`<details>
            <summary>${words.t(beyond > 0 ? 'list.facet.more' : 'list.facet.all', { n: entries.length })}</summary>
            <ul>
              ${entries.slice(SHOWN)}
            </ul>
            ${beyond > 0 ? html`<p><a href="${wholePath(page, view, facets)}">${words.t('list.facet.all', { n: beyond })}</a></p>` : ''}
          </details>`
    }
  </section>`
}

/** The facet that the page's address asks to see whole. */
function wholeFacet(page: PageContext): string | null {
  return new URLSearchParams(page.path.split('?')[1]).get('facet')
}

function wholePath(page: PageContext, { topic, chosenSort, sort }: RecommendationListView, facets: readonly Facet[]): string {
  return listPath(page, topic.query, { sort: chosenSort ? sort : null, facet: facets[0]?.name ?? null })
}

function headingOf({ name }: Facet): MessageKey {
  return name === 'overdue' || name === 'stale' || name === 'awaiting_reply' ? 'list.facet.computed' : `list.facet.${name}`
}

function entry(page: PageContext, { topic, chosenSort, sort }: RecommendationListView, facet: Facet, value: FacetValue): Html {
  const { words } = page
  const text = html`<span>${filterTitle({ name: facet.name, value: value.value, label: value.label }, words)}</span>
    <span class="number"
      >${words.number(value.count)}<span class="unseen"> ${words.t('list.facet.recommendations', { n: value.count })}</span></span
    >`
  if (value.count === 0 && !value.active) return html`<li><span class="none">${text}</span></li>`
  const query = listPath(page, topic.query, {
    [facet.name]: value.active ? null : value.value,
    sort: chosenSort ? sort : null,
  })
  if (!value.active) return html`<li><a href="${query}">${text}</a></li>`
  return html`<li>
    <a href="${query}" aria-current="true"><span class="unseen">${words.t('pages.filter.remove')} </span>${text}</a>
  </li>`
}

/** Chosen values first, then by count; the scales in their order, that of the statuses whole. */
function ordered(page: PageContext, { name, values }: Facet): readonly FacetValue[] {
  if (name === 'status')
    return STATUSES.map((status) => values.find(({ value }) => value === status) ?? { value: status, label: null, count: 0, active: false })
  if (name === 'country') return values
  const title = ({ value, label }: FacetValue) => filterTitle({ name, value, label }, page.words)
  return values.toSorted((a, b) => Number(b.active) - Number(a.active) || b.count - a.count || page.words.compare(title(a), title(b)))
}
