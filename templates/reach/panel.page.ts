import { html, raw } from 'hono/html'
import { drawSceneAsSvg } from '../charts/draw-scene-as-svg.ts'
import { statusBarChart } from '../charts/status-bar.chart.ts'
import type { Words } from '../i18n/index.ts'
import type { Html } from '../pages/page-context.ts'
import { statusMark } from '../pages/parts/status.ts'
import { sprite } from '../pages/parts/sprite.ts'
import { panelRows } from './panel-rows.ts'
import { PANEL_STYLE } from './panel-style.ts'
import type { Scheme } from './schemes.ts'
import type { StandingView } from './standing.ts'
import { nameIn } from './name-in.ts'
import { assessedOf, kindLine, recordDate, standingAddress, standingInWords, standingSentence } from './standing-words.ts'

/** Where something stands, for a frame on somebody else's page: one document, no script, its links open outside the frame. */
export function panelPage(view: StandingView, words: Words, scheme: Scheme): Html {
  const { rows, more } = panelRows(view, words)
  const address = standingAddress(view, words)
  const shown = !view.withdrawn && view.total > 0
  return panelDocument(
    { title: standingSentence(view, words), scheme },
    words,
    html`<header>
        <a href="${view.origin}/${words.language}">${words.t('pages.site.name')}</a>
        <p>${kindLine(view, words)}</p>
      </header>
      <main>
        <h1><a href="${address}">${nameIn(words, view.name, view.id)}</a></h1>
        ${shown ? verdict(view, words) : html`<p class="verdict">${standingInWords(view, words)}</p>`}
        ${shown ? raw(drawSceneAsSvg(statusBarChart(view.counts, words, 340)).replace('<svg ', '<svg class="bar" ')) : ''}
        ${
          rows.length === 0
            ? ''
            : html`<dl>
                ${rows.map(({ name, mark, status, count }) =>
                  count === null
                    ? html`<div>
                        <dt>${name}</dt>
                        <dd class="status">${statusMark(mark)}${status}</dd>
                      </div>`
                    : html`<div>
                        <dt>${statusMark(mark)}${name}</dt>
                        <dd class="status">${count}</dd>
                      </div>`,
                )}
              </dl>`
        }
        ${more === null ? '' : html`<p class="quiet">${more}</p>`}
      </main>
      <footer>
        <p>${recordDate(view, words)}</p>
        <p><a href="${address}">${new URL(view.origin).host}</a></p>
      </footer>`,
  )
}

/** What a frame shows when there is nothing at its address. */
export function missingPanel(origin: string, words: Words): Html {
  return panelDocument(
    { title: words.t('reach.missing'), scheme: 'auto' },
    words,
    html`<header><a href="${origin}/${words.language}">${words.t('pages.site.name')}</a></header>
      <main><h1>${words.t('reach.missing')}</h1></main>`,
  )
}

function verdict(view: StandingView, words: Words): Html {
  const { overall } = view
  return html`<p class="verdict">
    ${
      overall === null
        ? html`<span class="status">${assessedOf(view, words)}</span>`
        : html`<span class="status">${statusMark(overall)}${words.t(`terms.status.${overall}`)}</span>
            <span class="quiet">${assessedOf(view, words)}</span>`
    }
  </p>`
}

function panelDocument({ title, scheme }: { readonly title: string; readonly scheme: Scheme }, words: Words, body: Html): Html {
  return html`<!doctype html>
    <html lang="${words.language}" class="${scheme}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <meta name="robots" content="noindex" />
        <base target="_top" />
        ${raw(`<style>${PANEL_STYLE}</style>`)}
      </head>
      <body>
        ${sprite} ${body}
      </body>
    </html>`
}
