import { html } from 'hono/html'
import type { UpdateView } from '../view/update.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { publicPath, recommendationPath } from './parts/links.ts'
import { breadcrumbs } from './parts/section.ts'
import { statusTag } from './parts/status.ts'
import { logLink } from './parts/log-link.ts'
import { localized, localizedName } from './parts/text.ts'
import { dateTime, dayTime } from './parts/time.ts'

export interface CorrectionView {
  readonly at: string
  readonly seq: number
  /** What no longer stands. */
  readonly update: UpdateView
  /** What stands in its place; null where it was withdrawn. */
  readonly correctedBy: UpdateView | null
}

export interface CorrectionListView {
  /** Newest first. */
  readonly corrections: readonly CorrectionView[]
}

/** What was published and no longer stands, with the reason: nothing is erased. */
export function correctionListPage(view: CorrectionListView, page: PageContext): Html {
  const { words } = page
  const title = words.t('pages.corrections.title')
  return layout(
    page,
    { title, description: words.t('pages.corrections.lead'), current: 'changes' },
    html`${breadcrumbs(page, [{ href: publicPath(page, '/changes'), text: words.t('pages.nav.changes') }], title)}
      <div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('pages.corrections.lead')}</p>
      </div>
      <div class="narrow">
        ${
          view.corrections.length === 0
            ? html`<p class="empty">${words.t('pages.corrections.empty')}</p>`
            : html`<ol class="changes">
                ${view.corrections.map((correction) => entry(page, correction))}
              </ol>`
        }
      </div>`,
  )
}

function entry(page: PageContext, { at, seq, update, correctedBy }: CorrectionView): Html {
  const { words } = page
  const reason = correctedBy ? correctedBy.reason : (update.withdrawn?.reason ?? {})
  return html`<li>
    <p class="kind">
      ${dayTime(page, at)}&nbsp;· ${words.t(correctedBy ? 'terms.event.update_corrected' : 'terms.event.update_withdrawn')}
    </p>
    <h2>
      <a href="${recommendationPath(page, update.recommendation.code)}#update-${update.id}"
        >${update.recommendation.code} ${localizedName(page, update.recommendation.title)}:
        ${localizedName(page, update.institution.name)}</a
      >
    </h2>
    <p><strong>${words.t('pages.update.reason')}</strong> ${localized(page, reason)}</p>
    <dl class="pairs">
      <dt>${words.t('pages.corrections.before')}</dt>
      <dd>${statusTag(page, update.status)} ${dateTime(page, update.effectiveOn)}. ${localized(page, update.summary)}</dd>
      ${
        correctedBy
          ? html`<dt>${words.t('pages.corrections.after')}</dt>
              <dd>
                ${statusTag(page, correctedBy.status)} ${dateTime(page, correctedBy.effectiveOn)}. ${localized(page, correctedBy.summary)}
              </dd>`
          : ''
      }
    </dl>
    <p class="quiet">${logLink(page, seq)}</p>
  </li>`
}
