import { html } from 'hono/html'
import type { ApiField } from '../../view/api.ts'
import type { Html, PageContext } from '../page-context.ts'
import { ownPath } from './links.ts'

/** Parameters or properties as a table: name, type, what it means. `caption` is read aloud. */
export function apiFields(page: PageContext, caption: string, fields: readonly ApiField[]): Html {
  const { words } = page
  const label = { name: words.t('api.page.name'), type: words.t('api.page.type'), meaning: words.t('api.page.meaning') }
  return html`<div class="wide">
    <table>
      <caption class="unseen">
        ${caption}
      </caption>
      <thead>
        <tr>
          ${Object.values(label).map((text) => html`<th scope="col">${text}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${fields.map(
          (field) =>
            html`<tr>
              <th scope="row">
                <div>
                  <code>${field.name}</code
                  >${field.place === null ? '' : html`<br /><span class="quiet">${words.t(`api.page.in.${field.place}`)}</span>`}
                </div>
              </th>
              <td data-label="${label.type}">
                <div>
                  <code>${breakable(field.type)}</code
                  >${links(page, field.shapes)}${field.required ? html` <b>${words.t('api.page.required')}</b>` : ''}
                </div>
              </td>
              <td data-label="${label.meaning}"><div>${field.description}</div></td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

function links(page: PageContext, shapes: readonly string[]): Html {
  const named = [...new Set(shapes)]
  return html`${named.map((name) => html` <a href="${ownPath(page, `/api/shapes#${name}`)}">${name}</a>`)}`
}

/** A long list of values may break at its bars. */
function breakable(type: string): Html {
  return html`${type.split(' | ').map((part, index) => (index === 0 ? part : html` |<wbr /> ${part}`))}`
}
