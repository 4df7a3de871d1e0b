import { html } from 'hono/html'
import type { IndicatorView } from '../../view/indicator.ts'
import type { Html, PageContext } from '../page-context.ts'
import { localized, localizedName } from './text.ts'
import { dateTime } from './time.ts'

/** Each measure with its readings and dated targets. */
export function indicatorTable(page: PageContext, indicators: readonly IndicatorView[]): Html {
  const { words } = page
  return html`<ul class="indicators">
    ${indicators.map(
      (indicator) =>
        html`<li>
          <h3>${localizedName(page, indicator.title)}</h3>
          <p class="quiet">
            <span class="code">${indicator.code}</span>&nbsp;· ${localizedName(page, indicator.unit)}&nbsp;·
            ${words.t(`pages.indicator.${indicator.direction}`)}
          </p>
          <dl class="pairs">
            ${
              indicator.readings.length === 0
                ? html`<dt>${words.t('pages.indicator.today')}</dt>
                    <dd>${words.t('pages.indicator.no_reading')}</dd>`
                : indicator.readings.map(
                    (reading) =>
                      html`<dt>${dateTime(page, reading.readOn)}</dt>
                        <dd><b>${reading.value}</b> ${words.pick(reading.note) ? localized(page, reading.note) : ''}</dd>`,
                  )
            }
            ${indicator.milestones.map(
              (milestone) =>
                html`<dt>${words.t('pages.indicator.by')} ${dateTime(page, milestone.dueOn)}</dt>
                  <dd>${localized(page, milestone.target)}</dd>`,
            )}
          </dl>
        </li>`,
    )}
  </ul>`
}
