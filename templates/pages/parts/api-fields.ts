import { html } from 'hono/html'
import type { ApiField } from '../../view/api.ts'
import type { Html, PageContext } from '../page-context.ts'
import { ownPath } from './links.ts'

/** Parameters or properties as a table: name, type, what it means. `caption` is read aloud. */
export function apiFields(page: PageContext, caption: string, fields: readonly ApiField[]): Html {
  const { words } = page
  const label = { name: words.t('api.page.name'), type: words.t('api.page.type'), meaning: words.t('api.page.meaning') }
  return html`<div class="wide fields">
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
                <div><code>${typeText(page, field)}</code>${field.required ? html` <b>${words.t('api.page.required')}</b>` : ''}</div>
              </td>
              <td data-label="${label.meaning}"><div>${field.description}</div></td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

/** The type with each shape it names as a link to it; a long list of values may break at its bars. */
function typeText(page: PageContext, { type, shapes }: ApiField): Html {
  return html`${type.split(' | ').map((part, index) => html`${index === 0 ? '' : html` |<wbr /> `}${linked(page, part, shapes)}`)}`
}

function linked(page: PageContext, part: string, shapes: readonly string[]): Html {
  const [name] = /[A-Z]\w*/.exec(part) ?? []
  if (name === undefined || !shapes.includes(name)) return html`${part}`
  const at = part.indexOf(name)
  return html`${part.slice(0, at)}<a href="${ownPath(page, `/api/shapes#${name}`)}">${name}</a>${part.slice(at + name.length)}`
}
