import { html } from 'hono/html'
import type { SourceView } from '../view/subject.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { dash } from './parts/addressee.ts'
import { definitions } from './parts/definition.ts'
import { isWebAddress, publicPath, recommendationPath } from './parts/links.ts'
import { notYetKnown } from './parts/not-yet-known.ts'
import { permanentAddress } from './parts/permanent-address.ts'
import { breadcrumbs, section } from './parts/section.ts'
import { splitOfCounts, statusKey } from './parts/status.ts'
import { languageName, localized, localizedName, plainText } from './parts/text.ts'
import { dateTime } from './parts/time.ts'
import { turnPages } from './parts/turn-pages.ts'

/** One document that recommendations are taken from: what it is, and all that is quoted of it, word for word. */
export function sourcePage(view: SourceView, page: PageContext): Html {
  const { words } = page
  const name = plainText(page, view.title)
  const { recommendations, quoted } = view
  return layout(
    page,
    {
      title: name,
      description: `${name}. ${words.t('record.place.recommendations_n', { n: recommendations.total })}`,
      current: 'recommendations',
    },
    html`${breadcrumbs(page, [{ href: publicPath(page, '/sources'), text: words.t('record.place.sources') }], view.code)}
      <div class="lead short">
        <h1>${localizedName(page, view.title)}</h1>
        ${notYetKnown(page, view.knownFrom)}
        <p>${words.t('record.place.taken_n', { n: recommendations.total })}</p>
        ${splitOfCounts(page, recommendations.counts)}
      </div>
      <div class="cols">
        <div>
          ${section('recommendations', words.t('record.place.taken'), taken(page, view))} ${quoted.length === 0 ? '' : statusKey(page)}
          ${view.others.length === 0 ? '' : section('others', words.t('record.place.quoted_for'), others(page, view))}
        </div>
        <div>
          ${section('facts', words.t('pages.agreement.facts'), facts(page, view))}
          ${words.pick(view.note) ? section('note', words.t('record.place.note'), html`<p>${localized(page, view.note)}</p>`) : ''}
          ${definitions(page, ['source', 'recommendation', 'kind'])} ${permanentAddress(page, 'source', view.id)}
        </div>
      </div>`,
  )
}

function taken(page: PageContext, { code, quoted, recommendations, language }: SourceView): Html {
  const { words } = page
  if (quoted.length === 0) return html`<p>${words.t('record.place.taken_none')}</p>`
  return html`<ol class="rows">
      ${quoted.map(
        ({ recommendation, quotes }) =>
          html`<li>
            <h3>
              <a href="${recommendationPath(page, recommendation.code)}"
                ><span class="code">${recommendation.code}</span> ${localizedName(page, recommendation.title)}</a
              >
            </h3>
            ${quotes.map(
              ({ quote, locator }) =>
                html`<figure class="quote">
                  <blockquote lang="${language}"><p>${quote}</p></blockquote>
                  ${locator === null ? '' : html`<figcaption>${locator}</figcaption>`}
                </figure>`,
            )}
          </li>`,
      )}
    </ol>
    ${
      recommendations.total > quoted.length
        ? html`<p>
            ${words.t('record.place.shown_from', { first: recommendations.from + 1, last: recommendations.from + quoted.length, n: recommendations.total })}
          </p>`
        : ''
    }
    ${turnPages(page, { path: `/sources/${encodeURIComponent(code)}`, query: {}, first: recommendations.from === 0, next: recommendations.next })}`
}

function facts(page: PageContext, view: SourceView): Html {
  const { words } = page
  const linked = view.address !== null && isWebAddress(view.address)
  return html`<dl class="pairs">
    <dt>${words.t('record.place.code')}</dt>
    <dd>${view.code}</dd>
    <dt>${words.t('record.place.publisher')}</dt>
    <dd>${view.publisher ?? dash(page)}</dd>
    <dt>${words.t('record.place.date')}</dt>
    <dd>${view.date === null ? dash(page) : dateTime(page, view.date, 'long')}</dd>
    <dt>${words.t('record.place.language')}</dt>
    <dd>${languageName(page, view.language)}</dd>
    <dt>${words.t('record.place.address')}</dt>
    <dd>
      ${
        view.address === null
          ? dash(page)
          : linked
            ? html`<a class="address" href="${view.address}" rel="external">${view.address}</a>`
            : html`<span class="address">${view.address}</span>`
      }
    </dd>
    ${
      view.archivedSha256 === null
        ? ''
        : html`<dt>${words.t('record.place.archived')}</dt>
            <dd>sha256 <code class="digest">${view.archivedSha256}</code></dd>`
    }
  </dl>`
}

/** What else the record quotes it for: concerns, standards, impacts and the like. */
function others(page: PageContext, { others: quotes, language }: SourceView): Html {
  const { words } = page
  const entries = [...Map.groupBy(quotes, ({ kind, code }) => `${kind} ${code}`).values()]
  return html`<ul class="ruled">
    ${entries.map((own) => {
      const { kind, code, title } = own[0]!
      const name = html`<span class="code">${code}</span> ${localizedName(page, title)}`
      const path = kind === 'concern' || kind === 'standard' ? publicPath(page, `/${kind}s/${encodeURIComponent(code)}`) : null
      return html`<li>
        <p class="kind">${words.t(`record.place.quoted.${kind}`)}&nbsp;· ${path === null ? name : html`<a href="${path}">${name}</a>`}</p>
        ${own.map(({ quote }) => html`<blockquote lang="${language}"><p>${quote}</p></blockquote>`)}
      </li>`
    })}
  </ul>`
}
