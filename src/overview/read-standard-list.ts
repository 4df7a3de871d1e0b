import type { StandardListView } from '../../templates/pages/standard-list.page.ts'
import type { Context } from '../kernel/context.ts'
import { lastDay } from '../recommendations/index.ts'
import { perView, readStandings } from '../standings/index.ts'
import { unmentioned } from './first-mention.ts'
import { groupFigures } from './group-figures.ts'
import { readStandardReferences } from './read-standard-references.ts'

const figuresOf = perView((standings) => groupFigures(standings, ({ standards }) => standards))

/** Every standard as it is cited now or at an instant, with the figures of the recommendations that rest on it, by code. */
export async function readStandardList(ctx: Context, asOf: Date | null): Promise<StandardListView> {
  const figures = figuresOf(await readStandings(ctx, asOf))
  const references = await readStandardReferences(ctx, null, lastDay(ctx, asOf))
  const standards = await ctx.db.selectFrom('standards').select(['code', 'jurisdiction', 'title']).orderBy('code').execute()
  const later = await unmentioned(ctx, 'standard', asOf)
  const shown = standards.filter(({ code }) => !later(code))
  return {
    standards: shown.map((standard) => ({
      ...standard,
      reference: references.get(standard.code)?.find(({ inForce }) => inForce)?.reference ?? null,
      ...figures(standard.code),
    })),
  }
}
