import { html } from 'hono/html'
import type { NextEdition } from '../../view/schedule.ts'
import type { Html, PageContext } from '../page-context.ts'
import { holdSentence, runSentence, scopeWords } from './schedule-words.ts'
import { section } from './section.ts'
import { localizedName } from './text.ts'

/** When the next edition of each schedule goes out, and what it is about. */
export function nextEditionsSection(page: PageContext, editions: readonly NextEdition[]): Html {
  const { words } = page
  const list =
    editions.length === 0
      ? html`<p>${words.t('schedules.next.none')}</p>`
      : html`<ul class="ruled">
          ${editions.map(
            (edition) =>
              html`<li>
                <p>
                  <strong>${localizedName(page, edition.name)}</strong><br />${runSentence(page, edition, edition)}
                  ${holdSentence(page, edition)}
                </p>
                ${edition.scope.filters.length === 0 ? '' : html`<p class="quiet">${scopeWords(page, edition.scope)}</p>`}
              </li>`,
          )}
        </ul>`
  return section('next-editions', words.t('schedules.next.title'), list)
}
