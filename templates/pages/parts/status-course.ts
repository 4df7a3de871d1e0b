import { html } from 'hono/html'
import { statusTimelineChart } from '../../charts/status-timeline.chart.ts'
import type { Course } from '../../view/course.ts'
import type { Html, PageContext } from '../page-context.ts'
import { dash } from './addressee.ts'
import { reportScene } from './report-scene.ts'

/** How the status went over time: what the picture says, the picture, and beneath it the same as a table. `until`: its last day. */
export function statusCourse(page: PageContext, courses: readonly Course[], until: string, updateHref: (id: string) => string): Html {
  const { words } = page
  const told = courses.filter(({ steps, struck }) => steps.length + struck.length > 1)
  if (told.length === 0) return html``
  const silent = courses.filter((course) => !told.includes(course)).map(({ institution }) => named(page, institution))
  const [struck, confirmed] = [told.some((course) => course.struck.length > 0), told.some((course) => course.confirmed.length > 0)]
  return html`<h3 class="says">${courseHeadline(page, courses)}</h3>
    ${reportScene(page, (width) => statusTimelineChart(courses, until, words, width), table(page, told, updateHref))}
    ${
      struck || confirmed || silent.length > 0
        ? html`<p class="quiet">
            ${struck ? words.t('record.timeline.struck') : ''} ${confirmed ? words.t('record.timeline.confirmed') : ''}
            ${silent.length > 0 ? words.t('record.timeline.silent', { n: silent.length, names: words.list(silent) }) : ''}
          </p>`
        : ''
    }`
}

/** The latest change as one sentence. */
function courseHeadline(page: PageContext, courses: readonly Course[]): string {
  const { words } = page
  const moves = courses.flatMap(({ institution, steps }) =>
    steps
      .slice(1)
      .map((step, index) => ({ institution, from: steps[index]?.status ?? 'not_assessed', to: step.status, day: step.from ?? '' })),
  )
  const latest = moves.toSorted((a, b) => b.day.localeCompare(a.day))[0]
  if (!latest) return words.t('record.timeline.none')
  return words.t(latest.from === 'not_assessed' ? 'record.timeline.first' : 'record.timeline.latest', {
    institution: named(page, latest.institution),
    from: words.t(`terms.status.${latest.from}`),
    to: words.t(`terms.status.${latest.to}`),
    date: words.date(latest.day),
  })
}

/** Light, because a status can have moved hundreds of times. */
function table(page: PageContext, courses: readonly Course[], updateHref: (id: string) => string): Html {
  const { words } = page
  const title = words.t('record.timeline.caption')
  return html`<section class="scroll" tabindex="0" aria-label="${title}">
    <table>
      <caption>
        ${title}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.t('pages.column.institution')}</th>
          <th scope="col">${words.t('pages.column.status')}</th>
          <th scope="col">${words.t('pages.column.since')}</th>
          <th scope="col">${words.t('record.timeline.until')}</th>
        </tr>
      </thead>
      <tbody>
        ${courses.flatMap((course) => {
          const name = named(page, course.institution)
          return course.steps.slice(1).map(
            ({ status, from, until, update }) =>
              html`<tr>
                <th scope="row">${name}</th>
                <td><a href="${updateHref(update ?? '')}">${words.t(`terms.status.${status}`)}</a></td>
                <td>${words.date(from ?? '', 'short')}</td>
                <td>${until === null ? dash(page) : words.date(until, 'short')}</td>
              </tr>`,
          )
        })}
      </tbody>
    </table>
  </section>`
}

function named(page: PageContext, institution: Course['institution']): string {
  return page.words.pick(institution.name)?.text ?? institution.slug
}
