import { html } from 'hono/html'
import type { OverallView } from '../../view/addressee.ts'
import type { StatusCount } from '../../view/figures.ts'
import { STATUSES, type Status } from '../../view/scales.ts'
import type { Html, PageContext } from '../page-context.ts'

/** The drawn mark of a status; always beside its word, so hidden from assistive technology. */
export function statusMark(status: Status): Html {
  return html`<svg class="mark s-${status}" aria-hidden="true"><use href="#m-${status}" /></svg>`
}

const tags = new WeakMap<PageContext['words'], Map<Status, Html>>()

/** Mark and word; made once a language, because a page of institutions holds thousands. */
export function statusTag({ words }: PageContext, status: Status): Html {
  const own = tags.get(words) ?? new Map<Status, Html>()
  tags.set(words, own)
  const tag = own.get(status) ?? html`<span class="status">${statusMark(status)}${words.t(`terms.status.${status}`)}</span>`
  own.set(status, tag)
  return tag
}

/** One status giving way to another. */
export function statusMove(page: PageContext, from: Status, to: Status): Html {
  if (from === to)
    return html`<p class="move">${statusTag(page, to)} <span class="quiet">${page.words.t('pages.status.unchanged')}</span></p>`
  return html`<p class="move">
    ${statusTag(page, from)}
    <span class="arrow"><span aria-hidden="true">→</span><span class="unseen">${page.words.t('pages.status.becomes')}</span></span>
    ${statusTag(page, to)}
  </p>`
}

/** A recommendation's overall status, never without how many it rests on. */
export function overallStatus(page: PageContext, overall: OverallView): Html {
  const { words } = page
  return html`<span class="overall"
    >${statusTag(page, overall.status)}
    <span class="quiet">${words.t('pages.status.assessed_of', { assessed: overall.assessed, total: overall.total })}</span></span
  >`
}

/** The whole scale with its definitions, as a list that may be opened. */
export function statusKey(page: PageContext): Html {
  const { words } = page
  return html`<details class="key">
    <summary>${words.t('pages.status.key')}</summary>
    <dl>
      ${STATUSES.map(
        (status) =>
          html`<dt>${statusTag(page, status)}</dt>
            <dd>${words.t(`terms.status.${status}.definition`)}</dd>`,
      )}
    </dl>
  </details>`
}

/** How many stand at each status, in the order of the scale; statuses that nobody has are left out. */
export function statusSplit(page: PageContext, holders: readonly { readonly status: Status }[]): Html {
  return splitOfCounts(
    page,
    STATUSES.map((status) => ({ status, count: holders.filter((holder) => holder.status === status).length })),
  )
}

/** The same from figures that are counted already. */
export function splitOfCounts(page: PageContext, counts: readonly StatusCount[]): Html {
  return html`<ul class="split">
    ${counts.filter(({ count }) => count > 0).map(({ status, count }) => html`<li><b>${page.words.number(count)}</b> ${statusTag(page, status)}</li>`)}
  </ul>`
}
