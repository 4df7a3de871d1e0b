import { html } from 'hono/html'
import { scopeWords } from '../../reports/normalise/scope-words.ts'
import type { ReportScope } from '../../view/edition.ts'
import type { Language } from '../../view/text.ts'
import type { Html, PageContext } from '../page-context.ts'
import { languageName } from './text.ts'
import { dateTime, instantTime } from './time.ts'

/** What somebody asked for. */
export interface RequestedReport {
  readonly id: string
  readonly language: Language
  readonly length: 'full' | 'brief'
  readonly scope: ReportScope
  /** ISO instant; everything before it counts. */
  readonly asOf: string
  /** ISO instant. */
  readonly requestedAt: string
  /** `YYYY-MM-DD`. */
  readonly expiresOn: string
}

/** The filters in words, the instant, language and length, and until when it is kept. */
export function reportRequestFacts(page: PageContext, of: RequestedReport): Html {
  const { words } = page
  const zone = words.t('pages.standing.zone')
  return html`<dl class="pairs">
    <dt>${words.t('editions.request.scope')}</dt>
    <dd>${scopeWords(of, words)}</dd>
    <dt>${words.t('editions.request.as_of')}</dt>
    <dd>${instantTime(page, of.asOf)} (${zone})</dd>
    <dt>${words.t('editions.request.language')}</dt>
    <dd>${languageName(page, of.language)}</dd>
    <dt>${words.t('editions.request.length')}</dt>
    <dd>${words.t(`editions.request.length.${of.length}`)}</dd>
    <dt>${words.t('editions.request.asked')}</dt>
    <dd>${instantTime(page, of.requestedAt)} (${zone})</dd>
    <dt>${words.t('editions.request.removed')}</dt>
    <dd>${dateTime(page, of.expiresOn)}</dd>
  </dl>`
}
