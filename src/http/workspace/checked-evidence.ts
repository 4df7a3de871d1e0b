import type { CitedEvidence } from '../../../templates/pages/parts/update-content.ts'
import type { Draft } from '../../desk/index.ts'
import type { Form } from '../form.ts'
import { listed } from './update-form.ts'

/** The evidence of an update that is only being checked: what is new is not stored yet, so that its file has a name and no address. */
export function checkedEvidence(form: Form, evidence: Draft['evidence']): readonly CitedEvidence[] {
  const stored = new Set(listed(form, 'evidence'))
  return evidence.map((item) => {
    if (stored.has(item.evidence.id)) return item
    return { ...item, evidence: { ...item.evidence, file: null }, isNew: { fileName: item.evidence.file?.name ?? null } }
  })
}
