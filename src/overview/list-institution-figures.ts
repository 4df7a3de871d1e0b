import type { InstitutionListView } from '../../templates/pages/institution-list.page.ts'
import type { Context } from '../kernel/context.ts'
import { listInstitutions } from '../recommendations/index.ts'
import { readStandings } from '../standings/index.ts'
import { countStatuses } from './count-statuses.ts'

/** Every institution that is asked for something, with the figures of its addressees, now or as of an instant. */
export async function listInstitutionFigures(ctx: Context, asOf: Date | null): Promise<InstitutionListView> {
  const own = Map.groupBy((await readStandings(ctx, asOf)).addressees, ({ institution }) => institution)
  const institutions = (await listInstitutions(ctx)).map((institution) => {
    const asked = own.get(institution.slug) ?? []
    return {
      ...institution,
      counts: countStatuses(asked),
      overdue: asked.filter(({ overdue }) => overdue).length,
      awaitingReply: asked.filter(({ awaitingReply }) => awaitingReply).length,
    }
  })
  return { institutions }
}
