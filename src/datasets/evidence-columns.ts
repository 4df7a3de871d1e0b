import { LANGUAGES } from '../../templates/i18n/index.ts'
import type { EvidenceView } from '../../templates/view/evidence.ts'
import { column, localized, withoutEmpty } from './columns.ts'
import type { Cell, Column } from './dataset.ts'

const PORTABLE = { portable: true } as const

/**
 * The evidence of a row, written out so that the row can be imported by itself: lists that run side by side, an item for each piece
 * of evidence. The identifiers beside them are this instance's own.
 */
export const EVIDENCE_COLUMNS: readonly Column[] = [
  column('evidence', 'list', { refersTo: 'evidence' }),
  column('evidence_kind', 'list', PORTABLE),
  column('evidence_title', 'list', PORTABLE),
  column('evidence_publisher', 'list', PORTABLE),
  column('evidence_date', 'list', PORTABLE),
  column('evidence_language', 'list', PORTABLE),
  column('evidence_address', 'list', PORTABLE),
  ...localized('evidence_note', { ...PORTABLE, type: 'list' }),
  column('evidence_provenance', 'list', PORTABLE),
]

/** The cells of those columns. */
export function evidenceCells(evidence: readonly EvidenceView[]): Record<string, Cell> {
  const each = (read: (item: EvidenceView) => string | null | undefined) => withoutEmpty(evidence.map((item) => read(item) ?? ''))
  return {
    evidence: each((item) => item.id),
    evidence_kind: each((item) => item.kind),
    evidence_title: each((item) => item.title),
    evidence_publisher: each((item) => item.publisher),
    evidence_date: each((item) => item.date),
    evidence_language: each((item) => item.language),
    evidence_address: each((item) => item.address),
    ...Object.fromEntries(LANGUAGES.map((language) => [`evidence_note_${language}`, each((item) => item.note[language])])),
    evidence_provenance: each((item) => item.provenance),
  }
}
