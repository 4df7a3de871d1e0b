import { html } from 'hono/html'
import { statusTimelineChart } from '../../charts/status-timeline.chart.ts'
import type { Course } from '../../view/course.ts'
import type { Html, PageContext } from '../page-context.ts'
import { dash } from './addressee.ts'
import { reportScene } from './report-scene.ts'

/** Addressees that one picture can hold. */
const DRAWN = 12

/** How the status went over time: what the picture says, the picture, and beneath it the same as a table; of many addressees those that changed last. `until`: its last day. */
export function statusCourse(page: PageContext, courses: readonly Course[], until: string, updateHref: (id: string) => string): Html {
  const { words } = page
  const told = courses.filter(({ steps, struck }) => steps.length + struck.length > 1)
  if (told.length === 0) return html``
  const silent = courses.filter((course) => !told.includes(course)).map(({ institution }) => named(page, institution))
  const drawn = lastChanged(told, DRAWN)
  const [struck, confirmed] = [drawn.some((course) => course.struck.length > 0), drawn.some((course) => course.confirmed.length > 0)]
  return html`<h3 class="says">${courseHeadline(page, courses)}</h3>
    ${reportScene(page, (width) => statusTimelineChart(told.length > drawn.length ? drawn : courses, until, words, width), table(page, drawn, updateHref))}
    ${
      struck || confirmed || silent.length > 0 || told.length > drawn.length
        ? html`<p class="quiet">
            ${struck ? words.t('record.timeline.struck') : ''} ${confirmed ? words.t('record.timeline.confirmed') : ''}
            ${told.length > drawn.length ? words.t('record.timeline.drawn', { shown: drawn.length, n: told.length }) : ''}
            ${silent.length > 0 ? words.t('record.timeline.silent', { n: silent.length, names: words.list(silent) }) : ''}
          </p>`
        : ''
    }`
}

/** The so many that changed last, in their own order. */
function lastChanged(courses: readonly Course[], many: number): readonly Course[] {
  if (courses.length <= many) return courses
  const day = ({ steps }: Course) => steps.at(-1)?.from ?? ''
  const latest = new Set(courses.toSorted((a, b) => (day(a) < day(b) ? 1 : day(a) > day(b) ? -1 : 0)).slice(0, many))
  return courses.filter((course) => latest.has(course))
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
