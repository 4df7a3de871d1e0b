import type { ChangeView } from '../../view/change.ts'
import { dayIn, plain } from './cells.ts'
import { dataTable, type Column } from './table.ts'

const COLUMNS: readonly Column<ChangeView>[] = [
  plain('seq', 'nonNegativeInteger', ({ seq }) => seq, 'required'),
  plain('occurred_at', 'dateTime', ({ occurredAt }) => occurredAt, 'required'),
  { name: 'occurred_on', type: 'date', required: true, cell: ({ occurredAt }, context) => dayIn(occurredAt, context) },
  plain('act', 'string', ({ kind }) => kind, 'required'),
  { name: 'act_in_words', type: 'string', required: true, cell: ({ kind }, { words }) => words.t(`terms.event.${kind}`) },
  plain('recommendation_code', 'string', ({ recommendation }) => recommendation?.code),
  plain('institution_slug', 'string', ({ institution }) => institution?.slug),
  plain('update_id', 'string', ({ update }) => update?.id),
  plain('status_before', 'string', ({ update }) => update?.from),
  plain('status', 'string', ({ update }) => update?.status),
  plain('position', 'string', ({ position }) => position?.position),
  plain('due_on', 'date', ({ dueOn }) => dueOn),
  plain('evidence_id', 'string', ({ evidence }) => evidence?.id),
  plain('indicator_code', 'string', ({ indicator }) => indicator?.indicator.code),
  plain('actor', 'string', ({ actor }) => actor, 'required'),
]

/** The public acts of the period, by their number in the public log, oldest first. */
export const changes = dataTable<ChangeView>({
  name: 'changes',
  key: ['seq'],
  columns: () => COLUMNS,
  rows: (snapshot) => snapshot.changes,
})
