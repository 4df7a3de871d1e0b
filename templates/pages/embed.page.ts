import { html } from 'hono/html'
import { badge } from '../reach/badge.ts'
import { nameIn } from '../reach/name-in.ts'
import { panelFrameHeight } from '../reach/panel-frame-height.ts'
import { PANEL_WIDTH } from '../reach/panel.picture.ts'
import type { StandingView } from '../reach/standing.ts'
import { kindLine, standingAddress, standingSentence } from '../reach/standing-words.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { embedCode } from './parts/embed-code.ts'
import { embedSnippets } from './parts/embed-snippets.ts'
import { breadcrumbs, section } from './parts/section.ts'
import { standingPicture } from './parts/standing-picture.ts'

/** How to show a status on a page of one's own: what it looks like, what to copy, what it promises. */
export function embedPage(view: StandingView, page: PageContext): Html {
  const { words } = page
  const name = nameIn(words, view.name, view.id)
  const small = badge(view, words)
  const snippets = embedSnippets(view, words)
  const holders = view.counts.flatMap(({ status, count }) => Array.from({ length: count }, () => ({ status })))
  return layout(
    page,
    {
      title: words.t('reach.embed.title', { name }),
      description: words.t('reach.embed.lead'),
      current: null,
      picture: standingPicture(page, view, holders),
    },
    html`${breadcrumbs(
        page,
        [
          {
            href: standingAddress({ ...view, origin: '' }, words),
            text: html`${view.kind === 'recommendations' ? `${view.id} ` : ''}${name}`,
          },
        ],
        words.t('reach.embed.crumb'),
      )}
      <div class="lead short">
        <p class="kind">${kindLine(view, words)}&nbsp;· ${name}</p>
        <h1>${words.t('reach.embed.headline')}</h1>
        <p>${words.t('reach.embed.lead')}</p>
      </div>
      <div class="narrow">
        ${section(
          'badge',
          words.t('reach.embed.badge'),
          html`<p class="embedded">
              <img src="${snippets.badgePath}" width="${small.width}" height="${small.height}" alt="${standingSentence(view, words)}" />
            </p>
            ${embedCode('badge-html', words.t('reach.embed.code', { format: 'HTML' }), snippets.badgeHtml)}
            ${embedCode('badge-markdown', words.t('reach.embed.code', { format: 'Markdown' }), snippets.badgeMarkdown)}`,
        )}
        ${section(
          'panel',
          words.t('reach.embed.panel'),
          html`<p class="embedded">
              <iframe
                src="${snippets.panelPath}"
                title="${standingSentence(view, words)}"
                width="${PANEL_WIDTH}"
                height="${panelFrameHeight(view, words)}"
              ></iframe>
            </p>
            ${embedCode('panel-html', words.t('reach.embed.code_frame'), snippets.panelHtml)}
            ${embedCode('panel-picture', words.t('reach.embed.code_picture'), snippets.panelPicture)}`,
        )}
        ${section(
          'promises',
          words.t('reach.embed.promises'),
          html`<ul class="plain-list">
            <li>
              ${words.t(view.asOf === null ? 'reach.embed.promise.current' : 'reach.embed.promise.then', { date: words.date(view.recordOn) })}
            </li>
            <li>${words.t('reach.embed.promise.private')}</li>
            <li>${words.t('reach.embed.promise.languages')}</li>
            <li>${words.t('reach.embed.promise.scheme')} <code>?scheme=light</code>, <code>?scheme=dark</code>.</li>
            <li>
              ${words.t('reach.embed.promise.licence')}
              <a href="https://creativecommons.org/licenses/by/4.0/" rel="license">CC BY 4.0</a>.
            </li>
          </ul>`,
        )}
      </div>`,
  )
}
