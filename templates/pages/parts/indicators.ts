import { html } from 'hono/html'
import type { IndicatorView, MilestoneView, ReadingView } from '../../view/indicator.ts'
import type { Html, PageContext } from '../page-context.ts'
import { dotted } from './dotted.ts'
import { evidenceItem } from './evidence.ts'
import { indicatorAnchor } from './links.ts'
import { logLink } from './log-link.ts'
import { localizedName, plainText } from './text.ts'
import { dateTime, dayOf, daysBetween } from './time.ts'

/** Each measure with its readings against its dated targets, in the order of their dates; every entry leads to its proof. */
export function indicatorTable(page: PageContext, indicators: readonly IndicatorView[]): Html {
  const { words } = page
  return html`<ul class="indicators">
    ${indicators.map(
      (indicator) =>
        html`<li id="${indicatorAnchor(indicator.code)}">
          <h3>${localizedName(page, indicator.title)}</h3>
          <p class="quiet">
            ${dotted([
              html`<span class="code">${indicator.code}</span>`,
              localizedName(page, indicator.unit),
              words.t(`pages.indicator.${indicator.direction}`),
              proof(page, indicator.seq),
            ])}
          </p>
          ${summary(page, indicator)} ${indicator.readings.length + indicator.milestones.length === 0 ? '' : table(page, indicator)}
        </li>`,
    )}
  </ul>`
}

/** Where it is and what comes next, before the table says it all. */
function summary(page: PageContext, { readings, milestones }: IndicatorView): Html {
  const { words } = page
  const today = dayOf(page.recordAt, page.timeZone)
  const latest = readings.at(-1)
  const next = milestones.find(({ dueOn }) => dueOn >= today.slice(0, dueOn.length))
  return html`<p>
    ${
      latest === undefined
        ? words.t('proposals.table.no_reading')
        : html`${words.t('record.indicator.latest')} <b>${latest.value}</b> (${dateTime(page, latest.readOn)}).`
    }
    ${
      next === undefined
        ? ''
        : html`${words.t('record.indicator.next')} <b>${localizedName(page, next.target)}</b> (${dateTime(page, next.dueOn)}${
              next.dueOn.length === 10 ? html`, ${words.t('pages.due.in', { n: daysBetween(today, next.dueOn) })}` : ''
            }).`
    }
  </p>`
}

function table(page: PageContext, indicator: IndicatorView): Html {
  const { words } = page
  const reading = new Map(indicator.readings.map((own) => [own.readOn, own]))
  const milestone = new Map(indicator.milestones.map((own) => [own.dueOn, own]))
  const dates = [...new Set([...reading.keys(), ...milestone.keys()])].toSorted()
  const read = words.t('proposals.table.reading')
  const aim = words.t('proposals.table.target')
  const measured = indicator.readings.length > 0
  return html`<table class="readings">
    <caption class="unseen">
      ${words.t('proposals.table.caption', { code: indicator.code })}: ${plainText(page, indicator.title)}
    </caption>
    <thead>
      <tr>
        <th scope="col">${words.t('proposals.table.date')}</th>
        ${measured ? html`<th scope="col">${read}</th>` : ''} ${indicator.milestones.length > 0 ? html`<th scope="col">${aim}</th>` : ''}
      </tr>
    </thead>
    <tbody>
      ${dates.map(
        (date) =>
          html`<tr>
            <th scope="row">${dateTime(page, date)}</th>
            ${measured ? html`<td>${readingCell(page, reading.get(date))}</td>` : ''}
            ${indicator.milestones.length > 0 ? html`<td>${milestoneCell(page, milestone.get(date), measured)}</td>` : ''}
          </tr>`,
      )}
    </tbody>
  </table>`
}

function readingCell(page: PageContext, reading: ReadingView | undefined): Html {
  if (!reading) return html``
  const { words } = page
  return html`<p><b>${reading.value}</b> ${words.pick(reading.note) ? localizedName(page, reading.note) : ''}</p>
    ${(reading.earlier ?? []).map(
      (before) => html`<p class="quiet">${words.t('proposals.table.earlier')} ${before.value}&nbsp;· ${proof(page, before.seq)}</p>`,
    )}
    ${
      reading.evidence
        ? html`<details class="about">
            <summary>${words.t('proposals.table.source')}<span class="unseen">: ${reading.evidence.title}</span></summary>
            ${evidenceItem(page, reading.evidence)}
          </details>`
        : ''
    }
    ${reading.seq === undefined ? '' : html`<p class="quiet">${proof(page, reading.seq)}</p>`}`
}

function milestoneCell(page: PageContext, milestone: MilestoneView | undefined, measured: boolean): Html {
  if (!milestone) return html``
  const passed = milestone.dueOn < dayOf(page.recordAt, page.timeZone).slice(0, milestone.dueOn.length)
  return html`<p>
      ${localizedName(page, milestone.target)}
      ${passed && !measured ? html`<span class="label">${page.words.t('pages.indicator.passed')}</span>` : ''}
    </p>
    ${(milestone.earlier ?? []).map(
      (before) =>
        html`<p class="quiet">
          ${dotted([html`${page.words.t('proposals.table.earlier')} ${localizedName(page, before.target)}`, proof(page, before.seq)])}
        </p>`,
    )}
    ${typeof milestone.seq === 'number' ? html`<p class="quiet">${proof(page, milestone.seq)}</p>` : ''}`
}

/** Nothing for what the catalogue brought along. */
function proof(page: PageContext, seq: number | null | undefined): Html | string {
  return typeof seq === 'number' ? logLink(page, seq) : ''
}
