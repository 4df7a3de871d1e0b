import { sql } from 'kysely'
import type { Disclosure } from '../../templates/view/scales.ts'
import type { Context } from '../kernel/context.ts'
import type { ParsedAgreementQuery } from './agreement-query.ts'

const UNDATED = 'unknown'

/** What an agreement can be filtered and sorted by. */
export interface AgreementKey {
  readonly id: string
  readonly slug: string
  readonly type: string
  readonly disclosure: Disclosure
  readonly signed: string | null
}

/** The filters of the list that narrow it. */
export const AGREEMENT_FILTERS = ['type', 'disclosure', 'year'] as const
export type AgreementFilterName = (typeof AGREEMENT_FILTERS)[number]

/** The value of an agreement that a filter asks for; of the year of signature `unknown` where there is none. */
export function keyValue({ type, disclosure, signed }: AgreementKey, name: AgreementFilterName): string {
  return { type, disclosure, year: signed?.slice(0, 4) ?? UNDATED }[name]
}

/** Whether all filters fit, `but` one of them. */
export function keyFits(key: AgreementKey, query: ParsedAgreementQuery, but: AgreementFilterName | null = null): boolean {
  return AGREEMENT_FILTERS.every((name) => name === but || query[name] === undefined || query[name] === keyValue(key, name))
}

/** The latest version of every agreement on record, newest signature first, now or as of an instant. */
export async function readAgreementKeys(ctx: Context, asOf: Date | null): Promise<readonly AgreementKey[]> {
  const keys = await ctx.db
    .selectFrom('agreement_history as h')
    .innerJoin('agreements as g', 'g.id', 'h.agreement_id')
    .innerJoin('agreement_types as t', 't.id', 'h.agreement_type_id')
    .distinctOn('h.agreement_id')
    .select(['h.agreement_id as id', 'g.slug', 't.code as type', 'h.disclosure', 'h.signed_on as signed'])
    .$if(asOf !== null, (query) => query.where('h.recorded_at', '<', asOf ?? new Date(0)))
    .orderBy('h.agreement_id')
    .orderBy(sql`h.version desc`)
    .execute()
  return keys.toSorted((a, b) => compare(b.signed ?? '', a.signed ?? '') || compare(a.slug, b.slug))
}

/** Dates and slugs hold nothing that a language would order otherwise. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
