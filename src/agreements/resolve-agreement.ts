import type { Transaction } from '../../db/schema.ts'
import { Invalid, type Fault } from '../kernel/errors.ts'
import type { AgreementContent } from './agreement-content.ts'

export interface AgreementLinks {
  readonly typeId: string
  readonly legalFormId: string | null
  readonly recommendationIds: readonly string[]
}

/** The ids behind the codes of an agreement. Throws Invalid (`type`, `legalForm`, `recommendations`) for codes that are not there. */
export async function resolveAgreement(
  trx: Transaction,
  content: Pick<AgreementContent, 'type' | 'legalForm' | 'recommendations'>,
): Promise<AgreementLinks> {
  const faults: Record<string, Fault> = {}
  const type = await trx.selectFrom('agreement_types').select('id').where('code', '=', content.type).executeTakeFirst()
  if (!type) faults['type'] = { key: 'errors.unknown_value' }
  const form =
    content.legalForm === ''
      ? undefined
      : await trx.selectFrom('legal_forms').select('id').where('code', '=', content.legalForm).executeTakeFirst()
  if (content.legalForm !== '' && !form) faults['legalForm'] = { key: 'errors.unknown_value' }
  const codes = [...new Set(content.recommendations)]
  const recommendations =
    codes.length === 0 ? [] : await trx.selectFrom('recommendations').select('id').where('code', 'in', codes).execute()
  if (recommendations.length < codes.length) faults['recommendations'] = { key: 'errors.unknown_value' }
  if (!type || Object.keys(faults).length > 0) throw new Invalid(faults)
  return { typeId: type.id, legalFormId: form?.id ?? null, recommendationIds: recommendations.map((row) => row.id) }
}
