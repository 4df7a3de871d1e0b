import { html } from 'hono/html'
import { asOfWords, periodRange } from '../../reports/normalise/edition-words.ts'
import { scopeWords } from '../../reports/normalise/scope-words.ts'
import type { Html } from '../page-context.ts'
import { editionNumbered, editionTitle } from './edition.ts'
import { ownPath } from './links.ts'
import { logLink } from './log-link.ts'
import type { ReportFrame } from './report-frame.ts'
import { dateTime, instantTime } from './time.ts'

/** What the cover of the PDF says: period, instant, scope, the log of then, and what this edition replaces or is replaced by. */
export function reportFacts({ page, edition, snapshot }: ReportFrame): Html {
  const { words } = page
  const { log, length = 'full', madeOn } = snapshot
  return html`<dl class="pairs">
    <dt>${words.t('pages.report.period')}</dt>
    <dd>${periodRange(edition, words)}</dd>
    <dt>${words.t('pages.report.as_of')}</dt>
    <dd>${asOfWords(snapshot.edition, words)}</dd>
    <dt>${words.t('editions.fact.scope')}</dt>
    <dd>${scopeWords(snapshot, words)}</dd>
    <dt>${words.t('editions.fact.length')}</dt>
    <dd>${words.t(`editions.fact.length.${length}`)}</dd>
    <dt>${words.t('pages.report.issued')}</dt>
    <dd>
      ${instantTime(page, edition.issuedAt)}${
        edition.late
          ? html`. ${words.t('pages.report.late')}
            ${madeOn === undefined ? '' : html`${words.t('editions.fact.made_on')} ${dateTime(page, madeOn, 'long')}.`}`
          : ''
      }
    </dd>
    ${
      edition.supersedes === null
        ? ''
        : html`<dt>${words.t('editions.fact.supersedes')}</dt>
            <dd><a href="${ownPath(page, `/reports/${edition.supersedes.slug}`)}">${editionNumbered(page, edition.supersedes)}</a></dd>`
    }
    ${
      edition.supersededBy === null
        ? ''
        : html`<dt>${words.t('editions.fact.superseded_by')}</dt>
            <dd>
              <a href="${ownPath(page, `/reports/${edition.supersededBy.slug}`)}"
                >${editionNumbered(page, edition.supersededBy)}, ${editionTitle(page, edition.supersededBy)}</a
              >
            </dd>`
    }
    <dt>${words.t('pages.report.log')}</dt>
    <dd>
      ${words.t('report.cover.log.text', { size: log.size })}
      ${log.root === undefined ? '' : html`<code class="digest">${words.t('editions.fact.root')} ${log.root}</code>`}
      ${log.lastDigest === null ? '' : html`<code class="digest">${words.t('editions.fact.last')} ${log.lastDigest}</code>`}
    </dd>
    <dt>${words.t('editions.fact.entry')}</dt>
    <dd>${logLink(page, edition.seq)}</dd>
    <dt>${words.t('editions.fact.layout')}</dt>
    <dd><code>${edition.layout}</code></dd>
  </dl>`
}
