import type { ConcernListView } from '../../templates/pages/concern-list.page.ts'
import type { Context } from '../kernel/context.ts'
import { perView, readStandings } from '../standings/index.ts'
import { unmentioned } from './first-mention.ts'
import { groupFigures } from './group-figures.ts'

const figuresOf = perView((standings) => groupFigures(standings, ({ concerns }) => concerns))

/** Every concern with the figures of the recommendations that answer it, by code, now or as of an instant. */
export async function readConcernList(ctx: Context, asOf: Date | null): Promise<ConcernListView> {
  const figures = figuresOf(await readStandings(ctx, asOf))
  const concerns = await ctx.db.selectFrom('concerns').select(['code', 'title', 'rank']).orderBy('code').execute()
  const later = await unmentioned(ctx, 'concern', asOf)
  return { concerns: concerns.filter(({ code }) => !later(code)).map((concern) => ({ ...concern, ...figures(concern.code) })) }
}
