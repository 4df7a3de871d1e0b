import type { ExistingEvidence } from '../../../templates/pages/parts/existing-evidence.ts'
import { listEvidenceFor } from '../../evidence/index.ts'
import type { Draft } from '../../desk/index.ts'
import type { Request } from '../environment.ts'
import type { Form } from '../form.ts'
import { listed } from './update-form.ts'

/** Evidence to tick: what an update of these recommendations could cite and what the draft cites already, ticked as the form says. */
export async function offeredEvidence(
  c: Request,
  recommendationCodes: readonly string[],
  form: Form,
  cited: Draft['evidence'],
): Promise<readonly ExistingEvidence[]> {
  const all = new Map(cited.map(({ evidence }) => [evidence.id, evidence]))
  for (const code of recommendationCodes) {
    for (const evidence of await listEvidenceFor(c.var.ctx, code)) if (!all.has(evidence.id)) all.set(evidence.id, evidence)
  }
  const ticked = new Set(listed(form, 'evidence'))
  return [...all.values()].map((evidence) => ({
    evidence,
    selected: ticked.has(evidence.id),
    announcementOnly: (form.values[`evidence_${evidence.id}_announcement_only`] ?? '') !== '',
  }))
}
