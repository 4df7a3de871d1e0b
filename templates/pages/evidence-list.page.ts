import { html } from 'hono/html'
import type { EvidenceListView, PublicEvidenceItem } from '../view/evidence-list.ts'
import { EVIDENCE_KINDS } from '../view/scales.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { evidenceItem } from './parts/evidence.ts'
import { exportLine } from './parts/export-line.ts'
import { agreementPath, permanentPath, publicPath, recommendationPath } from './parts/links.ts'
import { localizedName } from './parts/text.ts'
import { dayTime } from './parts/time.ts'
import { turnPages } from './parts/turn-pages.ts'

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
        ${ofAgreement(page, view)}
        <p class="count" role="status">
          ${
            view.matching === null
              ? words.t('list.evidence.many')
              : words.t('list.evidence.count', { n: view.matching, narrowed: query(view).size === 0 ? 'no' : 'yes' })
          }
        </p>
        ${
          view.items.length === 0
            ? empty(page, view)
            : html`<ol class="ruled sources">
                ${view.items.map((item) => entry(page, item))}
              </ol>`
        }
        ${turnPages(page, { path: '/evidence', query: Object.fromEntries(query(view)), first: view.first, next: view.next })}
        ${exportLine(page, { path: '/evidence', formats: ['csv', 'xlsx', 'json'], query: query(view).toString() })}
      </div>`,
  )
}

function empty(page: PageContext, view: EvidenceListView): Html {
  const { words } = page
  if (query(view).size === 0) return html`<p class="empty">${words.t('record.place.empty')}</p>`
  return html`<div class="empty">
    <p>${words.t('list.evidence.empty')}</p>
    <p><a href="${publicPath(page, '/evidence')}">${words.t('list.evidence.all')}</a></p>
  </div>`
}

function query({ q, kind, recommendation, agreement }: EvidenceListView): URLSearchParams {
  const given = { q, kind, recommendation, agreement: agreement?.slug }
  return new URLSearchParams(Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : [])))
}

function form(page: PageContext, { q, kind, recommendation, agreement }: EvidenceListView): Html {
  const { words } = page
  return html`<form class="search" method="get" action="/${words.language}/evidence" role="search">
    ${page.asOf === null ? '' : html`<input type="hidden" name="as_of" value="${page.asOf}" />`}
    ${agreement === null ? '' : html`<input type="hidden" name="agreement" value="${agreement.slug}" />`}
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

/** What of one agreement alone is listed, and the way to everything. */
function ofAgreement(page: PageContext, view: EvidenceListView): Html {
  if (view.agreement === null) return html``
  const { words } = page
  const { slug, title } = view.agreement
  const others = query({ ...view, agreement: null }).toString()
  return html`<p>${words.t('list.evidence.of_agreement')} <a href="${agreementPath(page, slug)}">${localizedName(page, title)}</a></p>
    <ul class="active" aria-label="${words.t('pages.filter.active')}">
      <li>
        <a href="${publicPath(page, others === '' ? '/evidence' : `/evidence?${others}`)}"
          ><span class="unseen">${words.t('pages.filter.remove')} </span>${words.t('pages.column.agreement')}
          <span aria-hidden="true">×</span></a
        >
      </li>
    </ul>`
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
