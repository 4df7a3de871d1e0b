import { html } from 'hono/html'
import type { StatusCount } from '../../view/figures.ts'
import type { Html, PageContext } from '../page-context.ts'
import { publicPath } from './links.ts'
import { statusTag } from './status.ts'

/** How many stand at each status, each leading to the list of them. `query`: the list's filter that they are counted under. */
export function linkedSplit(page: PageContext, counts: readonly StatusCount[], query: string): Html {
  return html`<ul class="split">
    ${counts
      .filter(({ count }) => count > 0)
      .map(
        ({ status, count }) =>
          html`<li>
            <a class="counted-link" href="${publicPath(page, `/recommendations?${query}&status=${status}`)}"
              ><b>${page.words.number(count)}</b> ${statusTag(page, status)}</a
            >
          </li>`,
      )}
  </ul>`
}
