import { html } from 'hono/html'
import { FEED_TYPES } from '../../feeds/feed-view.ts'
import type { Html, PageContext } from '../page-context.ts'
import { contactAddress } from './contact.ts'
import { ownPath, publicPath } from './links.ts'

const SITE_FEEDS = ['changes', 'reports'] as const

/** Everything that the site holds beside its sections, in four groups, and who may use what. */
export function footer(page: PageContext): Html {
  const { words } = page
  return html`<footer class="foot">
    <div class="page">
      <nav aria-label="${words.t('pages.foot.label')}">
        ${group(words.t('pages.foot.record'), [
          html`<a href="${publicPath(page, '/themes')}">${words.t('record.place.themes')}</a>`,
          html`<a href="${publicPath(page, '/concerns')}">${words.t('record.place.concerns')}</a>`,
          html`<a href="${publicPath(page, '/standards')}">${words.t('record.place.standards')}</a>`,
          html`<a href="${publicPath(page, '/sources')}">${words.t('record.place.sources')}</a>`,
          html`<a href="${publicPath(page, '/evidence')}">${words.t('list.evidence.title')}</a>`,
          html`<a href="${publicPath(page, '/activities')}">${words.t('activities.title')}</a>`,
          html`<a href="${publicPath(page, '/matrix')}">${words.t('pages.foot.matrix')}</a>`,
        ])}
        ${group(words.t('pages.foot.check'), [
          html`<a href="${publicPath(page, '/corrections')}">${words.t('pages.nav.corrections')}</a>`,
          html`<a href="${ownPath(page, '/compare')}">${words.t('travel.compare.title')}</a>`,
          html`<a href="${ownPath(page, '/verify')}">${words.t('pages.foot.verify')}</a>`,
          html`<a href="${ownPath(page, '/data')}">${words.t('data.page.title')}</a>`,
          html`<a href="${ownPath(page, '/api')}">${words.t('api.page.title')}</a>`,
        ])}
        ${group(words.t('pages.foot.follow'), [
          html`<a href="${ownPath(page, '/subscribe')}">${words.t('pages.foot.mail')}</a>`,
          ...SITE_FEEDS.map(
            (stream) =>
              html`<a href="${ownPath(page, `/feeds/${stream}.atom`)}" type="${FEED_TYPES.atom}"
                >${words.t(`pages.foot.feed.${stream}`)}</a
              >`,
          ),
          html`<a href="${ownPath(page, '/calendar.ics')}" type="text/calendar">${words.t('pages.foot.calendar')}</a>`,
        ])}
        ${group(words.t('pages.foot.about'), [
          html`<a href="${publicPath(page, '/methodology')}">${words.t('pages.nav.methodology')}</a>`,
          html`<a href="${ownPath(page, '/glossary')}">${words.t('record.glossary.title')}</a>`,
          html`<a href="${ownPath(page, '/accessibility')}">${words.t('pages.accessibility.title')}</a>`,
          html`<a href="${ownPath(page, '/privacy')}">${words.t('follow.privacy.title')}</a>`,
          ...(page.contact === undefined ? [] : [html`<a href="${contactAddress(page.contact)}">${words.t('pages.foot.contact')}</a>`]),
          page.account
            ? html`<a href="${ownPath(page, '/workspace')}">${words.t('pages.nav.workspace')}</a>`
            : html`<a href="${ownPath(page, '/sign-in')}">${words.t('pages.foot.sign_in')}</a>`,
        ])}
      </nav>
      <p>
        ${words.t('pages.foot.content')}
        <a href="https://creativecommons.org/licenses/by/4.0/" rel="license">CC BY 4.0</a>. ${words.t('pages.foot.software')}
        <a href="https://www.gnu.org/licenses/agpl-3.0.html">AGPL-3.0</a>.
      </p>
    </div>
  </footer>`
}

function group(title: string, links: readonly Html[]): Html {
  return html`<div>
    <h2>${title}</h2>
    <ul>
      ${links.map((link) => html`<li>${link}</li>`)}
    </ul>
  </div>`
}
