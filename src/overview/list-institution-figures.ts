import type { InstitutionListView } from '../../templates/pages/institution-list.page.ts'
import type { Context } from '../kernel/context.ts'
import { listInstitutions } from '../recommendations/index.ts'
import { perView, readStandings } from '../standings/index.ts'
import { unmentioned } from './first-mention.ts'
import { countStatuses } from './count-statuses.ts'

const figuresOf = perView(
  ({ addressees }) =>
    new Map(
      [...Map.groupBy(addressees, ({ institution }) => institution)].map(([slug, asked]) => [
        slug,
        {
          counts: countStatuses(asked),
          overdue: asked.filter(({ overdue }) => overdue).length,
          awaitingReply: asked.filter(({ awaitingReply }) => awaitingReply).length,
        },
      ]),
    ),
)
const NONE = { counts: countStatuses([]), overdue: 0, awaitingReply: 0 }

/** Every institution that is asked for something, with the figures of its addressees, now or as of an instant. */
export async function listInstitutionFigures(ctx: Context, asOf: Date | null): Promise<InstitutionListView> {
  const figures = figuresOf(await readStandings(ctx, asOf))
  const later = await unmentioned(ctx, 'institution', asOf)
  const known = (await listInstitutions(ctx)).filter(({ slug }) => !later(slug))
  return { institutions: known.map((institution) => ({ ...institution, ...(figures.get(institution.slug) ?? NONE) })) }
}
