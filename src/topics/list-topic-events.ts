import { sql, type RawBuilder } from 'kysely'
import type { Context } from '../kernel/context.ts'
import { fitsTopic } from './conditions.ts'
import { noteEvents } from './note-events.ts'
import { topicKey, type Topic } from './topic.ts'

interface TopicPage {
  /** From this sequence number on. */
  readonly fromSeq?: number | undefined
  /** Only lower sequence numbers. */
  readonly beforeSeq?: number | undefined
  readonly limit: number
  readonly order?: 'newest' | 'oldest' | undefined
}

/**
 * Sequence numbers of a topic's acts, newest first unless asked otherwise. An act belongs to a topic when one of the addressees
 * that it touches fits the whole filter just before or just after it. What it costs does not depend on how many acts there are.
 */
export async function listTopicEvents(ctx: Context, topic: Topic, page: TopicPage): Promise<readonly number[]> {
  const size = await noteEvents(ctx)
  const range = { from: page.fromSeq ?? 0, before: Math.min(page.beforeSeq ?? size, size) }
  const read = async (query: RawBuilder<{ seq: number }>) => (await query.execute(ctx.db)).rows.map(({ seq }) => seq)
  if (topicKey(topic) === 'changes') return read(everyAct(range, page))
  const { institution, recommendation, agreement } = topic.filter
  if (institution === undefined && recommendation === undefined && agreement === undefined) {
    const nearest = await read(nearestActs(topic, range, page))
    if (nearest.length === page.limit) return nearest
  }
  return read(actsOf(topic, range, page))
}

interface Range {
  readonly from: number
  readonly before: number
}

function everyAct({ from, before }: Range, { order, limit }: TopicPage): RawBuilder<{ seq: number }> {
  return sql`select seq from noted_events where seq >= ${from} and seq < ${before} order by seq ${direction(order)} limit ${limit}`
}

/** Acts that are looked at one by one before the circumstances are asked. */
const NEAREST = 1_000

/** Those among the nearest acts that fit. Most filters leave so much of the record that a page is full before these end. */
function nearestActs(topic: Topic, { from, before }: Range, { order, limit }: TopicPage): RawBuilder<{ seq: number }> {
  const many = Math.max(NEAREST, 2 * limit)
  const [first, end] = order === 'oldest' ? [from, Math.min(before, from + many)] : [Math.max(from, before - many), before]
  return sql`select distinct f.event_seq as seq from event_facts f join circumstances c on c.id = f.circumstance_id
    where f.event_seq >= ${first} and f.event_seq < ${end} and ${fitsTopic(topic)} order by seq ${direction(order)} limit ${limit}`
}

/**
 * First the first act of each circumstance that fits: the limit-th of these bounds the page, so that only the circumstances which
 * reach into it are walked, each for no more acts than a page holds. The latest act of each is known without a look at its acts.
 */
function actsOf(topic: Topic, { from, before }: Range, { order, limit }: TopicPage): RawBuilder<{ seq: number }> {
  const onward = direction(order)
  const oldest = order === 'oldest'
  const within = (condition: RawBuilder<boolean>, most: number) =>
    sql`select f.event_seq as seq from event_facts f where f.circumstance_id = c.id and ${condition}
      order by f.event_seq ${onward} limit ${most}`
  const inRange = sql<boolean>`f.event_seq >= ${from} and f.event_seq < ${before}`
  const known = sql<boolean>`c.latest_seq < ${before}`
  const first = oldest
    ? sql`(${within(inRange, 1)})`
    : sql`(select c.latest_seq as seq where ${known} and c.latest_seq >= ${from}
        union all (${within(sql`not ${known} and ${inRange}`, 1)}))`
  const reached = oldest
    ? sql<boolean>`f.event_seq >= ${from} and f.event_seq <= bound.seq`
    : sql<boolean>`f.event_seq >= bound.seq and f.event_seq < ${before}`
  return sql`with first as materialized (
      select c.id, x.seq from circumstances c cross join lateral ${first} x where ${fitsTopic(topic)}
    ), bound as materialized (
      select case when count(*) < ${limit} then ${oldest ? before - 1 : from} else ${oldest ? sql`max(seq)` : sql`min(seq)`} end as seq
      from (select distinct seq from first order by seq ${onward} limit ${limit}) s
    )
    select distinct x.seq from bound join first c on ${oldest ? sql`c.seq <= bound.seq` : sql`c.seq >= bound.seq`}
      cross join lateral (${within(reached, limit)}) x order by x.seq ${onward} limit ${limit}`
}

function direction(order: TopicPage['order']): RawBuilder<unknown> {
  return order === 'oldest' ? sql`asc` : sql`desc`
}
