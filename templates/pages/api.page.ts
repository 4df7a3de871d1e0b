import { html } from 'hono/html'
import { LICENCE } from '../open-data/licence.ts'
import type { ApiDocumentation, ApiLimitsView } from '../view/api.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { ownPath } from './parts/links.ts'
import { section } from './parts/section.ts'

/** The front page of the API's documentation: how to begin, what holds for every operation, and all of them by chapter. */
export function apiPage(view: ApiDocumentation, limits: ApiLimitsView, page: PageContext): Html {
  const { words } = page
  const title = words.t('api.page.title')
  return layout(
    page,
    { title, description: words.t('api.page.lead'), current: null },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('api.page.lead')}</p>
        <p class="quiet">
          <a href="/api/v1/openapi.json">${words.t('api.page.document')}</a> ·
          <a href="${ownPath(page, '/api/shapes')}">${words.t('api.page.shapes')}</a> ·
          <a href="${ownPath(page, '/api/problems')}">${words.t('api.page.problems')}</a>
        </p>
      </div>
      <div class="narrow prose">
        ${section('start', words.t('api.page.start'), start(view, page))} ${section('lists', words.t('api.page.lists'), rules(page, LISTS))}
        ${section('writing', words.t('api.page.writing'), rules(page, WRITING))}
        ${section('limits', words.t('api.page.limits'), limitsText(limits, page))}
        ${section('versions', words.t('api.page.versions'), rules(page, VERSIONS))}
        ${section('licence', words.t('api.page.licence'), licence(page))}
      </div>
      <h2 class="unseen" id="operations">${words.t('api.page.operations')}</h2>
      ${chapters(view, page)}`,
  )
}

const LISTS = ['failure', 'pages', 'fields', 'as_of', 'conditional', 'compression', 'languages', 'permanent', 'origins'] as const
const WRITING = ['key', 'same', 'version', 'idempotency', 'problem'] as const
const VERSIONS = ['stable', 'additions', 'end'] as const

function rules(page: PageContext, names: readonly ((typeof LISTS)[number] | (typeof WRITING)[number] | (typeof VERSIONS)[number])[]): Html {
  return html`<ul class="ruled">
    ${names.map((name) => html`<li>${page.words.t(`api.page.rule.${name}`)}</li>`)}
  </ul>`
}

function start({ base }: ApiDocumentation, page: PageContext): Html {
  const { words } = page
  return html`<p>${words.t('api.page.start_read')}</p>
    <pre tabindex="0"><code>curl "${base}/recommendations?limit=2&amp;fields=code,title,overall"</code></pre>
    <p>${words.t('api.page.start_travel')}</p>
    <pre tabindex="0"><code>curl "${base}/figures?as_of=${page.recordAt.slice(0, 10)}"</code></pre>
    <p>${words.t('api.page.start_key')} <a href="${ownPath(page, '/workspace/account')}">${words.t('api.page.account')}</a></p>
    <pre tabindex="0"><code>curl -H "Authorization: Bearer $KEY" "${base}/me"</code></pre>`
}

function limitsText(limits: ApiLimitsView, { words }: PageContext): Html {
  return html`<p>
      ${words.t('api.page.limits_text', { reads: limits.readsAMinute, writes: limits.writesAMinute, mb: limits.fileMegabytes })}
    </p>
    <p>${words.t('api.page.limits_headers')}</p>`
}

function licence({ words }: PageContext): Html {
  return html`<p>${words.t('api.page.licence_text')} <a href="${LICENCE}" rel="license">CC BY 4.0</a></p>`
}

function chapters({ chapters: all }: ApiDocumentation, page: PageContext): Html {
  return html`${all.map((chapter) =>
    section(
      `chapter-${chapter.name}`,
      chapter.title,
      html`<ul class="ruled">
        ${chapter.operations.map(
          (operation) =>
            html`<li>
              <a href="${ownPath(page, `/api/${chapter.name}#${operation.id}`)}"><code>${operation.method} ${operation.path}</code></a>
              ${operation.summary}
            </li>`,
        )}
      </ul>`,
      { href: ownPath(page, `/api/${chapter.name}`), text: page.words.t('api.page.details') },
    ),
  )}`
}
