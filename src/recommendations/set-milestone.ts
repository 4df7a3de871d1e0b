import { randomUUIDv7 } from 'node:crypto'
import type { Transaction } from '../../db/schema.ts'
import type { Context } from '../kernel/context.ts'
import type { Credit } from '../kernel/credit.ts'
import { appendEvent, sealTexts, textDigests, writeTexts } from '../log/index.ts'
import type { MilestoneContent } from './measure-schemas.ts'
import { requireOpenIndicator } from './require-open-subject.ts'

/**
 * The one writer of milestones: a dated target of an indicator, as an event. One for a date that has a target already takes its
 * place; the earlier stays in the history. Who may call it is for the caller to have checked. Throws NotFound, RuleBroken.
 */
export async function setMilestone(
  ctx: Context & { readonly db: Transaction },
  credit: Credit,
  milestone: MilestoneContent & { readonly indicatorId: string },
): Promise<{ readonly seq: number; readonly occurredAt: Date }> {
  const { code, recommendation } = await requireOpenIndicator(ctx.db, milestone.indicatorId)
  const id = randomUUIDv7()
  await writeTexts(ctx.db, id, { target: milestone.target })
  const event = await appendEvent(ctx, credit.publisher, {
    kind: 'milestone_set',
    subjects: { recommendation_id: recommendation.id },
    singlePerson: credit.singlePerson,
    leaf: {
      recommendation: recommendation.code,
      indicator: code,
      due_on: milestone.dueOn,
      author: credit.author,
      texts: await textDigests(ctx.db, id),
    },
  })
  await ctx.db
    .insertInto('milestones')
    .values({
      id,
      indicator_id: milestone.indicatorId,
      due_on: milestone.dueOn,
      target: null,
      recorded_at: event.occurredAt,
      event_seq: event.seq,
    })
    .execute()
  await sealTexts(ctx.db, [id], event.occurredAt)
  return event
}
