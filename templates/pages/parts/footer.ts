import { html } from 'hono/html'
import { FEED_TYPES } from '../../feeds/feed-view.ts'
import type { Html, PageContext } from '../page-context.ts'
import { contactAddress } from './contact.ts'
import { ownPath, publicPath } from './links.ts'

const SITE_FEEDS = ['changes', 'reports'] as const

/** Who may use what, how the record is made, how to follow it, and the door of the workspace. */
export function footer(page: PageContext): Html {
  const { words } = page
  return html`<footer class="foot">
    <div class="page">
      <p>
        ${words.t('pages.foot.content')}
        <a href="https://creativecommons.org/licenses/by/4.0/" rel="license">CC BY 4.0</a>. ${words.t('pages.foot.software')}
        <a href="https://www.gnu.org/licenses/agpl-3.0.html">AGPL-3.0</a>.
      </p>
      <nav aria-label="${words.t('pages.foot.label')}">
        <a href="${publicPath(page, '/methodology')}">${words.t('pages.nav.methodology')}</a>
        <a href="${ownPath(page, '/glossary')}">${words.t('record.glossary.title')}</a>
        <a href="${publicPath(page, '/themes')}">${words.t('record.place.themes')}</a>
        <a href="${publicPath(page, '/evidence')}">${words.t('list.evidence.title')}</a>
        <a href="${publicPath(page, '/activities')}">${words.t('activities.title')}</a>
        <a href="${publicPath(page, '/corrections')}">${words.t('pages.nav.corrections')}</a>
        <a href="${ownPath(page, '/data')}">${words.t('data.page.title')}</a>
        <a href="${ownPath(page, '/verify')}">${words.t('verify.foot')}</a>
        <a href="${ownPath(page, '/privacy')}">${words.t('follow.privacy.title')}</a>
        <a href="${ownPath(page, '/accessibility')}">${words.t('pages.accessibility.title')}</a>
        ${page.contact === undefined ? '' : html`<a href="${contactAddress(page.contact)}">${words.t('pages.foot.contact')}</a>`}
        ${SITE_FEEDS.map(
          (stream) =>
            html`<a href="${ownPath(page, `/feeds/${stream}.atom`)}" type="${FEED_TYPES.atom}">${words.t(`feeds.${stream}.title`)}</a>`,
        )}
        ${
          page.account
            ? html`<a href="${ownPath(page, '/workspace')}">${words.t('pages.nav.workspace')}</a>`
            : html`<a href="${ownPath(page, '/sign-in')}">${words.t('pages.foot.sign_in')}</a>`
        }
      </nav>
    </div>
  </footer>`
}
