import type { AgreementListItem } from '../../templates/view/agreement.ts'
import type { Context } from '../kernel/context.ts'
import { agreementItem } from './agreement-item.ts'
import { readAgreementVersions } from './read-agreement-versions.ts'

/** Agreements on the record, newest signature first, now or as of an instant. */
export async function listAgreements(
  ctx: Context,
  filter: { readonly slug?: string },
  asOf: Date | null,
): Promise<readonly (AgreementListItem & { readonly id: string })[]> {
  const agreements = await readAgreementVersions(ctx.db, { slug: filter.slug, latest: true }, asOf)
  return agreements
    .toSorted((a, b) => (b.signedOn ?? '').localeCompare(a.signedOn ?? '') || a.slug.localeCompare(b.slug))
    .map(agreementItem)
}
