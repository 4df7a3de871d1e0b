import type { ConcernView } from '../../templates/view/subject.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { mentionedLater } from './first-mention.ts'
import { readQuotations } from './read-quotations.ts'
import { readSubject } from './read-subject.ts'

/** One concern by code: what the sources say of it, and the recommendations that answer it, now or as of an instant. Throws NotFound. */
export async function readConcern(ctx: Context, code: string, asOf: Date | null): Promise<ConcernView> {
  const concern = await ctx.db.selectFrom('concerns').select(['id', 'code', 'title', 'rank']).where('code', '=', code).executeTakeFirst()
  if (!concern) throw new NotFound('concern')
  return {
    ...concern,
    knownFrom: await mentionedLater(ctx, 'concern', concern.id, asOf),
    quotes: await readQuotations(ctx, concern.id),
    recommendations: await readSubject(ctx, ({ concerns }) => concerns.includes(code), asOf),
  }
}
