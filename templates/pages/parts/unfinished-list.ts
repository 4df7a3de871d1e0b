import { html } from 'hono/html'
import type { InstitutionRef, RecommendationRef } from '../../view/references.ts'
import type { Localized } from '../../view/text.ts'
import type { Html, PageContext } from '../page-context.ts'
import { ownPath } from './links.ts'
import { localized, localizedName } from './text.ts'
import { instantTime } from './time.ts'

/** A form that was typed into and never sent. */
export interface UnfinishedItem {
  readonly key: string
  /** Of the page that takes it up again, below the workspace. */
  readonly path: string
  readonly kind: 'one' | 'several'
  readonly recommendation: RecommendationRef | null
  readonly institution: InstitutionRef | null
  readonly summary: Localized
  readonly savedAt: string
}

/** Forms never sent, each to be taken up again or discarded. */
export function unfinishedList(page: PageContext, items: readonly UnfinishedItem[]): Html {
  const { words } = page
  return html`<ul class="changes">
    ${items.map(
      (item) =>
        html`<li>
          <p class="kind">${words.t('workspace.kept.at')} ${instantTime(page, item.savedAt)}</p>
          <h3>
            <a href="${ownPath(page, `/workspace${item.path}`)}"
              >${
                item.recommendation && item.institution
                  ? html`${item.recommendation.code} ${localizedName(page, item.recommendation.title)}:
                    ${localizedName(page, item.institution.name)}`
                  : words.t(item.kind === 'several' ? 'workspace.several.title' : 'workspace.kept.no_addressee')
              }</a
            >
          </h3>
          ${page.words.pick(item.summary) ? html`<p>${localized(page, item.summary)}</p>` : ''} ${discardForm(page, item.key, item.savedAt)}
        </li>`,
    )}
  </ul>`
}

/** The way to forget what was kept of a form. `of` tells it from others on the page. */
export function discardForm(page: PageContext, key: string, of: string): Html {
  return html`<form method="post" action="${ownPath(page, '/workspace/unfinished/discard')}">
    <input type="hidden" name="key" value="${key}" />
    <button type="submit" class="plain">
      ${page.words.t('workspace.kept.discard')} <span class="unseen">(${page.words.instant(of, page.timeZone, 'short')})</span>
    </button>
  </form>`
}
