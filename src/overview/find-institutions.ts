import type { Words } from '../../templates/i18n/index.ts'
import type { InstitutionListItem, InstitutionListView } from '../../templates/view/institution-list.ts'
import { COUNTRIES } from '../../templates/view/scales.ts'
import type { Context } from '../kernel/context.ts'
import { readStandings } from '../standings/index.ts'
import { institutionFigures, NOTHING_ASKED } from './institution-figures.ts'
import type { ParsedInstitutionQuery } from './institution-query.ts'
import { matchInstitutions } from './match-institutions.ts'

const PAGE = 50

/**
 * One page of the institutions that the query leaves, with the figures of what was asked of each, now or as of an instant. Names are
 * in the alphabetical order of the language of `words`, which also decides between those that an order makes equal.
 */
export async function findInstitutions(
  ctx: Context,
  query: ParsedInstitutionQuery,
  words: Pick<Words, 'compare' | 'pick'>,
  asOf: Date | null,
): Promise<InstitutionListView> {
  const figures = institutionFigures(await readStandings(ctx, asOf))
  const { known, named, fitting } = await matchInstitutions(ctx, query, asOf)
  const order = orderOf(query.sort)
  const sorted = fitting
    .map((institution) => ({
      item: { ...institution, ...(figures.get(institution.slug) ?? NOTHING_ASKED) },
      name: words.pick(institution.name)?.text ?? '',
    }))
    .toSorted((a, b) => order(a.item, b.item) || words.compare(a.name, b.name))
    .map(({ item }) => item)
  const from = query.after === undefined ? 0 : sorted.findIndex(({ slug }) => slug === query.after) + 1
  const page = sorted.slice(from, from + PAGE)
  return {
    institutions: page,
    from,
    matching: sorted.length,
    total: known.length,
    countries: COUNTRIES.map((country) => ({ country, count: named.filter((institution) => institution.country === country).length })),
    filters: { q: query.q, country: query.country ?? null, sort: query.sort ?? null },
    next: sorted.length > from + PAGE ? (page.at(-1)?.slug ?? null) : null,
  }
}

/** Most first; without an order by country. */
function orderOf(sort: ParsedInstitutionQuery['sort']): (a: InstitutionListItem, b: InstitutionListItem) => number {
  switch (sort) {
    case 'asked':
      return (a, b) => b.asked - a.asked
    case 'overdue':
      return (a, b) => b.overdue - a.overdue
    case 'awaiting_reply':
      return (a, b) => b.awaitingReply - a.awaitingReply
    case undefined:
      return (a, b) => COUNTRIES.indexOf(a.country) - COUNTRIES.indexOf(b.country)
  }
}
