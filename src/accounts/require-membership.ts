import type { Transaction } from '../../db/schema.ts'
import { Invalid } from '../kernel/errors.ts'
import type { Membership } from './schemas.ts'

/** Whom somebody of this role works or speaks for, of what was chosen. Throws Invalid (`organisation`, `institution`) for what is not there. */
export async function requireMembership(
  trx: Transaction,
  chosen: Membership,
): Promise<{ readonly organisationId: string | null; readonly institutionId: string | null }> {
  const none = { organisationId: null, institutionId: null }
  if (chosen.role === 'institution') {
    const institution = await trx.selectFrom('institutions').select('id').where('id', '=', chosen.institution).executeTakeFirst()
    if (!institution) throw new Invalid({ institution: { key: 'errors.institution_unknown' } })
    return { ...none, institutionId: institution.id }
  }
  if (chosen.organisation === '') return none
  const organisation = await trx
    .selectFrom('organisations')
    .select('id')
    .where('id', '=', chosen.organisation)
    .where('ended_at', 'is', null)
    .forShare()
    .executeTakeFirst()
  if (!organisation) throw new Invalid({ organisation: { key: 'errors.organisation_unknown' } })
  return { ...none, organisationId: organisation.id }
}
