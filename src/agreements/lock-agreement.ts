import type { Transaction } from '../../db/schema.ts'
import { NotFound } from '../kernel/errors.ts'

/** Locks an agreement for the rest of the transaction and tells its current version. Throws NotFound. */
export async function lockAgreement(trx: Transaction, id: string): Promise<{ readonly slug: string; readonly version: number }> {
  const agreement = await trx.selectFrom('agreements').select('slug').where('id', '=', id).forUpdate().executeTakeFirst()
  if (!agreement) throw new NotFound('agreement')
  const { version } = await trx
    .selectFrom('agreement_history')
    .select((eb) => eb.fn.max('version').as('version'))
    .where('agreement_id', '=', id)
    .executeTakeFirstOrThrow()
  return { slug: agreement.slug, version: version ?? 0 }
}
