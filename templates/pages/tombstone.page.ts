import { html } from 'hono/html'
import type { RedactionGround } from '../view/redaction.ts'
import type { Localized } from '../view/text.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { permanentPath, publicPath, type PermanentKind } from './parts/links.ts'
import { logLink } from './parts/log-link.ts'
import { localized, localizedName, plainText } from './parts/text.ts'
import { instantTime } from './parts/time.ts'

export interface TombstoneView {
  readonly kind: PermanentKind
  /** UUID. */
  readonly id: string
  /** What it was called; empty where that was destroyed too. */
  readonly name: Localized
  readonly act: 'withdrawn' | 'redacted'
  /** ISO instant. */
  readonly at: string
  readonly reason: Localized
  /** Of a redaction. */
  readonly ground: RedactionGround | null
  /** Sequence number of the act in the public log. */
  readonly seq: number
  /** Path without the language of the page that keeps its history, or null. */
  readonly history: string | null
}

/** What stands where something was: what it was, when and why it went, and the proof. */
export function tombstonePage(view: TombstoneView, page: PageContext): Html {
  const { words } = page
  const kind = words.t(`record.kind.${view.kind}`)
  const title = words.t(`record.gone.${view.act}`)
  const name = plainText(page, view.name)
  return layout(
    page,
    { title, description: null, current: null },
    html`<div class="lead short">
        <p class="kind">410&nbsp;· ${kind}</p>
        <h1>${title}</h1>
        ${name === '' ? '' : html`<p>${localizedName(page, view.name)}</p>`}
      </div>
      <div class="narrow">
        <dl class="pairs gone">
          <dt>${words.t('record.gone.when')}</dt>
          <dd>${instantTime(page, view.at, 'long')}</dd>
          <dt>${words.t('record.gone.why')}</dt>
          <dd>
            ${view.ground === null ? '' : html`${words.t(`terms.ground.${view.ground}`)}. `}${
              plainText(page, view.reason) === '' ? '' : localized(page, view.reason)
            }
          </dd>
          <dt>${words.t('record.gone.proof')}</dt>
          <dd>${logLink(page, view.seq)}</dd>
          <dt>${words.t('record.permanent')}</dt>
          <dd><code class="address">${page.origin}${permanentPath(view.kind, view.id)}</code></dd>
        </dl>
        <p class="quiet">${words.t(`record.gone.${view.act}_note`)}</p>
        <ul class="actions">
          ${
            view.history === null
              ? ''
              : html`<li><a class="button" href="${publicPath(page, view.history)}">${words.t('record.gone.history')}</a></li>`
          }
          <li><a class="button plain" href="${publicPath(page, '/corrections')}">${words.t('pages.nav.corrections')}</a></li>
        </ul>
      </div>`,
  )
}
