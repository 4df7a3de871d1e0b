import { html } from 'hono/html'
import { layout, type Html, type PageContext } from './layout.ts'
import { ownPath } from './parts/links.ts'
import { instantTime } from './parts/time.ts'

export interface OutboxView {
  readonly mails: readonly { readonly name: string; readonly subject: string; readonly to: string; readonly date: string | null }[]
  /** The file that older ones come after; null: there are none. */
  readonly next: string | null
}

/** Mails that were written into a folder instead of sent, for who tries Vigía out. */
export function outboxPage(view: OutboxView, page: PageContext): Html {
  const { words } = page
  const title = words.t('mails.outbox.title')
  return layout(
    page,
    { title, description: null, current: null },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('mails.outbox.lead')}</p>
      </div>
      ${
        view.mails.length === 0
          ? html`<p>${words.t('mails.outbox.none')}</p>`
          : html`<ul class="changes">
              ${view.mails.map(
                ({ name, subject, to, date }) =>
                  html`<li>
                    <p class="kind">${date === null ? '' : instantTime(page, date)}</p>
                    <h2>
                      <a href="${ownPath(page, `/outbox/${name}`)}">${subject === '' ? words.t('mails.outbox.no_subject') : subject}</a>
                    </h2>
                    <p>${words.t('mails.outbox.to')}: ${to}</p>
                  </li>`,
              )}
            </ul>`
      }
      ${view.next === null ? '' : html`<p><a href="${ownPath(page, `/outbox?before=${view.next}`)}">${words.t('mails.outbox.older')}</a></p>`}`,
  )
}
