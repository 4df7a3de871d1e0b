import { createHash, randomUUIDv7 } from 'node:crypto'
import { z } from 'zod'
import { inTransaction } from '../../db/transaction.ts'
import { ACTIVITY_PARAMETERS } from '../../templates/view/activity.ts'
import type { Transaction } from '../../db/schema.ts'
import type { Context } from '../kernel/context.ts'
import { Invalid, NotFound, RuleBroken } from '../kernel/errors.ts'
import { parse } from '../kernel/parse.ts'
import { requireActor } from '../kernel/permissions.ts'
import { appendEvent } from '../log/index.ts'
import { ActivityQuery } from './activity-query.ts'
import { findActivities } from './find-activities.ts'

const Citation = z.object({
  /** Who cites: one code, slug or id. */
  by: z.enum(['recommendation', 'agreement', 'evidence'], 'unknown_value'),
  subject: z.string('required').trim().min(1, 'required').max(200, 'unknown_value'),
  /** One activity by its id, or a search as the query string of the list. */
  activity: z.union([z.literal(''), z.uuid('unknown_value')], 'unknown_value').default(''),
  query: z.string().max(1_000, 'too_long').default(''),
})

/**
 * Says that a recommendation, an agreement or an item of public evidence bears on one activity, or on what a search of activities
 * finds; with how many it finds now. One act. Throws Invalid (fields by, subject, activity, query), RuleBroken (cited already), Forbidden.
 */
export async function citeActivities(ctx: Context, input: z.input<typeof Citation>, singlePerson = false): Promise<string> {
  const actor = requireActor(ctx, 'manageEvidence')
  const { by, subject, activity, query } = parse(Citation, input)
  if ((activity === '') === (query === '')) throw new Invalid({ query: { key: 'errors.required' } })
  const search = query === '' ? null : normalised(query)
  return inTransaction(ctx.db, async (trx) => {
    const inside = { ...ctx, db: trx }
    const subjectId = await subjectOf(trx, by, subject)
    const found = search === null ? await oneActivity(inside, activity) : await foundBy(inside, search)
    const columns = { recommendation_id: null, agreement_id: null, evidence_id: null, [`${by}_id`]: subjectId }
    await trx.selectFrom('log_head').select('size').forUpdate().execute()
    const there = await trx
      .selectFrom('activity_citations')
      .select('id')
      .where(`${by}_id`, '=', subjectId)
      .where('withdrawn_at', 'is', null)
      .$if(search !== null, (rows) => rows.where('query', '=', search))
      .$if(search === null, (rows) => rows.where('activity_id', '=', activity))
      .executeTakeFirst()
    if (there) throw new RuleBroken({ key: 'errors.activity_cited' }, 'subject')
    const id = randomUUIDv7()
    const event = await appendEvent(inside, actor, {
      kind: 'activities_cited',
      subjects: { [`${by}_id`]: subjectId },
      singlePerson,
      leaf: {
        citation: id,
        [by]: subject,
        activity: search === null ? activity : null,
        search_sha256: search === null ? null : createHash('sha256').update(search).digest('hex'),
        found,
      },
    })
    await trx
      .insertInto('activity_citations')
      .values({
        id,
        ...columns,
        activity_id: search === null ? activity : null,
        query: search,
        found,
        cited_at: event.occurredAt,
        event_seq: event.seq,
        withdrawn_at: null,
        withdrawn_seq: null,
      })
      .execute()
    return id
  })
}

/** In the one order of parameters, without where one is in the list. */
function normalised(query: string): string {
  const given = new URLSearchParams(query.replace(/^.*\?/, ''))
  const typed = Object.fromEntries(ACTIVITY_PARAMETERS.flatMap((name) => (given.get(name) ? [[name, given.get(name)!]] : [])))
  const { sort: _sort, after: _after, agreement: _agreement, recommendation: _recommendation, ...filter } = parse(ActivityQuery, typed)
  const kept = new URLSearchParams(Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
  if (kept.size === 0) throw new Invalid({ query: { key: 'errors.required' } })
  return kept.toString()
}

async function subjectOf(trx: Transaction, by: z.output<typeof Citation>['by'], subject: string): Promise<string> {
  const unknown = () => new Invalid({ subject: { key: 'errors.unknown_value' } })
  if (by === 'evidence') {
    if (!/^[0-9a-f-]{36}$/.test(subject)) throw unknown()
    const row = await trx.selectFrom('evidence').select(['id', 'public_at']).where('id', '=', subject).executeTakeFirst()
    if (!row?.public_at) throw unknown()
    return row.id
  }
  const row = await (
    by === 'agreement'
      ? trx.selectFrom('agreements').select('id').where('slug', '=', subject)
      : trx.selectFrom('recommendations').select('id').where('code', '=', subject)
  ).executeTakeFirst()
  if (!row) throw unknown()
  return row.id
}

async function oneActivity(ctx: Context, id: string): Promise<number> {
  const row = await ctx.db
    .selectFrom('activities as a')
    .innerJoin('activity_batches as b', 'b.id', 'a.batch_id')
    .select('a.id')
    .where('a.id', '=', id)
    .where('b.published_at', 'is not', null)
    .where('b.withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw new NotFound('activity')
  return 1
}

async function foundBy(ctx: Context, search: string): Promise<number> {
  const query = parse(ActivityQuery, Object.fromEntries(new URLSearchParams(search)))
  const { sums, subtotals } = await findActivities(ctx, query, null)
  const found = query.kind === 'subtotal' ? subtotals : sums.records
  if (found === 0) throw new Invalid({ query: { key: 'errors.activity_none_found' } })
  return found
}
