import { html } from 'hono/html'
import type { UpdateView } from '../../view/update.ts'
import type { Html, PageContext } from '../page-context.ts'
import { dotted } from './dotted.ts'
import { evidenceList } from './evidence.ts'
import { institutionPath, ownPath, recommendationPath } from './links.ts'
import { redactionNote } from './redaction.ts'
import { replyBlock } from './reply.ts'
import { statusMove } from './status.ts'
import { logLink } from './log-link.ts'
import { localized, localizedName } from './text.ts'
import { dateTime, dayTime } from './time.ts'

/** One published assessment in a timeline, whole: what moved, why, on what evidence, by whom, whether it still stands, and what the institution replied. `show` is the side that the reader does not know already; `hrefOf` gives the address of another update, on the same page when absent. */
export function updateEntry(
  page: PageContext,
  update: UpdateView,
  show: 'institution' | 'recommendation',
  hrefOf: (id: string) => string = (id) => `#update-${id}`,
): Html {
  const { words } = page
  const signed = update.singlePerson
    ? words.t('pages.update.by_one', { author: update.author })
    : words.t('pages.update.by_two', { author: update.author, publisher: update.publisher })
  return html`<li id="update-${update.id}" class="is-${update.standing}">
    <p class="when">${dateTime(page, update.effectiveOn)}</p>
    <div>
      ${fate(page, update, hrefOf)} ${statusMove(page, update.from, update.status)}
      <p class="who">${subject(page, update, show)}</p>
      <p class="summary">${localized(page, update.summary)}</p>
      <p><strong>${words.t('pages.update.reason')}</strong> ${localized(page, update.reason)}</p>
      ${evidenceList(page, update.evidence, update.hiddenEvidence)}
      <p class="quiet">
        ${dotted([
          signed,
          dayTime(page, update.publishedAt),
          logLink(page, update.seq),
          update.significance === 'minor' ? words.t('terms.significance.minor') : '',
          ...(page.account?.canReview && update.standing === 'standing' ? reviewerLinks(page, update) : []),
          page.account?.canReview
            ? html`<a href="${ownPath(page, `/workspace/redactions/${encodeURIComponent(update.id)}`)}"
                >${words.t('replies.redact.link')}</a
              >`
            : '',
        ])}
      </p>
      ${redactionNote(page, update.redactions ?? [])} ${(update.replies ?? []).map((reply) => replyBlock(page, reply))}
    </div>
  </li>`
}

function subject(page: PageContext, { institution, recommendation }: UpdateView, show: 'institution' | 'recommendation'): Html {
  if (show === 'institution') return html`<a href="${institutionPath(page, institution.slug)}">${localizedName(page, institution.name)}</a>`
  return html`<a href="${recommendationPath(page, recommendation.code)}"
    ><span class="code">${recommendation.code}</span> ${localizedName(page, recommendation.title)}</a
  >`
}

function fate(page: PageContext, update: UpdateView, hrefOf: (id: string) => string): Html {
  const { words } = page
  if (update.withdrawn) {
    return html`<p class="fate">
      <strong>${words.t('pages.update.withdrawn')} ${dayTime(page, update.withdrawn.at)}.</strong>
      ${localized(page, update.withdrawn.reason)} ${logLink(page, update.withdrawn.seq)}
    </p>`
  }
  if (update.correctedBy !== null) {
    return html`<p class="fate">
      <strong>${words.t('pages.update.corrected')}</strong>
      <a href="${hrefOf(update.correctedBy)}">${words.t('pages.update.see_correction')}</a>
    </p>`
  }
  if (update.corrects !== null) {
    return html`<p class="fate">
      ${words.t('pages.update.corrects')} <a href="${hrefOf(update.corrects)}">${words.t('pages.update.see_corrected')}</a>
    </p>`
  }
  return html``
}

function reviewerLinks(page: PageContext, update: UpdateView): readonly Html[] {
  const base = `/workspace/updates/${encodeURIComponent(update.id)}`
  return [
    html`<a href="${ownPath(page, `${base}/correct`)}">${page.words.t('pages.update.do_correct')}</a>`,
    html`<a href="${ownPath(page, `${base}/withdraw`)}">${page.words.t('pages.update.do_withdraw')}</a>`,
    html`<a href="${ownPath(page, `/workspace/replies/new?update=${encodeURIComponent(update.id)}`)}"
      >${page.words.t('replies.invite.link')}</a
    >`,
  ]
}
