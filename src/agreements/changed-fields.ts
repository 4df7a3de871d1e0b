import canonicalize from 'canonicalize'
import { AGREEMENT_FIELDS, type AgreementDifference, type AgreementField, type AgreementValue } from '../../templates/view/agreement.ts'
import type { AgreementVersion } from './read-agreement-versions.ts'

/** Which fields of the record of an agreement differ between two versions, with both their values. */
export function changedFields(before: AgreementVersion, after: AgreementVersion): readonly AgreementDifference[] {
  return AGREEMENT_FIELDS.filter((field) => canonicalize(identityOf(before, field)) !== canonicalize(identityOf(after, field))).map(
    (field) => ({ field, before: valueOf(before, field), after: valueOf(after, field) }),
  )
}

/** Evidence and recommendations are the same while they are the same ones, types while they have the same code. */
function identityOf(version: AgreementVersion, field: AgreementField): unknown {
  if (field === 'type') return version.type.code
  if (field === 'legal_form') return version.legalForm?.code ?? null
  if (field === 'evidence') return version.evidenceIds
  if (field === 'recommendations') return version.recommendationIds
  return valueOf(version, field)
}

function valueOf(version: AgreementVersion, field: AgreementField): AgreementValue {
  const values: Readonly<Record<AgreementField, AgreementValue>> = {
    title: { kind: 'texts', texts: [version.title] },
    summary: { kind: 'texts', texts: [version.summary] },
    type: { kind: 'texts', texts: [version.type.title] },
    legal_form: { kind: 'texts', texts: version.legalForm === null ? [] : [version.legalForm.title] },
    parties: { kind: 'texts', texts: version.parties },
    signed_on: { kind: 'date', date: version.signedOn },
    in_force_on: { kind: 'date', date: version.inForceOn },
    ended_on: { kind: 'date', date: version.endedOn },
    disclosure: { kind: 'disclosure', disclosure: version.disclosure },
    evidence: { kind: 'number', number: version.evidenceIds.length },
    recommendations: { kind: 'number', number: version.recommendationIds.length },
  }
  return values[field]
}
