import type { Words } from '../i18n/index.ts'
import type { Country, EventKind, Status } from '../view/scales.ts'
import type { TopicView } from '../view/topic.ts'

/** A topic in one line: "Cambios · Supervisión parlamentaria · Congreso de la República". */
export function topicTitle(view: TopicView, words: Words): string {
  return [words.t(`follow.topic.${view.stream}`), ...view.filters.map((filter) => filterTitle(filter, words))].join(' · ')
}

/** One filter of a topic in words. */
export function filterTitle({ name, value, label }: TopicView['filters'][number], words: Words): string {
  const named = (label && words.pick(label)?.text) || value
  switch (name) {
    case 'q':
      return words.t('follow.topic.q', { value })
    case 'recommendation':
      return named === value ? value : `${value} ${named}`
    case 'status':
      return words.t(`terms.status.${value as Status}`)
    case 'country':
      return words.t(`terms.country.${value as Country}`)
    case 'kind':
      return words.t(`terms.event.${value as EventKind}`)
    case 'overdue':
    case 'stale':
    case 'awaiting_reply':
      return words.t(`terms.computed.${name}`)
    default:
      return named
  }
}
