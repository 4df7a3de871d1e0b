import type { InstitutionRef } from '../../templates/view/references.ts'
import type { Context } from '../kernel/context.ts'

/** All institutions that are asked for something, by country and slug. */
export async function listInstitutions(ctx: Context): Promise<readonly InstitutionRef[]> {
  return ctx.db
    .selectFrom('institutions as i')
    .select(['i.slug', 'i.name', 'i.country'])
    .where(({ exists, selectFrom }) => exists(selectFrom('addressees as a').select('a.id').whereRef('a.institution_id', '=', 'i.id')))
    .orderBy('i.country')
    .orderBy('i.slug')
    .execute()
}
