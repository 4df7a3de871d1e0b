import { html } from 'hono/html'
import { layout, type Html, type PageContext } from './layout.ts'
import { accountTrail } from './parts/account-trail.ts'
import { ownPath } from './parts/links.ts'
import { breadcrumbs } from './parts/section.ts'

export interface RecoveryCodesView {
  readonly codes: readonly string[]
  /** The second factor was turned on just now. */
  readonly isNew: boolean
}

/** The recovery codes, the only time that they are seen. */
export function recoveryCodesPage(view: RecoveryCodesView, page: PageContext): Html {
  const { words } = page
  const title = words.t('security.codes.title')
  return layout(
    page,
    { title, description: null, current: 'workspace' },
    html`${breadcrumbs(page, accountTrail(page), title)}
      <div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('security.codes.lead')}</p>
      </div>
      ${view.isNew ? html`<p class="notice" role="status">${words.t('security.codes.on')} ${words.t('security.codes.keys')}</p>` : ''}
      <ol class="codes">
        ${view.codes.map((code) => html`<li><code>${code}</code></li>`)}
      </ol>
      <p><a class="button" href="${ownPath(page, '/workspace')}">${words.t('security.codes.onward')}</a></p>`,
  )
}
