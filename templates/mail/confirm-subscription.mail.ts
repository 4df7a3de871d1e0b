import { topicTitle } from '../follow/topic-title.ts'
import type { Words } from '../i18n/index.ts'
import type { Frequency } from '../view/subscription.ts'
import type { TopicView } from '../view/topic.ts'
import { mail, type Mail } from './mail.ts'

export interface ConfirmSubscriptionView {
  readonly topic: TopicView
  readonly frequency: Frequency
  /** Whole address of the page that confirms. */
  readonly confirm: string
  /** Calendar date until which it is good, `YYYY-MM-DD`. */
  readonly until: string
  /** Whole address of the preferences of somebody who follows this already; null: it is to be confirmed. */
  readonly following: string | null
  /** Absolute base of the site. */
  readonly origin: string
}

/**
 * Asks whether somebody wants what was asked for in their name, or tells them that they follow it already. Words that were typed
 * as a search are not repeated: whoever types a stranger's address must not choose what the stranger reads.
 */
export function confirmSubscriptionMail(view: ConfirmSubscriptionView, words: Words): Mail {
  const typed = view.topic.filters.some(({ name }) => name === 'q')
  const shown = { ...view.topic, filters: view.topic.filters.filter(({ name }) => name !== 'q') }
  const topic = topicTitle(shown, words)
  const frequency = words.t(`follow.subscribe.frequency.${view.frequency}`)
  const what = [
    words.t('follow.subscribe.mail.topic', { topic }),
    ...(typed ? [words.t('follow.subscribe.mail.searched')] : []),
    words.t('follow.subscribe.mail.frequency', { frequency }),
  ]
  if (view.following !== null) {
    return mail(
      {
        subject: words.t('follow.subscribe.mail.following_subject', { topic }),
        paragraphs: [words.t('follow.subscribe.mail.following_lead'), ...what],
        button: { text: words.t('follow.subscribe.mail.preferences'), href: view.following },
        footnotes: [words.t('follow.subscribe.mail.following_not_you')],
      },
      words,
      view.origin,
    )
  }
  return mail(
    {
      subject: words.t('follow.subscribe.mail.subject', { topic }),
      paragraphs: [words.t('follow.subscribe.mail.lead'), ...what],
      button: { text: words.t('follow.subscribe.mail.confirm'), href: view.confirm },
      footnotes: [words.t('follow.subscribe.mail.until', { date: words.date(view.until) }), words.t('follow.subscribe.mail.not_you')],
    },
    words,
    view.origin,
  )
}
