import type { EvidenceView } from '../../view/evidence.ts'
import { citedEvidence } from './cited-evidence.ts'
import { freeText, plain } from './cells.ts'
import { dataTable, type Column } from './table.ts'

const COLUMNS: readonly Column<EvidenceView>[] = [
  plain('evidence_id', 'string', ({ id }) => id, 'required'),
  plain('evidence_kind', 'string', ({ kind }) => kind, 'required'),
  plain('evidence_title', 'string', ({ title }) => title),
  plain('evidence_publisher', 'string', ({ publisher }) => publisher),
  plain('evidence_date', 'partial', ({ date }) => date),
  plain('evidence_language', 'language', ({ language }) => language),
  plain('address', 'anyURI', ({ address }) => address),
  plain('dead_since', 'date', ({ deadSince }) => deadSince),
  plain('captured_on', 'date', ({ capturedOn }) => capturedOn),
  plain('file_sha256', 'string', ({ file }) => file?.sha256),
  plain('file_bytes', 'nonNegativeInteger', ({ file }) => file?.bytes),
  ...freeText<EvidenceView>('note', 'note_language', ({ note }) => note),
]

/** Every public piece of evidence that the recommendations cite, once each. */
export const evidence = dataTable<EvidenceView>({
  name: 'evidence',
  key: ['evidence_id'],
  columns: () => COLUMNS,
  *rows(snapshot) {
    const seen = new Set<string>()
    for (const citation of citedEvidence(snapshot)) {
      if (seen.has(citation.evidence.id)) continue
      seen.add(citation.evidence.id)
      yield citation.evidence
    }
  },
})
