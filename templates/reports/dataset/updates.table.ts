import type { UpdateView } from '../../view/update.ts'
import { dayIn, freeText, plain } from './cells.ts'
import { dataTable, type Column } from './table.ts'

const COLUMNS: readonly Column<UpdateView>[] = [
  plain('update_id', 'string', ({ id }) => id, 'required'),
  plain('recommendation_code', 'string', ({ recommendation }) => recommendation.code, 'required'),
  plain('institution_slug', 'string', ({ institution }) => institution.slug, 'required'),
  plain('status_before', 'string', ({ from }) => from, 'required'),
  plain('status', 'string', ({ status }) => status, 'required'),
  plain('effective_on', 'date', ({ effectiveOn }) => effectiveOn, 'required'),
  plain('published_at', 'dateTime', ({ publishedAt }) => publishedAt, 'required'),
  plain('standing', 'string', ({ standing }) => standing, 'required'),
  plain('significance', 'string', ({ significance }) => significance, 'required'),
  ...freeText<UpdateView>('summary', 'summary_language', ({ summary }) => summary),
  ...freeText<UpdateView>('reason', 'reason_language', ({ reason }) => reason),
  plain('corrects', 'string', ({ corrects }) => corrects),
  plain('corrected_by', 'string', ({ correctedBy }) => correctedBy),
  { name: 'withdrawn_on', type: 'date', cell: ({ withdrawn }, context) => dayIn(withdrawn?.at, context) },
  plain('author', 'string', ({ author }) => author, 'required'),
  plain('publisher', 'string', ({ publisher }) => publisher, 'required'),
  plain('hidden_evidence', 'nonNegativeInteger', ({ hiddenEvidence }) => hiddenEvidence, 'required'),
  plain('seq', 'nonNegativeInteger', ({ seq }) => seq, 'required'),
]

/** Every published assessment, those that were corrected or withdrawn too: `standing` says which count. */
export const updates = dataTable<UpdateView>({
  name: 'updates',
  key: ['update_id'],
  references: [{ column: 'recommendation_code', table: 'recommendations', to: 'recommendation_code' }],
  columns: () => COLUMNS,
  *rows({ recommendations }) {
    for (const recommendation of recommendations) yield* recommendation.updates
  },
})
