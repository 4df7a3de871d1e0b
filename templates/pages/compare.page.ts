import { html } from 'hono/html'
import type { MovesView } from '../view/moves.ts'
import type { Status } from '../view/scales.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { changeEntry } from './parts/change.ts'
import { compareForm } from './parts/compare-form.ts'
import { exportLine } from './parts/export-line.ts'
import { andMore, movedRecommendations, movedThings } from './parts/moved-things.ts'
import { movedFigures } from './parts/moved-figures.ts'
import { publicPath } from './parts/links.ts'
import { removableFilters } from './parts/removable-filters.ts'
import { section } from './parts/section.ts'
import { statusTag } from './parts/status.ts'
import { localizedName } from './parts/text.ts'
import { dateTime, dayOf } from './parts/time.ts'
import { narrowedTitle } from './parts/topic-filters.ts'

/** What moved in the record from one date to a later one. */
export function comparePage(view: MovesView, page: PageContext): Html {
  const { words } = page
  const title = words.t('travel.compare.title')
  const [from, to] = [dayOf(view.from.instant, page.timeZone), dayOf(view.to.instant, page.timeZone)]
  const dates = words.t('travel.compare.dates', { from: words.date(from), to: words.date(to) })
  /** Links lead to what the later date showed. */
  const then: PageContext = { ...page, asOf: view.to.asked === '' ? null : view.to.instant }
  const query = new URLSearchParams([...new URLSearchParams(view.topic.query), ['from', view.from.asked], ['to', view.to.asked]])
  return layout(
    page,
    { title: `${narrowedTitle(title, view.topic, words)}: ${dates}`, description: words.t('travel.compare.lead'), current: 'changes' },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${headline(page, view)}</p>
      </div>
      ${compareForm(page, { filters: view.topic.filters, from: view.from.asked, to: view.to.asked, faults: {} })}
      ${removableFilters(page, '/compare', view.topic.filters, [
        ['from', view.from.asked],
        ['to', view.to.asked],
      ])}
      <p class="quiet">
        ${words.t('travel.compare.see')}
        <a href="${publicPath({ ...page, asOf: view.from.instant }, `/recommendations${search(view.topic.query)}`)}"
          >${dateTime(page, from, 'long')}</a
        >&nbsp;· <a href="${publicPath(then, `/recommendations${search(view.topic.query)}`)}">${dateTime(page, to, 'long')}</a>
      </p>
      ${exportLine(page, { path: '/compare', formats: ['csv', 'xlsx', 'json'], query: query.toString() })}
      ${section('figures', words.t('travel.compare.figures'), movedFigures(page, view, { from, to }))}
      ${parts(then, view).flatMap(({ id, total, content }) => (total === 0 ? [] : section(id, words.t(`travel.compare.${id}`), content())))}
      ${unmoved(page, view)}`,
  )
}

function search(query: string): string {
  return query === '' ? '' : `?${query}`
}

interface Part {
  readonly id: 'statuses' | 'due_dates' | 'positions' | 'added' | 'withdrawn' | 'reworded' | 'agreements'
  readonly total: number
  readonly content: () => Html
}

function parts(page: PageContext, view: MovesView): readonly Part[] {
  return [
    { id: 'statuses', total: view.statuses.total, content: () => statuses(page, view) },
    { id: 'due_dates', total: view.dueDates.total, content: () => dueDates(page, view) },
    { id: 'positions', total: view.positions.total, content: () => positions(page, view) },
    { id: 'added', total: view.added.total, content: () => movedRecommendations(page, view.added) },
    { id: 'withdrawn', total: view.withdrawn.total, content: () => movedRecommendations(page, view.withdrawn) },
    { id: 'reworded', total: view.reworded.total, content: () => movedRecommendations(page, view.reworded) },
    { id: 'agreements', total: view.agreements.total, content: () => agreements(page, view) },
  ]
}

/** Of what there is nothing, so that silence is not taken for an answer. */
function unmoved(page: PageContext, view: MovesView): Html {
  const { words } = page
  const none = parts(page, view).filter(({ total }) => total === 0)
  if (none.length === 0) return html``
  return html`<p class="quiet unmoved">
    ${words.t('travel.compare.none', { what: words.list(none.map(({ id }) => words.t(`travel.compare.${id}`).toLocaleLowerCase(words.locale))) })}
  </p>`
}

function headline(page: PageContext, { statuses: { total }, addressees }: MovesView): string {
  return page.words.t('travel.compare.headline', { moved: total, addressees: addressees.to })
}

/** One table a theme, under how many moved in it. */
function statuses(page: PageContext, view: MovesView): Html {
  const { words } = page
  const byTheme = Map.groupBy(view.statuses.shown, ({ theme }) => theme.slug)
  const tag = (status: Status | null) =>
    status === null ? html`<span class="quiet">${words.t('travel.compare.absent')}</span>` : statusTag(page, status)
  return html`${view.themes.map(({ theme, moves }) => {
    const own = byTheme.get(theme.slug) ?? []
    return html`<h3 class="group-title">${localizedName(page, theme.name)}</h3>
      ${own.length === 0 ? html`<p>${words.t('travel.compare.moves', { n: moves })}</p>` : movedThings(page, words.t('travel.compare.moves', { n: moves }), own, tag)}`
  })}
  ${andMore(page, view.statuses)}`
}

function dueDates(page: PageContext, { dueDates: some }: MovesView): Html {
  const { words } = page
  const day = (value: string | null) => (value === null ? words.t('travel.compare.no_due') : dateTime(page, value))
  return html`${movedThings(page, words.t('travel.compare.moves', { n: some.total }), some.shown, day)} ${andMore(page, some)}`
}

function positions(page: PageContext, { positions: some }: MovesView): Html {
  const { words } = page
  return html`${movedThings(page, words.t('travel.compare.moves', { n: some.total }), some.shown, (value) => words.t(`terms.position.${value ?? 'none_stated'}`))}
  ${andMore(page, some)}`
}

function agreements(page: PageContext, { agreements: some }: MovesView): Html {
  return html`<ol class="changes">
      ${some.shown.map((change) => changeEntry(page, change, 'brief'))}
    </ol>
    ${andMore(page, some)}`
}
