import type { ImportBatch } from '../../view/import.ts'
import { html } from 'hono/html'
import { layout, type Html, type PageContext } from '../layout.ts'
import { ownPath } from './links.ts'
import { breadcrumbs } from './section.ts'

/** Path of a batch's page, or of something below it. */
export function importPath(page: PageContext, id: string, rest = ''): string {
  return ownPath(page, `/workspace/imports/${id}${rest}`)
}

/** A page about one batch, below the list of imports. `here`: the page below the batch's own, if it is one. */
export function importFrame(page: PageContext, batch: ImportBatch, here: string | null, content: Html): Html {
  const { words } = page
  const title = words.t('imports.page.title', { file: batch.fileName })
  const trail = [
    { href: ownPath(page, '/workspace'), text: words.t('pages.nav.workspace') },
    { href: ownPath(page, '/workspace/imports'), text: words.t('imports.list.title') },
    ...(here === null ? [] : [{ href: importPath(page, batch.id), text: batch.fileName }]),
  ]
  return layout(
    page,
    { title: here === null ? title : `${here} · ${batch.fileName}`, description: null, current: 'workspace' },
    html`${breadcrumbs(page, trail, here ?? batch.fileName)}
      ${page.singlePerson ? html`<p class="notice"><strong>${words.t('workspace.single.title')}</strong> ${words.t('workspace.single.text')}</p>` : ''}
      <div class="lead short">
        <p class="kind">${words.t(`imports.kind.${batch.kind}`)}&nbsp;· ${words.t(`imports.state.${batch.state}`)}</p>
        <h1>${breakable(here ?? title)}</h1>
      </div>
      ${content}`,
  )
}

/** A title with the name of a file in it, which may break where the name has a sign. */
function breakable(text: string): Html {
  return html`${text.split(/(?<=[_.-])/).map((part, index) => (index === 0 ? part : html`<wbr />${part}`))}`
}
