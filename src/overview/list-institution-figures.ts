import type { InstitutionListView } from '../../templates/pages/institution-list.page.ts'
import { STATUSES } from '../../templates/view/scales.ts'
import type { Context } from '../kernel/context.ts'
import { listAddressees, listInstitutions } from '../recommendations/index.ts'

/** Every institution that is asked for something, with its addressees by status. */
export async function listInstitutionFigures(ctx: Context, asOf: Date | null): Promise<InstitutionListView> {
  const addressees = Map.groupBy(await listAddressees(ctx, {}, asOf), (addressee) => addressee.institution.slug)
  const institutions = (await listInstitutions(ctx)).map((institution) => {
    const own = addressees.get(institution.slug) ?? []
    return {
      ...institution,
      counts: STATUSES.map((status) => ({ status, count: own.filter((addressee) => addressee.status === status).length })),
      overdue: own.filter((addressee) => addressee.overdue).length,
    }
  })
  return { institutions }
}
