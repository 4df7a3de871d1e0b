import { html } from 'hono/html'
import type { ApiChapter, ApiOperation } from '../view/api.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { apiFields } from './parts/api-fields.ts'
import { chapters } from './parts/chapters.ts'
import { ownPath } from './parts/links.ts'
import { breadcrumbs } from './parts/section.ts'

/** One chapter of the API's documentation: every operation with its parameters, body, answers and an example. */
export function apiChapterPage(chapter: ApiChapter, page: PageContext): Html {
  const { words } = page
  return layout(
    page,
    { title: `API: ${chapter.title}`, description: chapter.title, current: null },
    html`${breadcrumbs(page, [{ href: ownPath(page, '/api'), text: words.t('api.page.title') }], chapter.title)}
      <div class="lead short">
        <h1>${chapter.title}</h1>
      </div>
      ${chapters(
        page,
        chapter.operations.map((operation) => [operation.id, operation.summary, described(operation, page)]),
        'whole',
      )}`,
  )
}

function described(operation: ApiOperation, page: PageContext): Html {
  const { words } = page
  return html`<p>
      <code><b>${operation.method}</b> ${operation.path}</code>
      <span class="quiet">${words.t(operation.open ? 'api.page.open' : 'api.page.keyed')}</span>
    </p>
    ${operation.description === '' ? '' : html`<p>${operation.description}</p>`}
    <pre tabindex="0"><code>${operation.sample}</code></pre>
    ${apiFields(page, words.t('api.page.parameters'), operation.fields)} ${body(operation, page)} ${answers(operation, page)}`
}

function body({ body: sent }: ApiOperation, page: PageContext): Html | '' {
  if (sent === null) return ''
  const types = sent.mediaTypes.map((type, index) => html`${index === 0 ? '' : ', '}<code>${type}</code>`)
  return html`<p>${page.words.t('api.page.body')} ${shapeLink(page, sent.shape)} ${types}</p>`
}

function answers(operation: ApiOperation, page: PageContext): Html {
  return html`<ul class="answers">
    ${operation.answers.map(
      ({ status, text, shape }) => html`<li><b class="code">${status}</b> ${text} ${shape === null ? '' : shapeLink(page, shape)}</li>`,
    )}
  </ul>`
}

function shapeLink(page: PageContext, name: string): Html | '' {
  return name === '' ? '' : html`<a href="${ownPath(page, `/api/shapes#${name}`)}">${name}</a>`
}
