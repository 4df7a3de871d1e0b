import { html } from 'hono/html'
import {
  ACTIVITY_PARAMETERS,
  type ActivityItem,
  type ActivityParameter,
  type FoundActivities,
  type PickedActivity,
} from '../../view/activity.ts'
import type { Html, PageContext } from '../page-context.ts'
import { activityDates, countryName, money, ownWords } from './activity-facts.ts'
import { activityListPath, activityPath } from './activity-path.ts'
import { searchFields, searchWords, TYPED } from './activity-search.ts'
import { dotted } from './dotted.ts'
import type { FormState } from './form.ts'
import { hiddenFields } from './hidden-fields.ts'

export interface CitationPicking extends FormState {
  /** Ticked, or offered as ticked when the form opens. */
  readonly picked: readonly PickedActivity[]
  /** What the search of the form finds; everything on record where nothing is searched for. */
  readonly found: FoundActivities
}

/** Which activities: ticked ones (`activity`, as often as there are) or all that a search finds (`what` = search, the search in `find_…`). */
export function citationPicking(page: PageContext, view: CitationPicking): Html {
  const { words } = page
  const problem = view.errors['activity']
  return html`<fieldset class="group" id="activity" ${problem ? html` aria-invalid="true"` : ''}>
    <legend>${words.t('activities.cite.what')}</legend>
    ${problem ? html`<p class="problem">${problem}</p>` : ''}
    ${view.picked.length === 0 ? '' : html`<p class="hint">${words.t('activities.cite.picked', { n: view.picked.length })}</p>`}
    ${view.picked.map((activity) => tick(activity.id, true, pickedLabel(page, activity)))} ${search(page, view)} ${results(page, view)}
  </fieldset>`
}

function search(page: PageContext, { values, found }: CitationPicking): Html {
  const carried = ACTIVITY_PARAMETERS.filter((name) => !(TYPED as readonly string[]).includes(name) && values[`find_${name}`])
  return html`${hiddenFields(carried.map((name) => ({ name: `find_${name}`, value: values[`find_${name}`] ?? '' })))}
    <div class="filters across">
      ${searchFields(page, found, 'find_')}
      <p><button type="submit" name="action" value="find" class="plain">${page.words.t('activities.filter.go')}</button></p>
    </div>`
}

function results(page: PageContext, view: CitationPicking): Html {
  const { words } = page
  const { found } = view
  const subtotals = found.filters.kind === 'subtotal'
  const n = subtotals ? found.subtotals : found.sums.records
  if (n === 0) return html`<p class="empty" role="status">${words.t('activities.none')}</p>`
  const ticked = new Set(view.picked.map(({ id }) => id))
  const others = found.items.filter(({ id }) => !ticked.has(id))
  const searched = searchOfForm(view.values) !== ''
  return html`${searched ? all(page, view, n) : ''}
  ${
    others.length === 0
      ? ''
      : html`<details ${view.values['what'] === 'search' ? '' : 'open'}>
          <summary>${words.t(searched ? 'activities.cite.or_pick' : 'activities.cite.pick_from', { shown: others.length, n })}</summary>
          ${others.map((item) => tick(item.id, false, itemLabel(page, item)))}
        </details>`
  }`
}

function all(page: PageContext, { found, values }: CitationPicking, n: number): Html {
  const { words } = page
  return html`<div class="choice">
    <input type="checkbox" id="what" name="what" value="search" ${values['what'] === 'search' ? 'checked' : ''} />
    <label for="what">${words.t('activities.cite.all', { n, search: searchWords(page, found) })}</label>
    <p class="hint">
      ${words.t('activities.cite.all_hint')}
      <a href="${activityListPath(page, found.filters)}">${words.t('activities.cite.see')}</a>
    </p>
  </div>`
}

function tick(id: string, checked: boolean, label: Html): Html {
  return html`<div class="choice">
    <input type="checkbox" id="activity-${id}" name="activity" value="${id}" ${checked ? 'checked' : ''} />
    <label for="activity-${id}">${label}</label>
  </div>`
}

/** A picked activity in one line, leading to its page. */
export function pickedLabel(page: PageContext, activity: PickedActivity): Html {
  const { words } = page
  const title = activity.title === null ? words.t('activities.untitled') : ownWords(page, activity.title, activity.language)
  return html`<a href="${activityPath(page, activity.id)}">${title}</a>${activity.year === null ? '' : ` (${activity.year})`}
    ${activity.withdrawn ? html`<span class="label">${words.t('activities.cited.withdrawn')}</span>` : ''}`
}

function itemLabel(page: PageContext, item: ActivityItem): Html {
  const { words } = page
  return html`${item.title === null ? words.t('activities.untitled') : ownWords(page, item.title, item.language)}
    <span class="quiet"
      >${dotted([
        item.country === null ? '' : countryName(page, item.country),
        item.unit === null ? '' : ownWords(page, item.unit, item.language),
        activityDates(page, item) || (item.year === null ? '' : String(item.year)),
        item.people === null ? '' : words.t('activities.people', { n: item.people }),
        item.cost === null ? '' : money(page, item.cost),
      ])}</span
    >`
}

/** The search of a form as the query string of the list; empty where nothing is searched for. */
export function searchOfForm(values: FormState['values']): string {
  const given = ACTIVITY_PARAMETERS.flatMap((name): readonly (readonly [ActivityParameter, string])[] => {
    const value = (values[`find_${name}`] ?? '').trim()
    return value === '' ? [] : [[name, value]]
  })
  return new URLSearchParams(given.map(([name, value]) => [name, value])).toString()
}
