import { html } from 'hono/html'
import type { MessageKey } from '../../i18n/index.ts'
import type { EditionRef } from '../../view/references.ts'
import type { Html, PageContext } from '../page-context.ts'
import { editionTitle } from './edition.ts'
import { hiddenFields } from './hidden-fields.ts'
import { ownPath } from './links.ts'
import { instantTime } from './time.ts'

/** An edition that is due and could not be issued. */
export interface OutstandingItem {
  /** What it will be called; it has no number yet. */
  readonly edition: EditionRef
  /** What to try again; null: the baseline. */
  readonly period: { readonly scheduleId: string; readonly periodStart: string } | null
  readonly since: string
  readonly failures: number
  readonly lastFailure: {
    readonly at: string
    readonly error: { readonly key: MessageKey; readonly values?: Readonly<Record<string, string | number>> }
  } | null
  /** Null: it is being tried now, or follows the one before it. */
  readonly nextTry: string | null
}

/** Editions that should be there and are not: since when, why in words, when they are tried again, and a button for now. */
export function outstandingEditions(page: PageContext, items: readonly OutstandingItem[]): Html {
  const { words } = page
  return html`<ul class="changes">
    ${items.map(({ edition, period, since, failures, lastFailure, nextTry }) => {
      const fields =
        period === null
          ? []
          : [
              { name: 'schedule', value: period.scheduleId },
              { name: 'period', value: period.periodStart },
            ]
      return html`<li>
        <p class="kind">${words.t('editions.outstanding.since')} ${instantTime(page, since)}</p>
        <h3>${editionTitle(page, edition)}</h3>
        ${
          lastFailure === null
            ? html`<p>${words.t('editions.outstanding.never_tried')}</p>`
            : html`<p>
                ${words.t('editions.outstanding.failed', { n: failures })} ${words.t('editions.outstanding.last')}
                ${instantTime(page, lastFailure.at)}. <strong>${words.t(lastFailure.error.key, lastFailure.error.values)}</strong>
              </p>`
        }
        ${again(page, lastFailure !== null, nextTry)}
        <form method="post" action="${ownPath(page, '/workspace/editions/try')}">
          ${hiddenFields(fields)}
          <p><button type="submit" class="plain">${words.t('editions.outstanding.try')}</button></p>
        </form>
      </li>`
    })}
  </ul>`
}

function again(page: PageContext, failed: boolean, nextTry: string | null): Html {
  const { words } = page
  if (nextTry !== null) return html`<p>${words.t('editions.outstanding.next')} ${instantTime(page, nextTry)}.</p>`
  return failed ? html`<p>${words.t('editions.outstanding.under_way')}</p>` : html``
}
