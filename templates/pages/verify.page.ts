import { html } from 'hono/html'
import { layout, type Html, type PageContext } from './layout.ts'
import { ownPath } from './parts/links.ts'
import { section } from './parts/section.ts'

export interface VerifyView {
  /** Name of the log: the first line of its checkpoints. */
  readonly origin: string
  /** Public keys in note format, the current one first. */
  readonly keys: readonly string[]
  /** The newest signed checkpoint; null when nothing was signed yet. */
  readonly signed: { readonly size: number; readonly root: string } | null
  /** True: the database no longer continues what was signed. */
  readonly refused: boolean
  /** What the reader typed. */
  readonly asked: { readonly size: string; readonly digest: string }
  readonly outcome: VerifyOutcome | null
}

/** What came of comparing the reader's figures with the log's first `size` entries. */
export interface VerifyOutcome {
  readonly kind: 'last_event' | 'root' | 'differs' | 'beyond' | 'bad_size' | 'bad_digest'
  readonly size: number
}

const PROVED = ['1', '2', '3', '4', '5'] as const
const NOT_PROVED = ['1', '2', '3', '4', '5', '6'] as const

/** What the log proves and what not, the comparison with a printed digest (a GET form to this page), and the verifier to download. */
export function verifyPage(view: VerifyView, page: PageContext): Html {
  const { words } = page
  const title = words.t('verify.title')
  return layout(
    page,
    { title, description: words.t('verify.lead'), current: null },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('verify.lead')}</p>
      </div>
      <div class="narrow prose">
        ${view.refused ? html`<p class="notice" role="alert">${words.t('verify.refused')}</p>` : ''} ${outcome(page, view)}
        ${section('compare', words.t('verify.compare'), compareForm(page, view))}
        ${section(
          'how',
          words.t('verify.how'),
          html`<p>${words.t('verify.how.1')}</p>
            <p>${words.t('verify.how.2')}</p>
            <p>${words.t('verify.how.3')}</p>`,
        )}
        ${section('proved', words.t('verify.proved'), list(PROVED.map((n) => words.t(`verify.proved.${n}`))))}
        ${section('not-proved', words.t('verify.not_proved'), list(NOT_PROVED.map((n) => words.t(`verify.not_proved.${n}`))))}
        ${section('now', words.t('verify.now'), present(page, view))} ${section('tool', words.t('verify.tool'), tool(page))}
      </div>`,
  )
}

function list(lines: readonly string[]): Html {
  return html`<ul class="ruled">
    ${lines.map((line) => html`<li>${line}</li>`)}
  </ul>`
}

function outcome(page: PageContext, view: VerifyView): Html {
  const { words } = page
  if (view.outcome === null) return html``
  const { kind, size } = view.outcome
  const text =
    kind === 'last_event'
      ? words.t('verify.outcome.last_event', { seq: words.number(size - 1) })
      : kind === 'bad_size' || kind === 'bad_digest'
        ? words.t(`verify.outcome.${kind}`)
        : words.t(`verify.outcome.${kind}`, { size })
  const answered = kind === 'last_event' || kind === 'root'
  return section(
    'outcome',
    words.t('verify.outcome.title'),
    html`<p class="notice" role="${answered ? 'status' : 'alert'}">${text}</p>
      ${answered ? html`<p class="quiet">${words.t('verify.outcome.trust')}</p>` : ''}`,
  )
}

function compareForm(page: PageContext, { asked, outcome: given }: VerifyView): Html {
  const { words } = page
  const invalid = (kind: VerifyOutcome['kind']) => (given?.kind === kind ? html` aria-invalid="true"` : '')
  return html`<form class="form" method="get" action="${ownPath(page, '/verify')}">
    <p>${words.t('verify.compare.lead')}</p>
    <div class="field">
      <label for="size">${words.t('verify.compare.size')}</label>
      <input type="text" inputmode="numeric" id="size" name="size" value="${asked.size}" class="short" required ${invalid('bad_size')} />
    </div>
    <div class="field">
      <label for="digest">${words.t('verify.compare.digest')}</label>
      <p class="hint" id="digest-hint">${words.t('verify.compare.digest_hint')}</p>
      <input
        type="text"
        id="digest"
        name="digest"
        value="${asked.digest}"
        class="long"
        autocomplete="off"
        spellcheck="false"
        aria-describedby="digest-hint"
        required
        ${invalid('bad_digest')}
      />
    </div>
    <p class="buttons"><button type="submit">${words.t('verify.compare.go')}</button></p>
  </form>`
}

function present(page: PageContext, view: VerifyView): Html {
  const { words } = page
  if (view.signed === null) return html`<p>${words.t('verify.now.none')}</p>`
  return html`<dl class="pairs">
    <dt>${words.t('verify.now.size')}</dt>
    <dd>${words.number(view.signed.size)}</dd>
    <dt>${words.t('verify.now.root')}</dt>
    <dd><code class="digest">${view.signed.root}</code></dd>
    <dt>${words.t('verify.now.origin')}</dt>
    <dd><code class="digest">${view.origin}</code></dd>
    <dt>${words.t('verify.now.key')}</dt>
    <dd>${view.keys.map((key) => html`<code class="digest">${key}</code>`)}</dd>
  </dl>`
}

function tool(page: PageContext): Html {
  const { words } = page
  return html`<p>${words.t('verify.tool.lead')}</p>
    <p><a class="button" href="/log/vigia-verify.mjs" download>${words.t('verify.tool.download')}</a></p>
    <p>${words.t('verify.tool.run')}</p>
    <p><code class="digest">node vigia-verify.mjs ${page.origin} --remember vigia.checkpoint</code></p>
    <p>${words.t('verify.tool.formats')}</p>
    <ul class="ruled">
      <li><a href="/log/checkpoint">/log/checkpoint</a> (${words.t('verify.tool.checkpoint')})</li>
      <li><a href="/log/key">/log/key</a> (${words.t('verify.tool.key')})</li>
      <li><a href="/log/state">/log/state</a> (${words.t('verify.tool.state')})</li>
    </ul>`
}
