import { html } from 'hono/html'
import { layout, type Html, type PageContext } from './layout.ts'
import { isWebAddress, ownPath } from './parts/links.ts'
import { breadcrumbs, section } from './parts/section.ts'

export interface OutboxMailView {
  readonly name: string
  readonly subject: string
  readonly to: string
  readonly text: string
  readonly hasHtml: boolean
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  readonly attachments: readonly { readonly name: string; readonly mediaType: string; readonly bytes: number }[]
}

/** One mail that was not sent: as text with its links, as a mail reader shows it (in a frame where nothing runs or loads), its headers. */
export function outboxMailPage(view: OutboxMailView, page: PageContext): Html {
  const { words } = page
  const title = view.subject === '' ? words.t('mails.outbox.no_subject') : view.subject
  const here = ownPath(page, `/outbox/${view.name}`)
  return layout(
    page,
    { title, description: null, current: null },
    html`${breadcrumbs(page, [{ href: ownPath(page, '/outbox'), text: words.t('mails.outbox.all') }], title)}
      <div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('mails.outbox.to')}: ${view.to}</p>
        <p><a href="${here}/source">${words.t('mails.outbox.source')}</a></p>
      </div>
      ${section('text', words.t('mails.outbox.text'), html`<div class="mail-text">${linked(view.text)}</div>`)}
      ${
        view.hasHtml
          ? section(
              'html',
              words.t('mails.outbox.html'),
              html`<iframe class="mail-frame" src="${here}/html" title="${words.t('mails.outbox.frame')}" sandbox=""></iframe>`,
            )
          : ''
      }
      ${
        view.attachments.length === 0
          ? ''
          : section(
              'attachments',
              words.t('mails.outbox.attachments'),
              html`<ul>
                ${view.attachments.map(
                  ({ name, mediaType, bytes }) =>
                    html`<li>${name} (${mediaType}, ${words.t('mails.outbox.bytes', { n: words.number(bytes) })})</li>`,
                )}
              </ul>`,
            )
      }
      ${section(
        'headers',
        words.t('mails.outbox.headers'),
        html`<dl class="pairs">
          ${view.headers.map(
            ({ name, value }) =>
              html`<dt>${name}</dt>
                <dd><code class="digest">${value}</code></dd>`,
          )}
        </dl>`,
      )}`,
  )
}

/** The text with its lines and its addresses as links. */
function linked(text: string): readonly (Html | string)[] {
  return text
    .trimEnd()
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((piece) => (isWebAddress(piece) ? html`<a href="${piece}">${piece}</a>` : piece))
}
