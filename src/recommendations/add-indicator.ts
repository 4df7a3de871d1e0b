import { randomUUIDv7 } from 'node:crypto'
import type { Transaction } from '../../db/schema.ts'
import type { Context } from '../kernel/context.ts'
import type { Credit } from '../kernel/credit.ts'
import { appendEvent, sealTexts, textDigests, writeTexts } from '../log/index.ts'
import type { IndicatorContent } from './measure-schemas.ts'
import { requireOpenRecommendation, type OpenRecommendation } from './require-open-subject.ts'

/**
 * The one writer of indicators: a measure of a recommendation, as an event, under the next free code (`I-01.3` after `I-01.2`).
 * Who may call it is for the caller to have checked. Throws NotFound, RuleBroken.
 */
export async function addIndicator(
  ctx: Context & { readonly db: Transaction },
  credit: Credit,
  indicator: IndicatorContent & { readonly recommendationId: string },
): Promise<{ readonly seq: number; readonly occurredAt: Date }> {
  const recommendation = await requireOpenRecommendation(ctx.db, indicator.recommendationId)
  const id = randomUUIDv7()
  const code = await nextCode(ctx.db, recommendation)
  await writeTexts(ctx.db, id, { title: indicator.title, unit: indicator.unit })
  const event = await appendEvent(ctx, credit.publisher, {
    kind: 'indicator_added',
    subjects: { recommendation_id: recommendation.id },
    singlePerson: credit.singlePerson,
    leaf: {
      recommendation: recommendation.code,
      indicator: code,
      direction: indicator.direction,
      author: credit.author,
      texts: await textDigests(ctx.db, id),
    },
  })
  await ctx.db
    .insertInto('indicators')
    .values({
      id,
      code,
      recommendation_id: recommendation.id,
      title: null,
      unit: null,
      direction: indicator.direction,
      recorded_at: event.occurredAt,
      event_seq: event.seq,
    })
    .execute()
  await sealTexts(ctx.db, [id], event.occurredAt)
  return event
}

async function nextCode(trx: Transaction, recommendation: OpenRecommendation): Promise<string> {
  const own = await trx.selectFrom('indicators').select('code').where('recommendation_id', '=', recommendation.id).execute()
  const numbers = own.map(({ code }) => Number(code.split('.').at(-1))).filter(Number.isInteger)
  return `I-${recommendation.code.replace(/^REC-/, '')}.${Math.max(0, ...numbers) + 1}`
}
