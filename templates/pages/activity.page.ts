import { html } from 'hono/html'
import type { ActivityView } from '../view/activity.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { activityBatch } from './parts/activity-batch.ts'
import { activityCitations, citeLine } from './parts/activity-citations.ts'
import { activityDates, countryName, money, ownWords } from './parts/activity-facts.ts'
import { activityListPath, activityPath } from './parts/activity-path.ts'
import { ownPath, permanentPath } from './parts/links.ts'
import { breadcrumbs, section } from './parts/section.ts'

/** One record of activity: what it was read as, what was odd, the row as it stands in the file, where it is from, who cites it. */
export function activityPage(activity: ActivityView, page: PageContext): Html {
  const { words } = page
  const title = activity.title ?? words.t('activities.untitled')
  const marked = activity.title === null ? html`${title}` : ownWords(page, title, activity.language)
  return layout(
    page,
    { title, description: words.t('activities.one.description', { row: activity.row, file: activity.batch.fileName }), current: null },
    html`${breadcrumbs(page, [{ href: activityListPath(page, {}), text: words.t('activities.title') }], marked)}
      <div class="lead short">
        <p class="kind">${words.t(`activities.kind.${activity.kind}`)}</p>
        <h1>${marked}</h1>
        ${activity.kind === 'subtotal' ? html`<p class="notice">${words.t('activities.one.subtotal')}</p>` : ''}
        ${activity.same.length === 0 ? '' : sameRows(page, activity)}
      </div>
      ${section('facts', words.t('activities.one.facts'), facts(page, activity))}
      ${activity.notices.length === 0 ? '' : section('odd', words.t('activities.one.odd'), noticeList(page, activity))}
      ${section('row', words.t('activities.one.row', { row: activity.row }), raw(page, activity))}
      ${section('source', words.t('activities.one.source'), activityBatch(page, activity.batch))}
      ${section(
        'cited',
        words.t('activities.one.cited'),
        html`${activityCitations(page, activity.citations)}
        ${citeLine(page, { activity: activity.id }, words.t('activities.cite.activity'))}`,
      )}
      ${section('cite', words.t('activities.one.cite'), cite(page, activity, title))}`,
  )
}

function facts(page: PageContext, activity: ActivityView): Html {
  const { words } = page
  const own = (text: string | null) => (text === null ? '' : ownWords(page, text, activity.language))
  const pairs: readonly (readonly [string, Html | string])[] = [
    [words.t('activities.fact.country'), activity.country === null ? '' : countryName(page, activity.country)],
    [words.t('activities.fact.unit'), own(activity.unit)],
    [words.t('activities.fact.partner_unit'), own(activity.partnerUnit)],
    [words.t('activities.fact.program'), own(activity.program)],
    [words.t('activities.fact.dates'), activityDates(page, activity)],
    [words.t('activities.fact.place'), own(activity.place)],
    [words.t('activities.fact.people'), activity.people === null ? '' : words.number(activity.people)],
    [words.t('activities.fact.cost'), activity.cost === null ? '' : money(page, activity.cost)],
    [
      words.t('activities.year'),
      activity.year === null || activity.yearFrom === null
        ? ''
        : html`${String(activity.year)} <span class="quiet">(${words.t(`activities.year.from.${activity.yearFrom}`)})</span>`,
    ],
    [words.t('activities.fact.report'), activity.report ?? ''],
    [words.t('activities.fact.page'), activity.page ?? ''],
  ]
  const missing = html`<span class="missing">${words.t('activities.unknown')}</span>`
  return html`<dl class="pairs">
    ${pairs.map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd>${value === '' ? missing : value}</dd>`,
    )}
  </dl>`
}

function noticeList(page: PageContext, { notices }: ActivityView): Html {
  return html`<ul class="ruled">
    ${notices.map(
      ({ key, column, values }) => html`<li>${column === null ? '' : html`<code>${column}</code> `}${page.words.t(key, values)}</li>`,
    )}
  </ul>`
}

function raw(page: PageContext, { raw: cells, language }: ActivityView): Html {
  const { words } = page
  return html`<p>${words.t('activities.one.row_note')}</p>
    <dl class="pairs as-is" lang="${language}">
      ${cells.map(
        ({ header, text }) =>
          html`<dt><code>${header === '' ? '–' : header}</code></dt>
            <dd>
              ${text === '' ? html`<span class="missing" lang="${words.language}">${words.t('activities.one.blank')}</span>` : html`<span class="as-written">${text}</span>`}
            </dd>`,
      )}
    </dl>`
}

function sameRows(page: PageContext, { same }: ActivityView): Html {
  const { words } = page
  return html`<p class="notice">
    ${words.t('activities.one.same', { n: same.length })}
    ${same.slice(0, 12).map(({ id, row }, index) => html`${index === 0 ? '' : ', '}<a href="${activityPath(page, id)}">${words.t('activities.row', { row })}</a>`)}${
      same.length > 12 ? '…' : ''
    }
  </p>`
}

function cite(page: PageContext, activity: ActivityView, title: string): Html {
  const { words } = page
  const address = `${page.origin}${permanentPath('activity', activity.id)}`
  const text = words.t('activities.one.cite_text', {
    title,
    row: activity.row,
    file: activity.batch.fileName,
    publisher: activity.batch.publisher,
    instant: words.instant(page.recordAt, page.timeZone),
  })
  return html`<p class="cite">${text} <span class="address">${address}?as_of=${encodeURIComponent(page.recordAt)}</span></p>
    <p class="quiet"><a href="${ownPath(page, '/methodology')}">${words.t('pages.nav.methodology')}</a></p>`
}
