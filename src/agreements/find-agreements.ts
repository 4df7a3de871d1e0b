import type { FoundAgreements } from '../../templates/view/agreement.ts'
import { DISCLOSURES } from '../../templates/view/scales.ts'
import type { Context } from '../kernel/context.ts'
import { agreementItem } from './agreement-item.ts'
import { AGREEMENT_FILTERS, keyFits, keyValue, readAgreementKeys, type AgreementFilterName, type AgreementKey } from './agreement-keys.ts'
import type { ParsedAgreementQuery } from './agreement-query.ts'
import { readAgreementVersions } from './read-agreement-versions.ts'

const PAGE = 50

/** One page of the agreements that the filters leave, newest signature first, with what each filter offers, now or as of an instant. */
export async function findAgreements(ctx: Context, query: ParsedAgreementQuery, asOf: Date | null): Promise<FoundAgreements> {
  const all = await readAgreementKeys(ctx, asOf)
  const fitting = all.filter((key) => keyFits(key, query))
  const rest = fitting.slice(query.after === undefined ? 0 : fitting.findIndex(({ slug }) => slug === query.after) + 1)
  const page = rest.slice(0, PAGE)
  const versions = await readAgreementVersions(ctx.db, { agreementIds: page.map(({ id }) => id), latest: true }, asOf)
  const byId = new Map(versions.map((version) => [version.agreementId, version]))
  const types = await ctx.db.selectFrom('agreement_types').select(['code', 'title']).orderBy('code').execute()
  const counts = new Map(AGREEMENT_FILTERS.map((name) => [name, countValues(all, query, name)]))
  const count = (name: AgreementFilterName, value: string) => counts.get(name)?.get(value) ?? 0
  return {
    agreements: page.flatMap(({ id }) => {
      const version = byId.get(id)
      return version ? [agreementItem(version)] : []
    }),
    matching: fitting.length,
    total: all.length,
    open: fitting.filter(({ disclosure }) => disclosure === 'full_text').length,
    filters: { type: query.type ?? null, disclosure: query.disclosure ?? null, year: query.year ?? null },
    types: types.map(({ code, title }) => ({ value: code, title, count: count('type', code) })),
    disclosures: DISCLOSURES.map((value) => ({ value, count: count('disclosure', value) })),
    years: [...new Set(all.map((key) => keyValue(key, 'year')))].map((value) => ({ value, count: count('year', value) })),
    next: rest.length > PAGE ? (page.at(-1)?.slug ?? null) : null,
  }
}

/** How many each value of a filter would leave beside the other filters. */
function countValues(all: readonly AgreementKey[], query: ParsedAgreementQuery, name: AgreementFilterName): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const key of all) {
    if (!keyFits(key, query, name)) continue
    const value = keyValue(key, name)
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return counts
}
