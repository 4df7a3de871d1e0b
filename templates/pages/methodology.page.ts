import { html } from 'hono/html'
import { GLOSSARY } from '../view/glossary.ts'
import { EVIDENCE_KINDS, POSITIONS, STATUSES } from '../view/scales.ts'
import type { Localized, PartialDate } from '../view/text.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { chapters } from './parts/chapters.ts'
import { glossaryEntry } from './parts/definition.ts'
import { ownPath, publicPath } from './parts/links.ts'
import { statusTag } from './parts/status.ts'
import { localizedName } from './parts/text.ts'
import { dateTime } from './parts/time.ts'

export interface MethodologyView {
  /** The documents the recommendations are taken from. */
  readonly sources: readonly {
    readonly code: string
    readonly title: Localized
    readonly publisher: string | null
    readonly date: PartialDate | null
    readonly language: string
  }[]
  /** Days without a published update after which an addressee counts as not reviewed recently. */
  readonly reviewIntervalDays: number
}

const RULES = [
  'derived',
  'reason',
  'announcement',
  'two_people',
  'permanent',
  'reply',
  'redaction',
  'overall',
  'as_of',
  'hidden',
  'translation',
] as const
const NOT_CLAIMED = ['inaction', 'complete', 'official', 'cause'] as const

/** How the record is made: the scale, the rules in plain words, the sources, and what it does not claim. */
export function methodologyPage(view: MethodologyView, page: PageContext): Html {
  const { words } = page
  const title = words.t('pages.methodology.title')
  return layout(
    page,
    { title, description: words.t('pages.methodology.lead'), current: 'methodology' },
    html`<div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('pages.methodology.lead')}</p>
        <p class="quiet"><a href="${ownPath(page, '/glossary')}">${words.t('record.glossary.title')}</a></p>
      </div>
      ${chapters(page, [
        ['scale', words.t('pages.methodology.scale'), scale(page)],
        ['computed', words.t('pages.methodology.computed'), computed(page, view.reviewIntervalDays)],
        [
          'positions',
          words.t('pages.methodology.positions'),
          html`<p>${words.t('pages.methodology.positions_text')}</p>
            <dl class="pairs">
              ${POSITIONS.map(
                (position) =>
                  html`<dt>${words.t(`terms.position.${position}`)}</dt>
                    <dd>${words.t(`record.glossary.position.${position}`)}</dd>`,
              )}
            </dl>`,
        ],
        [
          'rules',
          words.t('pages.methodology.rules'),
          html`<ul class="ruled">
            ${RULES.map((rule) => html`<li>${words.t(`pages.methodology.rule.${rule}`)}</li>`)}
          </ul>`,
        ],
        [
          'evidence',
          words.t('pages.methodology.evidence'),
          html`<p>${words.t('pages.methodology.evidence_text')}</p>
            <p>${EVIDENCE_KINDS.map((kind) => words.t(`terms.evidence.${kind}`)).join(' · ')}</p>`,
        ],
        [
          'not-claimed',
          words.t('pages.methodology.not_claimed'),
          html`<ul class="ruled">
            ${NOT_CLAIMED.map((claim) => html`<li>${words.t(`pages.methodology.not.${claim}`)}</li>`)}
          </ul>`,
        ],
        ['sources', words.t('pages.methodology.sources'), sources(page, view)],
        ['log', words.t('pages.methodology.log'), html`<p>${words.t('pages.methodology.log_text')}</p>`],
      ])}`,
  )
}

function scale(page: PageContext): Html {
  return html`<p>${page.words.t('pages.methodology.scale_text')}</p>
    <dl class="scale">
      ${STATUSES.map(
        (status) =>
          html`<dt id="status-${status}">${statusTag(page, status)}</dt>
            <dd>${page.words.t(`terms.status.${status}.definition`)}</dd>`,
      )}
    </dl>`
}

function computed(page: PageContext, days: number): Html {
  const { words } = page
  return html`<p>${words.t('pages.methodology.computed_text')}</p>
    <dl class="pairs">
      ${GLOSSARY.computed.map((term) => {
        const { name, text } = glossaryEntry(words, term)
        return html`<dt>${name}</dt>
          <dd>${text} ${term === 'stale' ? words.t('pages.methodology.stale', { n: days }) : ''}</dd>`
      })}
    </dl>`
}

function sources(page: PageContext, view: MethodologyView): Html {
  return html`<p>${page.words.t('pages.methodology.sources_text')}</p>
    <ul class="ruled">
      ${view.sources.map(
        (source) =>
          html`<li>
            <span class="code">${source.code}</span>
            <a href="${publicPath(page, `/sources/${encodeURIComponent(source.code)}`)}">${localizedName(page, source.title)}</a
            >${source.publisher === null ? '' : `, ${source.publisher}`}${
              source.date === null ? '' : html`, ${dateTime(page, source.date, 'long')}`
            }
          </li>`,
      )}
    </ul>`
}
