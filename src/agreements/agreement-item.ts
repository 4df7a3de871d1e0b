import type { AgreementListItem } from '../../templates/view/agreement.ts'
import type { AgreementVersion } from './read-agreement-versions.ts'

/** What a list shows of a version, with the id of its agreement. */
export function agreementItem(version: AgreementVersion): AgreementListItem & { readonly id: string } {
  const { agreementId, slug, title, type, legalForm, parties, signedOn, inForceOn, endedOn, disclosure } = version
  return { id: agreementId, slug, title, type, legalForm, parties, signedOn, inForceOn, endedOn, disclosure }
}
