import { html } from 'hono/html'
import { layout, type Html, type PageContext } from './layout.ts'
import { ownPath, publicPath } from './parts/links.ts'
import { section } from './parts/section.ts'

export interface LogEntryView {
  readonly seq: number
  /** The leaf as JSON, indented for reading. */
  readonly leaf: string
  /** Hexadecimal, as reports print it. */
  readonly leafHash: string
  readonly size: number
  /** Base64, as the checkpoint has it. */
  readonly root: string
  /** Base64, from the leaf's sibling up to the root's child. */
  readonly hashes: readonly string[]
  readonly checkpoint: string
}

/** One entry of the public log with its proof of inclusion. */
export function logEntryPage(view: LogEntryView, page: PageContext): Html {
  const { words } = page
  const title = words.t('verify.entry.title', { seq: words.number(view.seq) })
  return layout(
    page,
    { title, description: words.t('verify.entry.lead'), current: null },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('verify.entry.lead')}</p>
        <p><a href="${publicPath(page, `/changes?before=${view.seq + 1}`)}#change-${view.seq}">${words.t('verify.entry.change')}</a></p>
      </div>
      <div class="narrow prose">
        ${section(
          'leaf',
          words.t('verify.entry.leaf'),
          html`<p>${words.t('verify.entry.leaf_note')}</p>
            ${verbatim(view.leaf)}`,
        )}
        ${section('proof', words.t('verify.entry.proof'), proof(page, view), {
          href: ownPath(page, '/verify'),
          text: words.t('verify.entry.verify'),
        })}
        ${section('checkpoint', words.t('verify.entry.checkpoint'), verbatim(view.checkpoint))}
        <p><a href="/log/openings/${view.seq}" type="application/json">${words.t('verify.entry.openings')}</a></p>
        <p><a href="/log/proof/${view.seq}?format=json" type="application/json">${words.t('verify.entry.json')}</a></p>
      </div>`,
  )
}

/** A text whose lines count; they may break where the page is narrow. */
function verbatim(text: string): Html {
  const lines = text.trimEnd().split('\n')
  return html`<p>
    <code class="digest"
      >${lines.map((line, index) => html`${index === 0 ? '' : html`<br />`}${line.replace(/^ +/, (indent) => '\u00a0'.repeat(indent.length))}`)}</code
    >
  </p>`
}

function proof(page: PageContext, view: LogEntryView): Html {
  const { words } = page
  return html`<p>${words.t('verify.entry.proof_note', { n: view.hashes.length })}</p>
    <dl class="pairs">
      <dt>${words.t('verify.entry.hash')}</dt>
      <dd><code class="digest">${view.leafHash}</code></dd>
      ${
        view.hashes.length === 0
          ? ''
          : html`<dt>${words.t('verify.entry.path')}</dt>
              <dd>${view.hashes.map((hash) => html`<code class="digest">${hash}</code>`)}</dd>`
      }
      <dt>${words.t('verify.entry.root')}</dt>
      <dd><code class="digest">${view.root}</code></dd>
      <dt>${words.t('verify.entry.size')}</dt>
      <dd>${words.number(view.size)}</dd>
    </dl>`
}
