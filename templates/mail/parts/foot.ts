import { topicTitle } from '../../follow/topic-title.ts'
import type { Words } from '../../i18n/index.ts'
import type { Frequency } from '../../view/subscription.ts'
import type { TopicView } from '../../view/topic.ts'
import type { Fragment } from './block.ts'
import { fragment } from './fragment.ts'

/** What a frequency's topics are, for "why you get this". */
export interface Reason {
  readonly frequency: Frequency
  readonly topics: readonly TopicView[]
  /** Whole address at which the mails of this frequency end. */
  readonly stop: string
}

/** Why somebody gets a mail and how to end or change that: the part that is theirs alone. */
export function personalFoot(reasons: readonly Reason[], preferences: string, words: Words): Fragment {
  const stops = reasons.map(({ frequency, stop }) => ({ text: words.t(`mails.foot.stop.${frequency}`), href: stop }))
  return fragment(
    [
      ...reasons.map(({ frequency, topics }) => {
        const names = topics.map((topic) => words.t('mails.foot.topic', { topic: topicTitle(topic, words) }))
        return { kind: 'paragraph', phrase: { text: words.t(`mails.foot.why.${frequency}`, { topics: words.list(names) }) } } as const
      }),
      { kind: 'links', items: [{ text: words.t('mails.foot.preferences'), href: preferences }, ...stops] },
    ],
    words,
  )
}

/** How large the log was and what its root hash is, so that whoever keeps the mail can check the history against it. */
export function witnessFoot(log: { readonly size: number; readonly root: string }, words: Words, origin: string): Fragment {
  const text = words.t('mails.foot.log', { size: log.size, root: log.root })
  return fragment(
    [
      { kind: 'paragraph', phrase: { text } },
      { kind: 'links', items: [{ text: words.t('mails.foot.verify'), href: `${origin}/${words.language}/verify` }] },
      { kind: 'paragraph', phrase: { text: words.t('mails.foot.nothing') } },
    ],
    words,
  )
}
