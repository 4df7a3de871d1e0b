import { html } from 'hono/html'
import type { MirrorFacts } from '../view/mirror.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { ownPath } from './parts/links.ts'
import { section } from './parts/section.ts'

const KEPT = ['pages', 'files', 'log'] as const
const NOT_KEPT = ['search', 'travel', 'follow', 'workspace'] as const

/** The page of a mirror that says what it holds, what only the origin answers, and how to check that it was not changed. */
export function mirrorPage({ origin }: MirrorFacts, page: PageContext): Html {
  const { words } = page
  const title = words.t('data.mirror.title')
  const list = (lines: readonly string[]) =>
    html`<ul class="ruled">
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ul>`
  return layout(
    page,
    { title, description: null, current: null },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('data.mirror.lead', { origin })}</p>
      </div>
      <div class="narrow prose">
        ${section('kept', words.t('data.mirror.kept'), list(KEPT.map((name) => words.t(`data.mirror.kept.${name}`))))}
        ${section(
          'not-kept',
          words.t('data.mirror.not_kept'),
          html`<p>${words.t('data.mirror.not_kept.lead')} <a href="${origin}/${words.language}">${origin}</a></p>
            ${list(NOT_KEPT.map((name) => words.t(`data.mirror.not_kept.${name}`)))}
            <p>
              ${words.t('data.mirror.instead')} <a href="${ownPath(page, '/recommendations')}">${words.t('pages.nav.recommendations')}</a> ·
              <a href="${ownPath(page, '/data')}">${words.t('data.page.title')}</a>
            </p>`,
        )}
        ${section(
          'check',
          words.t('data.mirror.check'),
          html`<p>${words.t('data.mirror.check.text')}</p>
            <p><code class="digest">sha256sum --check MANIFEST</code></p>
            <p><code class="digest">npx vigia export-site --verify DIR</code></p>
            <p>
              <code class="digest">node vigia-verify.mjs https://…</code> <a href="/log/vigia-verify.mjs" download>vigia-verify.mjs</a>
            </p>`,
        )}
      </div>`,
  )
}
