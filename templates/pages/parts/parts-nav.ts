import { html } from 'hono/html'
import type { Html, PageContext } from '../page-context.ts'

/** The parts of something that does not fit one page; nothing where it does. `path` gives the address of a part. */
export function partsNav(page: PageContext, parts: number, current: number, path: (part: number) => string): Html {
  const { words } = page
  if (parts < 2) return html``
  return html`<nav class="parts" aria-label="${words.t('editions.parts.label')}">
    <ul class="actions">
      ${Array.from({ length: parts }, (_, index) => index + 1).map(
        (part) =>
          html`<li>
            <a class="button plain" href="${path(part)}" ${part === current ? html`aria-current="page"` : ''}
              ><span class="unseen">${words.t('editions.parts.part')} </span>${words.number(part)}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`
}
