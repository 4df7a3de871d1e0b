import type { IndicatorView } from '../../view/indicator.ts'
import { plain, textIn } from './cells.ts'
import { dataTable, type Column } from './table.ts'

interface Row {
  readonly recommendation: string
  readonly indicator: IndicatorView
}

const COLUMNS: readonly Column<Row>[] = [
  plain('indicator_code', 'string', ({ indicator }) => indicator.code, 'required'),
  plain('recommendation_code', 'string', ({ recommendation }) => recommendation, 'required'),
  { name: 'title', type: 'string', cell: ({ indicator }, context) => textIn(indicator.title, context) },
  { name: 'unit', type: 'string', cell: ({ indicator }, context) => textIn(indicator.unit, context) },
  plain('direction', 'string', ({ indicator }) => indicator.direction, 'required'),
]

/** What is measured for each recommendation, and in which direction it should move. */
export const indicators = dataTable<Row>({
  name: 'indicators',
  key: ['indicator_code'],
  references: [{ column: 'recommendation_code', table: 'recommendations', to: 'recommendation_code' }],
  columns: () => COLUMNS,
  *rows({ recommendations }) {
    for (const { code, indicators: own } of recommendations) for (const indicator of own) yield { recommendation: code, indicator }
  },
})
