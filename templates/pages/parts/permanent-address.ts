import { html } from 'hono/html'
import type { Html, PageContext } from '../page-context.ts'
import { permanentPath, type PermanentKind } from './links.ts'

/** The address of the thing itself, which outlives its code, its name and this page's language. `id` is the stored UUID. */
export function permanentAddress(page: PageContext, kind: PermanentKind, id: string): Html {
  const path = permanentPath(kind, id)
  return html`<p class="quiet">
    ${page.words.t('record.permanent')}: <a class="address" rel="bookmark" href="${path}">${page.origin}${path}</a>
  </p>`
}
