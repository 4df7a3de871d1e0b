import type { FoundAgreements } from '../../templates/view/agreement.ts'
import { DISCLOSURES } from '../../templates/view/scales.ts'
import type { Context } from '../kernel/context.ts'
import { agreementItem } from './agreement-item.ts'
import { keyFits, keyValue, readAgreementKeys, type AgreementFilterName } from './agreement-keys.ts'
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
  const count = (name: AgreementFilterName, value: string) =>
    all.filter((key) => keyValue(key, name) === value && keyFits(key, query, name)).length
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
