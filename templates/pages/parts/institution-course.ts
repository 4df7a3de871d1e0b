import { html } from 'hono/html'
import { courseLabel } from '../../charts/course-label.ts'
import { totalOf } from '../../charts/describe-counts.ts'
import { institutionOverTimeChart } from '../../charts/institution-over-time.chart.ts'
import type { StandingCourse, StandingPoint } from '../../view/institution-record.ts'
import type { Html, PageContext } from '../page-context.ts'
import { countsTable } from './counts-table.ts'
import { institutionPath, ownPath } from './links.ts'
import { reportScene } from './report-scene.ts'

/** How an institution's addressees stood at the end of every period: what it comes to, the picture, and its numbers, each period leading to the page of then. */
export function institutionCourse(page: PageContext, slug: string, course: StandingCourse): Html {
  const { words } = page
  const [first, last] = [course.points[0], course.points.at(-1)]
  if (!first || !last || course.points.length === 1) return html`<p>${words.t('record.place.course.short')}</p>`
  const rows = course.points.map(({ day, counts }, index) => ({
    label: html`<a
      href="${
        index === course.points.length - 1
          ? institutionPath(page, slug)
          : ownPath(page, `/institutions/${encodeURIComponent(slug)}?as_of=${day}`)
      }"
      >${courseLabel(course, index, words, 'long')}</a
    >`,
    counts,
  }))
  return html`<p class="finding">
      ${words.t('record.place.course.finding', {
        assessed: assessed(last),
        total: totalOf(last.counts),
        before: assessed(first),
        beforeTotal: totalOf(first.counts),
        when: courseLabel(course, 0, words, 'long'),
      })}
    </p>
    ${reportScene(
      page,
      (width) => institutionOverTimeChart(course, words, width),
      countsTable(page, words.t('record.place.course.caption'), words.t(`record.place.course.${course.step}`), rows),
    )}`
}

function assessed({ counts }: StandingPoint): number {
  return totalOf(counts.filter(({ status }) => status !== 'not_assessed'))
}
