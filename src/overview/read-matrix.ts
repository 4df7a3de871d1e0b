import type { MatrixColumn, MatrixView } from '../../templates/view/matrix.ts'
import type { Context } from '../kernel/context.ts'
import { countByInstitution, findRecommendations, type InstitutionCount, type ParsedListQuery } from '../search/index.ts'
import type { Standing } from '../standings/index.ts'

/** Columns that one table can hold; those of which most was asked come first. */
const MOST_COLUMNS = 60

/**
 * One page of recommendations by institutions, as the list's filters narrow it, in the catalogue's order: the institutions are those
 * that the recommendations of the page are addressed to, of the country or the one institution that the filters name; the totals are
 * those of all recommendations that match, on whatever page. Throws Invalid.
 */
export async function readMatrix(ctx: Context, query: ParsedListQuery, asOf: Date | null): Promise<MatrixView> {
  const { items, matching, total, facets, next } = await findRecommendations(ctx, { ...query, sort: 'catalogue' }, asOf)
  const byInstitution = await countByInstitution(ctx, query, asOf)
  const institutions = new Map(items.flatMap(({ addressees }) => addressees.map(({ institution }) => [institution.slug, institution])))
  const columns = [...institutions.values()]
    .filter(({ slug, country }) => fits(query, slug, country))
    .map((institution) => ({ institution, ...(byInstitution.get(institution.slug) ?? totalsOf([])) }))
    .toSorted((a, b) => b.asked - a.asked)
  const themes = Map.groupBy(items, ({ theme }) => theme.slug)
  return {
    columns: columns.slice(0, MOST_COLUMNS),
    institutions: byInstitution.size,
    groups: [...themes.values()].map((rows) => ({
      theme: rows[0]!.theme,
      rows: rows.map(({ code, title, addressees }) => {
        const own = addressees.filter(({ institution }) => fits(query, institution.slug, institution.country))
        return {
          recommendation: { code, title },
          cells: new Map(own.map(({ id, institution, status, overdue }) => [institution.slug, { addresseeId: id, status, overdue }])),
          ...totalsOf(own),
        }
      }),
    })),
    totals: sumOf([...byInstitution.values()]),
    matching,
    total,
    facets,
    next,
  }
}

function totalsOf(addressees: readonly Pick<Standing, 'status' | 'overdue'>[]): Omit<MatrixColumn, 'institution'> {
  return {
    asked: addressees.length,
    assessed: addressees.filter(({ status }) => status !== 'not_assessed').length,
    overdue: addressees.filter(({ overdue }) => overdue).length,
  }
}

function sumOf(counts: readonly InstitutionCount[]): InstitutionCount {
  const sum = (of: (count: InstitutionCount) => number) => counts.reduce((all, count) => all + of(count), 0)
  return { asked: sum(({ asked }) => asked), assessed: sum(({ assessed }) => assessed), overdue: sum(({ overdue }) => overdue) }
}

function fits({ country, institution }: ParsedListQuery, slug: string, of: string): boolean {
  return (country === undefined || of === country) && (institution === undefined || slug === institution)
}
