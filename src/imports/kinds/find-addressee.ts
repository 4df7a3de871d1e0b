import { Invalid } from '../../kernel/errors.ts'
import type { RowValues } from '../row-values.ts'
import type { ApplyContext } from './apply-context.ts'
import { findInstitution } from './find-institution.ts'

export interface FoundAddressee {
  readonly id: string
  readonly label: string
}

/** The addressee that a row names by recommendation and institution. Throws Invalid (`recommendation`, `institution`). */
export async function findAddressee(context: ApplyContext, values: RowValues): Promise<FoundAddressee> {
  const code = values.text('recommendation')
  const institution = await findInstitution(context, values.text('institution'))
  if (institution === null) throw notThere('institution', values.text('institution'))
  const trx = context.author.db
  const recommendation = await trx.selectFrom('recommendations').select('id').where('code', '=', code).executeTakeFirst()
  if (!recommendation) throw notThere('recommendation', code)
  const addressee = await trx
    .selectFrom('addressees as a')
    .innerJoin('institutions as i', 'i.id', 'a.institution_id')
    .select('a.id')
    .where('a.recommendation_id', '=', recommendation.id)
    .where('i.slug', '=', institution)
    .executeTakeFirst()
  if (!addressee) throw new Invalid({ institution: { key: 'errors.import_not_asked', values: { institution, code } } })
  return { id: addressee.id, label: `${code} · ${institution}` }
}

function notThere(field: string, value: string): Invalid {
  return new Invalid({ [field]: { key: 'errors.not_on_record', values: { value } } })
}
