import type { StandardPageView } from '../../templates/view/subject.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { lastDay } from '../recommendations/index.ts'
import { mentionedLater } from './first-mention.ts'
import { readQuotations } from './read-quotations.ts'
import { readStandardReferences } from './read-standard-references.ts'
import { readSubject } from './read-subject.ts'

/** One standard by code: what it says, how it is cited now or at an instant, and the recommendations that rest on it. Throws NotFound. */
export async function readStandard(ctx: Context, code: string, asOf: Date | null): Promise<StandardPageView> {
  const standard = await ctx.db
    .selectFrom('standards')
    .select(['id', 'code', 'jurisdiction', 'title', 'says', 'source'])
    .where('code', '=', code)
    .executeTakeFirst()
  if (!standard) throw new NotFound('standard')
  const claims = await ctx.db
    .selectFrom('claim_standards as x')
    .innerJoin('claims as c', 'c.id', 'x.claim_id')
    .select(['c.code', 'c.title', 'c.note'])
    .where('x.standard_id', '=', standard.id)
    .orderBy('c.code')
    .execute()
  return {
    ...standard,
    knownFrom: await mentionedLater(ctx, 'standard', standard.id, asOf),
    references: (await readStandardReferences(ctx, [code], lastDay(ctx, asOf))).get(code) ?? [],
    quotes: await readQuotations(ctx, standard.id),
    claims,
    recommendations: await readSubject(ctx, ({ standards }) => standards.includes(code), asOf),
  }
}
