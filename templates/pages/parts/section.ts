import { html } from 'hono/html'
import type { Html, PageContext } from '../page-context.ts'

/** A part of a page under a thin ink rule: heading, at most one way further, content. */
export function section(
  id: string,
  title: Html | string,
  content: Html,
  more: { readonly href: string; readonly text: string } | null = null,
): Html {
  return html`<section class="section">
    <header>
      <h2 id="${id}">${title}</h2>
      ${more === null ? '' : html`<a href="${more.href}">${more.text}</a>`}
    </header>
    ${content}
  </section>`
}

/** The way back up: links, then where the reader is. */
export function breadcrumbs(
  page: PageContext,
  trail: readonly { readonly href: string; readonly text: Html | string }[],
  here: Html | string,
): Html {
  return html`<nav class="crumbs" aria-label="${page.words.t('pages.nav.crumbs')}">
    <ol>
      ${trail.map((step) => html`<li><a href="${step.href}">${step.text}</a></li>`)}
      <li aria-current="page">${here}</li>
    </ol>
  </nav>`
}
