import type { InstitutionView } from '../../templates/pages/institution.page.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { listAddressees, listInstitutions, readUpdates } from '../recommendations/index.ts'

/** What one institution was asked, where each stands, and every assessment of it. Throws NotFound. */
export async function readInstitution(ctx: Context, slug: string, asOf: Date | null): Promise<InstitutionView> {
  const institution = (await listInstitutions(ctx)).find((candidate) => candidate.slug === slug)
  if (!institution) throw new NotFound('institution')
  return {
    ...institution,
    addressees: await listAddressees(ctx, { institution: slug }, asOf),
    updates: await readUpdates(ctx.db, { institution: slug }, asOf),
  }
}
