import type { Context } from '../kernel/context.ts'
import { keyFits, readAgreementKeys } from './agreement-keys.ts'
import type { ParsedAgreementQuery } from './agreement-query.ts'

/** Slugs of all agreements that the filters of the list leave, newest signature first, now or as of an instant. */
export async function matchAgreements(ctx: Context, query: ParsedAgreementQuery, asOf: Date | null): Promise<readonly string[]> {
  return (await readAgreementKeys(ctx, asOf)).filter((key) => keyFits(key, query)).map(({ slug }) => slug)
}
