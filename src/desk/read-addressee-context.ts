import type { AddresseeContext } from '../../templates/pages/parts/addressee-context.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { listRecommendations } from '../recommendations/index.ts'

/** Who was asked what and where it stands, for the head of a form. Throws NotFound, Forbidden. */
export async function readAddresseeContext(
  ctx: Context,
  addresseeId: string,
): Promise<AddresseeContext & { readonly dueOn: string | null; readonly position: AddresseeOf['position'] }> {
  requireActor(ctx, 'seeWorkspace')
  const own = await ctx.db
    .selectFrom('addressees as a')
    .innerJoin('recommendations as r', 'r.id', 'a.recommendation_id')
    .select('r.code')
    .where('a.id', '=', addresseeId)
    .executeTakeFirst()
  if (!own) throw new NotFound('addressee')
  const [recommendation] = await listRecommendations(ctx, { recommendationCodes: [own.code], withdrawn: true }, null)
  const addressee = recommendation?.addressees.find((candidate) => candidate.id === addresseeId)
  if (!recommendation || !addressee) throw new NotFound('addressee')
  return {
    id: addressee.id,
    recommendation: addressee.recommendation,
    institution: addressee.institution,
    statement: recommendation.statement,
    status: addressee.status,
    statusSince: addressee.statusSince,
    dueOn: addressee.dueOn,
    position: addressee.position,
  }
}

type AddresseeOf = Awaited<ReturnType<typeof listRecommendations>>[number]['addressees'][number]
