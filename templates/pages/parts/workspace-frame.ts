import { html } from 'hono/html'
import { layout, type Html, type PageContext } from '../layout.ts'
import { ownPath } from './links.ts'
import { breadcrumbs } from './section.ts'

/** A page of the workspace: its own navigation, the notice of the single-person mode, heading, content. `crumb` null on the desk itself. */
export function workspaceFrame(page: PageContext, title: string, crumb: string | null, content: Html): Html {
  const { words } = page
  return layout(
    page,
    { title, description: null, current: 'workspace' },
    html`${crumb === null ? '' : breadcrumbs(page, [{ href: ownPath(page, '/workspace'), text: words.t('pages.nav.workspace') }], crumb)}
      ${page.singlePerson ? html`<p class="notice"><strong>${words.t('workspace.single.title')}</strong> ${words.t('workspace.single.text')}</p>` : ''}
      <div class="lead short"><h1>${title}</h1></div>
      ${content}`,
  )
}
