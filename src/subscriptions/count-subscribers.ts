import { sql } from 'kysely'
import type { FrequencyColumn } from '../../db/schema/subscriptions.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'

export interface SubscriberCounts {
  readonly subscribers: number
  /** Of whom nothing stands: they are removed 28 days after the last thing ended. */
  readonly leaving: number
  readonly subscriptions: readonly {
    readonly frequency: FrequencyColumn
    readonly confirmed: number
    readonly unconfirmed: number
    readonly ended: number
  }[]
}

/** How many follow anything, by frequency and state. */
export async function countSubscribers(ctx: Context): Promise<SubscriberCounts> {
  requireActor(ctx, 'keepSubscribers')
  const people = await ctx.db
    .selectFrom('subscribers')
    .select(sql<number>`count(*)::int`.as('subscribers'))
    .select(sql<number>`(count(*) filter (where delete_after is not null))::int`.as('leaving'))
    .executeTakeFirstOrThrow()
  const subscriptions = await ctx.db
    .selectFrom('subscriptions')
    .select('frequency')
    .select(sql<number>`(count(*) filter (where ended_at is null and confirmed_at is not null))::int`.as('confirmed'))
    .select(sql<number>`(count(*) filter (where ended_at is null and confirmed_at is null))::int`.as('unconfirmed'))
    .select(sql<number>`(count(*) filter (where ended_at is not null))::int`.as('ended'))
    .groupBy('frequency')
    .orderBy('frequency')
    .execute()
  return { ...people, subscriptions }
}
