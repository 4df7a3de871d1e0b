import { html } from 'hono/html'
import type { ActivityItem } from '../../view/activity.ts'
import type { Html, PageContext } from '../page-context.ts'
import { activityDates, countryName, money, ownWords } from './activity-facts.ts'
import { activityPath } from './activity-path.ts'
import { dotted } from './dotted.ts'

/** One activity in a list: its title, who was trained, where and when, how many and for how much, and what to be careful about. */
export function activityRow(page: PageContext, item: ActivityItem): Html {
  const { words } = page
  const title = item.title ?? words.t('activities.untitled')
  return html`<li>
    <h3>
      <a href="${activityPath(page, item.id)}">${item.title === null ? title : ownWords(page, title, item.language)}</a>
    </h3>
    <p>
      ${dotted([
        item.country === null ? '' : countryName(page, item.country),
        item.unit === null ? '' : ownWords(page, item.unit, item.language),
        item.place === null ? '' : ownWords(page, item.place, item.language),
      ])}
    </p>
    <p class="quiet">
      ${dotted([
        activityDates(page, item) || (item.year === null ? '' : String(item.year)),
        item.people === null ? '' : words.t('activities.people', { n: item.people }),
        item.cost === null ? '' : money(page, item.cost),
        item.kind === 'subtotal' ? html`<span class="label">${words.t('activities.kind.subtotal')}</span>` : '',
        item.repeatOf === null ? '' : html`<span class="label">${words.t('activities.repeats', { row: item.repeatOf })}</span>`,
        item.odd === 0 || item.kind === 'subtotal' ? '' : html`<span class="label">${words.t('activities.odd', { n: item.odd })}</span>`,
      ])}
    </p>
  </li>`
}
