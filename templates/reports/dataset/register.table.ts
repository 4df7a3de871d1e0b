import type { AddresseeView } from '../../view/addressee.ts'
import type { ReportSnapshot } from '../../view/edition.ts'
import { dayIn, plain, textIn } from './cells.ts'
import { dataTable, type Column } from './table.ts'

const FIRST: readonly Column<AddresseeView>[] = [
  plain('recommendation_code', 'string', ({ recommendation }) => recommendation.code, 'required'),
  { name: 'recommendation', type: 'string', cell: ({ recommendation }, context) => textIn(recommendation.title, context) },
  { name: 'theme', type: 'string', cell: ({ theme }, context) => textIn(theme.name, context) },
  { name: 'institution', type: 'string', cell: ({ institution }, context) => textIn(institution.name, context) },
  plain('country', 'string', ({ institution }) => institution.country, 'required'),
  plain('basis', 'string', ({ basis }) => basis, 'required'),
  plain('position', 'string', ({ position }) => position?.position ?? 'none_stated', 'required'),
  plain('position_stated_on', 'date', ({ position }) => position?.statedOn),
  plain('status', 'string', ({ status }) => status, 'required'),
  { name: 'status_in_words', type: 'string', required: true, cell: ({ status }, { words }) => words.t(`terms.status.${status}`) },
  plain('status_since', 'date', ({ statusSince }) => statusSince),
  plain('due_on', 'date', ({ dueOn }) => dueOn),
  plain('overdue', 'boolean', ({ overdue }) => overdue, 'required'),
  plain('stale', 'boolean', ({ stale }) => stale, 'required'),
  plain('awaiting_reply', 'boolean', ({ awaitingReply }) => awaitingReply, 'required'),
]
const REPLIES: readonly Column<AddresseeView>[] = [
  plain('reply', 'string', ({ reply }) => reply?.state),
  plain('reply_in_time_until', 'date', ({ reply }) => reply?.deadline),
  { name: 'replied_on', type: 'date', cell: ({ reply }, context) => dayIn(reply?.answeredAt, context) },
  plain('replied_late', 'boolean', ({ reply }) => (reply && reply.answeredAt !== null ? reply.late : null)),
]
const KEYS: readonly Column<AddresseeView>[] = [
  plain('institution_slug', 'string', ({ institution }) => institution.slug, 'required'),
  plain('theme_slug', 'string', ({ theme }) => theme.slug, 'required'),
]

/**
 * Every recommendation × addressee. Editions of before institutions could reply have no columns on that, and those of the first
 * format no keys: a table that was once offered stays as it was.
 */
export const register = dataTable<AddresseeView>({
  name: 'register',
  key: ['recommendation_code', 'institution_slug'],
  references: [{ column: 'recommendation_code', table: 'recommendations', to: 'recommendation_code' }],
  columns(snapshot: ReportSnapshot) {
    if (snapshot.format === 'vigia-report-snapshot/2') return [...FIRST, ...REPLIES, ...KEYS]
    const replies = snapshot.recommendations.some(({ addressees }) => addressees.some(({ reply }) => reply !== undefined))
    return replies ? [...FIRST, ...REPLIES] : FIRST
  },
  *rows({ recommendations }) {
    for (const { addressees } of recommendations) yield* addressees
  },
})
