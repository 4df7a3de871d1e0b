import { html } from 'hono/html'
import type { InstitutionReply, ReplyFigures } from '../../view/institution-record.ts'
import type { Html, PageContext } from '../page-context.ts'
import { recommendationPath } from './links.ts'
import { replyBlock } from './reply.ts'
import { localizedName } from './text.ts'

/** How an institution answers: how often it was invited, what became of it, how long it takes, and the latest answers word for word. */
export function replyRecord(
  page: PageContext,
  { figures, latest }: { readonly figures: ReplyFigures; readonly latest: readonly InstitutionReply[] },
): Html {
  const { words } = page
  if (figures.invited === 0) return html`<p>${words.t('record.place.replies.none')}</p>`
  const rows = (['invited', 'inTime', 'late', 'missed', 'open'] as const).map((name) => ({
    name: words.t(`record.place.replies.${name}`),
    count: figures[name],
  }))
  return html`${
      figures.medianDays === null
        ? html`<p>${words.t('record.place.replies.never', { n: figures.invited })}</p>`
        : html`<p>
            ${words.t('record.place.replies.median', { days: days(figures.medianDays), n: figures.inTime + figures.late, invited: figures.invited })}
          </p>`
    }
    <dl class="pairs counted">
      ${rows.map(
        ({ name, count }) =>
          html`<dt>${name}</dt>
            <dd>${words.number(count)}</dd>`,
      )}
    </dl>
    <h3>${words.t('record.place.replies.latest')}</h3>
    <ul class="plain-list">
      ${latest.map(
        (reply) =>
          html`<li>
            <a href="${recommendationPath(page, reply.recommendation.code)}#reply-${reply.invitation}"
              ><span class="code">${reply.recommendation.code}</span> ${localizedName(page, reply.recommendation.title)}</a
            >
            ${replyBlock(page, reply)}
          </li>`,
      )}
    </ul>`
}

/** To the day from two days on, to half a day below. */
function days(value: number): number {
  return value < 2 ? Math.round(value * 2) / 2 : Math.round(value)
}
