import { citedEvidence, type Citation } from './cited-evidence.ts'
import { plain } from './cells.ts'
import { dataTable, type Column } from './table.ts'

const COLUMNS: readonly Column<Citation>[] = [
  plain('recommendation_code', 'string', ({ recommendation }) => recommendation, 'required'),
  plain('use', 'string', ({ use }) => use, 'required'),
  plain('update_id', 'string', ({ update }) => update),
  plain('evidence_id', 'string', ({ evidence }) => evidence.id, 'required'),
  plain('announcement_only', 'boolean', ({ evidence }) => evidence.announcementOnly, 'required'),
]

/** Which evidence is cited where: by an assessment, a position, a measurement, or as bearing on a recommendation. */
export const citations = dataTable<Citation>({
  name: 'citations',
  key: ['recommendation_code', 'use', 'update_id', 'evidence_id'],
  references: [
    { column: 'recommendation_code', table: 'recommendations', to: 'recommendation_code' },
    { column: 'update_id', table: 'updates', to: 'update_id' },
    { column: 'evidence_id', table: 'evidence', to: 'evidence_id' },
  ],
  columns: () => COLUMNS,
  rows: citedEvidence,
})
