import { html } from 'hono/html'
import type { ChangeView } from '../view/change.ts'
import { CORRECTION_KINDS, type CorrectionKind } from '../view/scales.ts'
import type { TopicView } from '../view/topic.ts'
import type { UpdateView } from '../view/update.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { exportLine } from './parts/export-line.ts'
import { followLine } from './parts/follow-line.ts'
import { changeEntry } from './parts/change.ts'
import { dotted } from './parts/dotted.ts'
import { institutionPath, publicPath, recommendationPath } from './parts/links.ts'
import { logLink } from './parts/log-link.ts'
import { breadcrumbs } from './parts/section.ts'
import { narrowedTitle, topicFilters } from './parts/topic-filters.ts'
import { statusTag } from './parts/status.ts'
import { localized, localizedName } from './parts/text.ts'
import { dateTime, instantTime } from './parts/time.ts'

export interface CorrectionView {
  readonly change: ChangeView
  /** For a correction: what no longer stands. */
  readonly corrected: UpdateView | null
}

export interface CorrectionListView {
  /** What the list is narrowed to. */
  readonly topic: TopicView
  /** Newest first. */
  readonly corrections: readonly CorrectionView[]
  /** Value of `before` for older ones, or null at the end. */
  readonly next: string | null
}

/** What was published and no longer stands, or no longer in full, with the reason, the day, who did it and the proof. */
export function correctionListPage(view: CorrectionListView, page: PageContext): Html {
  const { words } = page
  const title = words.t('pages.corrections.title')
  return layout(
    page,
    { title: narrowedTitle(title, view.topic, words), description: words.t('pages.corrections.lead'), current: 'changes' },
    html`${breadcrumbs(page, [{ href: publicPath(page, '/changes'), text: words.t('pages.nav.changes') }], title)}
      <div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('pages.corrections.lead')}</p>
        ${followLine(page)} ${exportLine(page, { path: '/corrections', formats: ['csv', 'xlsx', 'json'], query: view.topic.query })}
      </div>
      <div class="narrow">
        ${filter(page, view.topic)} ${topicFilters(page, '/corrections', view.topic, ['kind'])}
        <h2 class="unseen">${words.t('pages.corrections.list')}</h2>
        ${
          view.corrections.length === 0
            ? html`<p class="empty">
                ${words.t(view.topic.filters.length === 0 ? 'pages.corrections.empty' : 'pages.corrections.empty_topic')}
              </p>`
            : html`<ol class="changes dated">
                ${view.corrections.map((correction) => entry(page, correction))}
              </ol>`
        }
        ${
          view.next === null
            ? ''
            : html`<p>
                <a class="button plain" href="${publicPath(page, corrections(view.topic, { before: view.next }))}" rel="next"
                  >${words.t('pages.changes.older')}</a
                >
              </p>`
        }
      </div>`,
  )
}

function filter(page: PageContext, topic: TopicView): Html {
  const { words } = page
  const chosen = topic.filters.find(({ name }) => name === 'kind')?.value
  const link = (kind: CorrectionKind | undefined, text: string) =>
    html`<li>
      <a class="button plain" href="${publicPath(page, corrections(topic, { kind }))}" ${kind === chosen ? html` aria-current="page"` : ''}
        >${text}</a
      >
    </li>`
  return html`<nav aria-label="${words.t('pages.corrections.filter')}">
    <ul class="actions">
      ${link(undefined, words.t('pages.corrections.all'))}
      ${CORRECTION_KINDS.map((kind) => link(kind, words.t(`pages.corrections.kind.${kind}`)))}
    </ul>
  </nav>`
}

/** Path of the corrections with the topic's filters, some of them set anew or (undefined) taken off. */
function corrections(topic: TopicView, changed: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams(topic.query)
  for (const [name, value] of Object.entries(changed)) {
    if (value === undefined) query.delete(name)
    else query.set(name, value)
  }
  return query.size === 0 ? '/corrections' : `/corrections?${query.toString()}`
}

function entry(page: PageContext, { change, corrected }: CorrectionView): Html {
  const { update } = change
  if (!update) return changeEntry(page, change, 'full')
  const { words } = page
  const before = corrected ?? update
  const reason = corrected ? update.reason : (update.withdrawn?.reason ?? {})
  return html`<li id="change-${change.seq}">
    <p class="kind">${instantTime(page, change.occurredAt)}<span>&nbsp;· </span>${words.t(`terms.event.${change.kind}`)}</p>
    <h3>
      <a href="${recommendationPath(page, update.recommendation.code)}#update-${before.id}"
        >${update.recommendation.code} ${localizedName(page, update.recommendation.title)}</a
      >
    </h3>
    <p><strong>${words.t('pages.update.reason')}</strong> ${localized(page, reason)}</p>
    <dl class="pairs">
      <dt>${words.t('pages.corrections.before')}</dt>
      <dd>${statusTag(page, before.status)} ${dateTime(page, before.effectiveOn)}. ${localized(page, before.summary)}</dd>
      ${
        corrected
          ? html`<dt>${words.t('pages.corrections.after')}</dt>
              <dd>${statusTag(page, update.status)} ${dateTime(page, update.effectiveOn)}. ${localized(page, update.summary)}</dd>`
          : ''
      }
    </dl>
    <p class="quiet">
      ${dotted([
        html`<a href="${institutionPath(page, update.institution.slug)}">${localizedName(page, update.institution.name)}</a>`,
        change.actor,
        logLink(page, change.seq),
      ])}
    </p>
  </li>`
}
