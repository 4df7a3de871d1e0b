import canonicalize from 'canonicalize'
import { AGREEMENT_FIELDS, type AgreementField } from '../../templates/view/agreement.ts'
import type { AgreementVersion } from './read-agreement-versions.ts'

/** Which fields of the record of an agreement differ between two versions. */
export function changedFields(before: AgreementVersion, after: AgreementVersion): readonly AgreementField[] {
  return AGREEMENT_FIELDS.filter((field) => canonicalize(valueOf(before, field)) !== canonicalize(valueOf(after, field)))
}

function valueOf(version: AgreementVersion, field: AgreementField): unknown {
  const values: Readonly<Record<AgreementField, unknown>> = {
    title: version.title,
    summary: version.summary,
    type: version.type.code,
    legal_form: version.legalForm?.code ?? null,
    parties: version.parties,
    signed_on: version.signedOn,
    in_force_on: version.inForceOn,
    ended_on: version.endedOn,
    disclosure: version.disclosure,
    evidence: version.evidenceIds,
    recommendations: version.recommendationIds,
  }
  return values[field]
}
