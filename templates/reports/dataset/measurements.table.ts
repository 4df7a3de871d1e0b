import type { Localized } from '../../view/text.ts'
import { freeText, plain, textIn } from './cells.ts'
import { dataTable, type Column } from './table.ts'

interface Row {
  readonly indicator: string
  readonly measure: 'milestone' | 'reading'
  readonly date: string
  /** A milestone's target in words, or a reading's value as it was recorded. */
  readonly value: Localized | string
  readonly note: Localized
  readonly evidence: string | null
  readonly seq: number | null
}

const COLUMNS: readonly Column<Row>[] = [
  plain('indicator_code', 'string', ({ indicator }) => indicator, 'required'),
  plain('measure', 'string', ({ measure }) => measure, 'required'),
  plain('date', 'date', ({ date }) => date, 'required'),
  { name: 'value', type: 'string', cell: ({ value }, context) => (typeof value === 'string' ? value : textIn(value, context)) },
  ...freeText<Row>('note', 'note_language', ({ note }) => note),
  plain('evidence_id', 'string', ({ evidence }) => evidence),
  plain('seq', 'nonNegativeInteger', ({ seq }) => seq),
]

/** Dated targets (milestones) and measured values (readings) of the indicators. */
export const measurements = dataTable<Row>({
  name: 'measurements',
  key: ['indicator_code', 'measure', 'date'],
  references: [
    { column: 'indicator_code', table: 'indicators', to: 'indicator_code' },
    { column: 'evidence_id', table: 'evidence', to: 'evidence_id' },
  ],
  columns: () => COLUMNS,
  *rows({ recommendations }) {
    for (const { indicators } of recommendations) {
      for (const { code: indicator, milestones, readings } of indicators) {
        for (const { dueOn, target, seq = null } of milestones) {
          yield { indicator, measure: 'milestone', date: dueOn, value: target, note: {}, evidence: null, seq }
        }
        for (const { readOn, value, note, evidence, seq = null } of readings) {
          yield { indicator, measure: 'reading', date: readOn, value, note, evidence: evidence?.id ?? null, seq }
        }
      }
    }
  },
})
