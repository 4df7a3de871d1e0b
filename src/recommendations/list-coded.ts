import type { CodedText } from '../../templates/view/references.ts'
import type { Context } from '../kernel/context.ts'

const TABLES = { concern: 'concerns', standard: 'standards', agreement_type: 'agreement_types' } as const

/** All concerns, standards or agreement types of the catalogue by code: what the filter of that name may say. */
export async function listCoded(ctx: Context, filter: keyof typeof TABLES): Promise<readonly CodedText[]> {
  return ctx.db.selectFrom(TABLES[filter]).select(['code', 'title']).orderBy('code').execute()
}
