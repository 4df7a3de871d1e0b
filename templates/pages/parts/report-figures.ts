import { html } from 'hono/html'
import { trendValue } from '../../charts/trend-series.ts'
import { editionNumber } from '../../view/edition-number.ts'
import type { KeyFigures } from '../../view/figures.ts'
import type { Html } from '../page-context.ts'
import type { ReportFrame } from './report-frame.ts'
import { signedNumber } from './signed-number.ts'

/** The edition's figures, each a way to the part that lists what it counts, with its change since the edition before. */
export function reportFigures({ page, here, snapshot }: ReportFrame): Html {
  const { words } = page
  const { figures } = snapshot
  const before = figuresOfBefore(snapshot)
  const count = (pick: (of: KeyFigures) => number) => ({
    now: pick(figures),
    change: before === null ? null : pick(figures) - pick(before.figures),
  })
  const entries = [
    { place: 'register', key: 'recommendations', ...count((of) => of.recommendations) },
    { place: 'by-institution', key: 'assessed', ...count((of) => of.assessed) },
    { place: 'by-theme', key: 'advanced', ...count((of) => trendValue(of, 'advanced')) },
    { place: 'by-theme', key: 'implemented', ...count((of) => trendValue(of, 'implemented')) },
    { place: 'list-overdue', key: 'overdue', ...count((of) => of.overdue) },
    { place: 'list-stale', key: 'stale', ...count((of) => of.stale) },
    { place: 'list-awaiting', key: 'awaiting', ...count((of) => of.awaitingReply) },
  ] as const
  return html`<ul class="figures four">
      ${entries.map(({ place, key, now, change }) => {
        const value = key === 'assessed' ? words.t('pages.figures.of', { n: now, total: figures.addressees }) : words.number(now)
        return html`<li>
          <a href="${here}#${place}"
            ><b>${value}</b> ${words.t(`editions.figure.${key}`, { n: now })}
            ${change === null ? '' : html`<small>${change === 0 ? words.t('editions.figure.same') : signedNumber(words, change)}</small>`}</a
          >
        </li>`
      })}
    </ul>
    <p class="quiet">
      ${
        before === null
          ? words.t('editions.figure.since_none')
          : before.number === null
            ? words.t('editions.figure.since_period')
            : words.t('editions.figure.since_edition', { number: before.number })
      }
    </p>`
}

/** The edition before, as the trend holds it; where there is none, the start of the period. */
function figuresOfBefore({ editionBefore, trend, figuresBefore }: ReportFrame['snapshot']) {
  const point = editionBefore ? trend?.find(({ edition }) => edition.slug === editionBefore.slug) : undefined
  if (point) return { figures: point.figures, number: editionNumber(point.edition) }
  return figuresBefore === null ? null : { figures: figuresBefore, number: null }
}
