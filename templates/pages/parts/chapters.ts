import { html } from 'hono/html'
import type { Html, PageContext } from '../page-context.ts'
import { section } from './section.ts'

/** Id, heading and content of one chapter. */
type Chapter = readonly [id: string, title: Html | string, content: Html]

/** A long page in chapters: beside them, or above where there is no room, the contents that lead to each. `end` stands below the last. */
export function chapters(page: PageContext, all: readonly Chapter[], width: 'prose' | 'whole' = 'prose', end: Html | '' = ''): Html {
  const title = page.words.t('report.contents')
  return html`<div class="cols aside-first">
    <nav class="contents stay" tabindex="0" aria-label="${title}">
      <details class="narrowing">
        <summary>${title}</summary>
        <h2>${title}</h2>
        <ol>
          ${all.map(([id, heading]) => html`<li><a href="#${id}">${heading}</a></li>`)}
        </ol>
      </details>
    </nav>
    <div class="${width}">${all.map(([id, heading, content]) => section(id, heading, content))} ${end}</div>
  </div>`
}
