import { html } from 'hono/html'
import type { EvidenceListView, PublicEvidenceItem } from '../view/evidence-list.ts'
import { EVIDENCE_KINDS } from '../view/scales.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { evidenceItem } from './parts/evidence.ts'
import { exportLine } from './parts/export-line.ts'
import { permanentPath, publicPath, recommendationPath } from './parts/links.ts'
import { dayTime } from './parts/time.ts'

/** Everything that the record rests on and that is public: searched by title and publisher, what became public last first. */
export function evidenceListPage(view: EvidenceListView, page: PageContext): Html {
  const { words } = page
  const title = words.t('list.evidence.title')
  return layout(
    page,
    { title: view.q === '' ? title : `${title} · ${view.q}`, description: words.t('list.evidence.lead'), current: null },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('list.evidence.lead')}</p>
        ${form(page, view)}
      </div>
      <div class="narrow">
        <p class="count" role="status">
          ${
            view.matching === null
              ? words.t('list.evidence.many')
              : words.t('list.evidence.count', { n: view.matching, narrowed: query(view).size === 0 ? 'no' : 'yes' })
          }
        </p>
        ${
          view.items.length === 0
            ? html`<div class="empty">
                <p>${words.t('list.evidence.empty')}</p>
                <p><a href="${publicPath(page, '/evidence')}">${words.t('list.evidence.all')}</a></p>
              </div>`
            : html`<ol class="ruled">
                ${view.items.map((item) => entry(page, item))}
              </ol>`
        }
        ${paging(page, view)} ${exportLine(page, { path: '/evidence', formats: ['csv', 'xlsx', 'json'], query: query(view).toString() })}
      </div>`,
  )
}

function query({ q, kind, recommendation }: EvidenceListView): URLSearchParams {
  const given = { q, kind, recommendation }
  return new URLSearchParams(Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : [])))
}

function form(page: PageContext, { q, kind, recommendation }: EvidenceListView): Html {
  const { words } = page
  return html`<form class="search" method="get" action="/${words.language}/evidence" role="search">
    ${page.asOf === null ? '' : html`<input type="hidden" name="as_of" value="${page.asOf}" />`}
    <p>
      <label for="q">${words.t('list.evidence.q')}</label>
      <input type="search" id="q" name="q" value="${q}" maxlength="200" />
    </p>
    <p>
      <label for="kind">${words.t('list.evidence.kind')}</label>
      <select id="kind" name="kind">
        <option value="">${words.t('pages.filter.any')}</option>
        ${EVIDENCE_KINDS.map(
          (candidate) =>
            html`<option value="${candidate}" ${candidate === kind ? 'selected' : ''}>${words.t(`terms.evidence.${candidate}`)}</option>`,
        )}
      </select>
    </p>
    <p>
      <label for="recommendation">${words.t('list.evidence.recommendation')}</label>
      <input type="text" id="recommendation" name="recommendation" value="${recommendation ?? ''}" maxlength="100" />
    </p>
    <p><button type="submit">${words.t('list.search.go')}</button></p>
  </form>`
}

function entry(page: PageContext, { evidence, publicAt, recommendations }: PublicEvidenceItem): Html {
  const { words } = page
  return html`<li>
    ${evidenceItem(page, evidence)}
    <p class="quiet">
      ${words.t('list.evidence.public_since')}
      ${dayTime(page, publicAt)}${recommendations.map(
        (code) => html`&nbsp;· <a class="code" href="${recommendationPath(page, code)}">${code}</a>`,
      )}&nbsp;· <a href="${permanentPath('evidence', evidence.id)}">${words.t('list.evidence.permanent')}</a>
    </p>
  </li>`
}

function paging(page: PageContext, view: EvidenceListView): Html {
  const { words } = page
  if (view.first && view.next === null) return html``
  const to = (after: string | null) => {
    const params = query(view)
    if (after !== null) params.set('after', after)
    return publicPath(page, params.size === 0 ? '/evidence' : `/evidence?${params.toString()}`)
  }
  return html`<nav aria-label="${words.t('list.pages.label')}">
    <ul class="actions">
      ${view.first ? '' : html`<li><a class="button plain" href="${to(null)}">${words.t('list.pages.first')}</a></li>`}
      ${view.next === null ? '' : html`<li><a class="button plain" href="${to(view.next)}" rel="next">${words.t('list.pages.next')}</a></li>`}
    </ul>
  </nav>`
}
