import { searchWords } from '../recommendations/index.ts'
import { topicQuery, type Topic } from './topic.ts'

/** A topic as its row says it: what it does not narrow is null, or false. */
export function topicColumns({ stream, filter }: Topic) {
  const {
    q,
    theme,
    institution,
    status,
    country,
    overdue,
    stale,
    awaiting_reply,
    concern,
    standard,
    agreement_type,
    recommendation,
    agreement,
    kind,
  } = filter
  const given = { theme, institution, status, country, concern, standard, agreement_type, recommendation, agreement, kind }
  const words = searchWords(q)
  return {
    stream,
    query: topicQuery(filter),
    q: words.length === 0 ? null : q,
    words: words.length === 0 ? null : words,
    ...(Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value ?? null])) as Record<
      keyof typeof given,
      string | null
    >),
    overdue,
    stale,
    awaiting_reply,
  }
}
