import { html } from 'hono/html'
import type { ChangeView } from '../../view/change.ts'
import type { Html, PageContext } from '../page-context.ts'
import { citedText } from '../../view/cited-text.ts'
import { citerLink } from './activity-citations.ts'
import { editionNumbered, editionTitle } from './edition.ts'
import { agreementPath, publicPath, recommendationPath, reportPath } from './links.ts'
import { localizedName, plainText } from './text.ts'
import { dateTime } from './time.ts'

/** What an act was about, in one line that leads to it. */
export function changeHeadline(page: PageContext, change: ChangeView): Html {
  const { words } = page
  if (change.reply) return toRecommendation(page, change, html`${replyHeadline(page, change)}`, `#reply-${change.reply.invitation}`)
  if (change.redaction) {
    const { ownerKind, owner } = change.redaction
    const place = ownerKind === 'update' ? `#update-${owner}` : ''
    return toRecommendation(page, change, html`${words.t(`replies.owner.${ownerKind}`)}`, place)
  }
  if (change.indicator) return toRecommendation(page, change, indicatorHeadline(page, change.indicator), '#measure')
  if (change.update && change.recommendation) {
    return html`<a href="${recommendationPath(page, change.recommendation.code)}#update-${change.update.id}"
      >${localizedName(page, change.update.summary)}</a
    >`
  }
  if (change.edition) {
    const title = editionTitle(page, change.edition)
    const number = change.edition.revision ? ` (${editionNumbered(page, change.edition)})` : ''
    return html`<a href="${reportPath(page, change.edition.slug)}">${title}${number}</a>`
  }
  if (change.citation) return citationHeadline(page, change.citation)
  if (change.activityFile) {
    const { title, records } = change.activityFile
    return html`<a href="${publicPath(page, '/activities')}">${localizedName(page, title)}</a>:
      ${words.t('activities.count_of', { n: records })}`
  }
  if (change.agreement)
    return html`<a href="${agreementPath(page, change.agreement.slug)}">${localizedName(page, change.agreement.title)}</a>`
  if (change.position && change.institution) {
    return html`${localizedName(page, change.institution.name)}: ${words.t(`terms.position.${change.position.position}`)}`
  }
  if (change.evidence) return html`<cite lang="${change.evidence.language}">${change.evidence.title}</cite>`
  if (change.dueOn !== null) return html`${words.t('pages.change.due')} ${dateTime(page, change.dueOn, 'long')}`
  if (change.recommendation) return toRecommendation(page, change, localizedName(page, change.recommendation.title), '')
  return html`${words.t(`terms.event.${change.kind}`)}`
}

function citationHeadline(page: PageContext, citation: NonNullable<ChangeView['citation']>): Html {
  return html`${citerLink(page, citation.by)}: ${citedText(page.words, citation)}`
}

function toRecommendation(page: PageContext, { recommendation }: ChangeView, text: Html, place: string): Html {
  if (!recommendation) return text
  return html`<a href="${recommendationPath(page, recommendation.code)}${place}">${text}</a>`
}

function replyHeadline(page: PageContext, { reply, institution }: ChangeView): string {
  const name = institution ? plainText(page, institution.name) : ''
  const state = reply?.answer ? 'answered' : reply?.missed ? 'missed' : 'invited'
  return page.words.t(`replies.change.${state}`, { institution: name, date: page.words.date(reply?.deadline ?? '') })
}

function indicatorHeadline(page: PageContext, { indicator, milestone, reading }: NonNullable<ChangeView['indicator']>): Html {
  const title = localizedName(page, indicator.title)
  if (reading) return html`${title}: ${reading.value} ${localizedName(page, indicator.unit)} (${dateTime(page, reading.readOn)})`
  if (milestone)
    return html`${title}: ${localizedName(page, milestone.target)} (${page.words.t('pages.indicator.by')}
    ${dateTime(page, milestone.dueOn)})`
  return title
}
