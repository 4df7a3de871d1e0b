import { html } from 'hono/html'
import type { ApiShape } from '../view/api.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { apiFields } from './parts/api-fields.ts'
import { chapters } from './parts/chapters.ts'
import { ownPath } from './parts/links.ts'
import { breadcrumbs } from './parts/section.ts'

/** Every named shape of the API's bodies, property by property. */
export function apiShapesPage(shapes: readonly ApiShape[], page: PageContext): Html {
  const { words } = page
  const title = words.t('api.page.shapes')
  return layout(
    page,
    { title: `API: ${title}`, description: words.t('api.page.shapes_lead'), current: null },
    html`${breadcrumbs(page, [{ href: ownPath(page, '/api'), text: words.t('api.page.title') }], title)}
      <div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('api.page.shapes_lead')}</p>
      </div>
      ${chapters(
        page,
        shapes.map((shape) => [
          shape.name,
          html`<code lang="en" translate="no">${shape.name}</code>`,
          shape.fields.length === 0
            ? html`<ul class="codes">
                ${shape.type.split(' | ').map((value) => html`<li><code lang="en" translate="no">${value}</code></li>`)}
              </ul>`
            : apiFields(page, shape.name, shape.fields),
        ]),
        'whole',
      )}`,
  )
}
