import type { ChangeView } from '../../view/change.ts'
import type { Localized } from '../../view/text.ts'
import { dayIn, freeText, plain } from './cells.ts'
import { dataTable, type Column } from './table.ts'

const KINDS: ReadonlySet<string> = new Set(['update_corrected', 'update_withdrawn', 'recommendation_withdrawn', 'text_redacted'])

const COLUMNS: readonly Column<ChangeView>[] = [
  plain('seq', 'nonNegativeInteger', ({ seq }) => seq, 'required'),
  { name: 'occurred_on', type: 'date', required: true, cell: ({ occurredAt }, context) => dayIn(occurredAt, context) },
  plain('act', 'string', ({ kind }) => kind, 'required'),
  plain('recommendation_code', 'string', ({ recommendation }) => recommendation?.code),
  plain('institution_slug', 'string', ({ institution }) => institution?.slug),
  plain('update_id', 'string', ({ update }) => update?.id),
  plain('corrects', 'string', ({ update }) => update?.corrects),
  plain('ground', 'string', ({ redaction }) => redaction?.ground),
  ...freeText<ChangeView>('reason', 'reason_language', reasonOf),
]

/** What of the period's acts put something earlier right: corrections, withdrawals, redactions, each with its reason. */
export const corrections = dataTable<ChangeView>({
  name: 'corrections',
  key: ['seq'],
  references: [{ column: 'seq', table: 'changes', to: 'seq' }],
  columns: () => COLUMNS,
  rows: ({ changes }) => changes.filter(({ kind }) => KINDS.has(kind)),
})

function reasonOf({ kind, update, redaction, reason }: ChangeView): Localized {
  if (redaction) return redaction.reason
  return (kind === 'update_withdrawn' ? update?.withdrawn?.reason : kind === 'update_corrected' ? update?.reason : reason) ?? {}
}
