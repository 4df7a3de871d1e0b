import { randomUUIDv7 } from 'node:crypto'
import type { Transaction } from '../../db/schema.ts'
import { evidenceLeaf, makeEvidencePublic } from '../evidence/index.ts'
import type { Context } from '../kernel/context.ts'
import type { Credit } from '../kernel/credit.ts'
import { appendEvent, sealTexts, textDigests, writeTexts } from '../log/index.ts'
import type { ReadingContent } from './measure-schemas.ts'
import { requireOpenIndicator } from './require-open-subject.ts'

/** A value has no language of its own (ISO 639: no linguistic content). */
const NO_LANGUAGE = 'zxx'

/**
 * The one writer of readings: a measured value of an indicator with its source, as an event. A later reading for the same date
 * takes the place of an earlier one, which stays. Who may call it is for the caller to have checked. Throws NotFound, RuleBroken.
 */
export async function recordReading(
  ctx: Context & { readonly db: Transaction },
  credit: Credit,
  reading: ReadingContent & { readonly indicatorId: string; readonly evidenceId: string },
): Promise<{ readonly seq: number; readonly occurredAt: Date }> {
  const { indicatorId, evidenceId } = reading
  const { code, recommendation } = await requireOpenIndicator(ctx.db, indicatorId)
  const id = randomUUIDv7()
  await writeTexts(ctx.db, id, { value: { [NO_LANGUAGE]: reading.value }, note: reading.note })
  const event = await appendEvent(ctx, credit.publisher, {
    kind: 'reading_recorded',
    subjects: { recommendation_id: recommendation.id, evidence_id: evidenceId },
    singlePerson: credit.singlePerson,
    leaf: {
      recommendation: recommendation.code,
      indicator: code,
      read_on: reading.readOn,
      author: credit.author,
      texts: await textDigests(ctx.db, id),
      ...(await evidenceLeaf(ctx.db, [evidenceId])),
    },
  })
  await ctx.db
    .insertInto('readings')
    .values({
      id,
      indicator_id: indicatorId,
      read_on: reading.readOn,
      value: null,
      note: {},
      evidence_id: evidenceId,
      recorded_at: event.occurredAt,
      event_seq: event.seq,
    })
    .execute()
  await sealTexts(ctx.db, [id], event.occurredAt)
  await makeEvidencePublic(ctx.db, [evidenceId], event.seq, event.occurredAt)
  return event
}
