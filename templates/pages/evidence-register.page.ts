import { html } from 'hono/html'
import type { EvidenceView } from '../view/evidence.ts'
import type { Html, PageContext } from './layout.ts'
import { dotted } from './parts/dotted.ts'
import { evidenceItem, kilobytes } from './parts/evidence.ts'
import { isWebAddress, ownPath } from './parts/links.ts'
import { dateTime, instantTime } from './parts/time.ts'
import { workspaceFrame } from './parts/workspace-frame.ts'

export const REGISTER_FILTERS = ['all', 'dead', 'embargoed', 'protected', 'unused'] as const

export interface CaptureView {
  /** ISO instant. */
  readonly at: string
  readonly outcome: 'captured' | 'too_large' | 'failed' | 'withheld' | 'not_allowed'
  /** Where redirects led; null when they led nowhere else. */
  readonly finalAddress: string | null
  readonly status: number | null
  readonly mediaType: string | null
  readonly bytes: number | null
  readonly sha256: string | null
  /** In the words of the machine. */
  readonly fault: string | null
}

export interface RegisterItem {
  readonly evidence: EvidenceView
  readonly sensitivity: 'public' | 'embargoed' | 'protected'
  readonly embargoUntil: string | null
  readonly addedBy: string
  readonly addedAt: string
  /** Published updates that cite it. */
  readonly citedBy: number
  /** The private original. */
  readonly original: { readonly sha256: string; readonly bytes: number } | null
  /** Newest first. */
  readonly captures: readonly CaptureView[]
}

export interface EvidenceRegisterView {
  readonly filter: (typeof REGISTER_FILTERS)[number]
  readonly items: readonly RegisterItem[]
  /** `after` of the next page; null on the last. */
  readonly next: string | null
  /** Why the last act was refused. */
  readonly problem: string | null
}

/** Every item of evidence with what only editors see: sensitivity, originals, what its address answered. */
export function evidenceRegisterPage(view: EvidenceRegisterView, page: PageContext): Html {
  const { words } = page
  const title = words.t('evidence.register.title')
  const list = ownPath(page, '/workspace/evidence')
  const link = (filter: string) => (filter === 'all' ? list : `${list}?show=${filter}`)
  return workspaceFrame(
    page,
    title,
    title,
    html`<div class="narrow">
      <p>${words.t('evidence.register.lead')}</p>
      <nav aria-label="${words.t('evidence.register.filters')}">
        <ul class="actions">
          ${REGISTER_FILTERS.map(
            (filter) =>
              html`<li>
                <a class="button plain" href="${link(filter)}" ${filter === view.filter ? html` aria-current="page"` : ''}
                  >${words.t(`evidence.register.${filter}`)}</a
                >
              </li>`,
          )}
        </ul>
      </nav>
      ${view.problem === null ? '' : html`<p class="problem" role="alert">${view.problem}</p>`}
      <h2>${words.t(`evidence.register.${view.filter}`)}</h2>
      ${
        view.items.length === 0
          ? html`<p class="empty">${words.t('evidence.register.none')}</p>`
          : html`<ul class="evidence">
              ${view.items.map((item) => html`<li>${registerItem(page, item)}</li>`)}
            </ul>`
      }
      ${
        view.next === null
          ? ''
          : html`<p>
              <a href="${link(view.filter)}${view.filter === 'all' ? '?' : '&'}after=${view.next}">${words.t('evidence.register.next')}</a>
            </p>`
      }
    </div>`,
  )
}

function registerItem(page: PageContext, item: RegisterItem): Html {
  const { words } = page
  const path = ownPath(page, `/workspace/evidence/${item.evidence.id}`)
  return html`${evidenceItem(page, item.evidence)}
    <p class="quiet">
      ${dotted([
        item.sensitivity === 'public' ? '' : html`<strong>${words.t(`workspace.sensitivity.${item.sensitivity}`)}</strong>`,
        item.embargoUntil === null ? '' : html`${words.t('evidence.register.until')} ${dateTime(page, item.embargoUntil)}`,
        words.t('evidence.register.cited', { n: item.citedBy }),
        html`${words.t('evidence.register.added', { name: item.addedBy })} ${instantTime(page, item.addedAt)}`,
        item.sensitivity === 'public'
          ? html`<a href="${ownPath(page, `/workspace/redactions/${item.evidence.id}`)}"
              >${words.t('replies.redact.link')} <span class="unseen">${item.evidence.title}</span></a
            >`
          : '',
      ])}
    </p>
    ${
      item.original === null || item.evidence.file?.destroyed
        ? ''
        : html`<p class="quiet">
            <a href="${path}/original">${words.t('evidence.register.original')}</a>,
            ${words.t('pages.bytes', { kb: kilobytes(item.original.bytes) })}, sha256 <code class="digest">${item.original.sha256}</code>
          </p>`
    }
    ${captureList(page, item)}
    ${
      item.sensitivity === 'embargoed'
        ? html`<form method="post" action="${path}/release">
            <p>
              <button type="submit" class="plain">
                ${words.t('evidence.register.release')} <span class="unseen">${item.evidence.title}</span>
              </button>
            </p>
          </form>`
        : ''
    }`
}

function captureList(page: PageContext, item: RegisterItem): Html {
  if (item.captures.length === 0) return html``
  const { words } = page
  return html`<details>
    <summary>${words.t('evidence.register.captures')} <span class="unseen">${item.evidence.title}</span></summary>
    <ul>
      ${item.captures.map((capture) => html`<li>${captureLine(page, capture)}</li>`)}
    </ul>
  </details>`
}

function captureLine(page: PageContext, capture: CaptureView): Html {
  const { words } = page
  const final = capture.finalAddress
  return html`<p class="quiet">
    ${dotted([
      instantTime(page, capture.at),
      words.t(`evidence.outcome.${capture.outcome}`),
      capture.status === null ? '' : words.t('evidence.register.status', { status: String(capture.status) }),
      capture.mediaType ?? '',
      capture.bytes === null ? '' : words.t('pages.bytes', { kb: kilobytes(capture.bytes) }),
      capture.fault === null ? '' : html`<code>${capture.fault}</code>`,
    ])}
    ${final === null || !isWebAddress(final) ? '' : html`<br />${words.t('evidence.register.final')} <a href="${final}" rel="external">${final}</a>`}
    ${capture.sha256 === null ? '' : html`<br />sha256 <code class="digest">${capture.sha256}</code>`}
  </p>`
}
