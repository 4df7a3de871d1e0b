import { sql } from 'kysely'
import type { Context } from '../kernel/context.ts'
import { readOutage, type Outage } from './outage.ts'

const DAY = 86_400_000
const OWED = ['waiting', 'sending'] as const
const FINISHED = ['sent', 'refused', 'dropped'] as const

export interface MailState {
  /** Finished ones of the last 24 hours only. */
  readonly counts: Readonly<Record<(typeof OWED)[number] | (typeof FINISHED)[number], number>>
  /** When the one owed longest was written; null when none is. */
  readonly oldest: Date | null
  readonly outage: Outage | null
}

/** How the mails stand: how many in each state, the one owed longest, the outage if there is one. Names nobody. Reads what is owed and one day, however many there are. */
export async function readMailState(ctx: Context): Promise<MailState> {
  const count = sql<number>`count(*)::int`.as('count')
  const owed = await ctx.db
    .selectFrom('mails')
    .select(['state', count, ({ fn }) => fn.min('created_at').as('oldest')])
    .where('state', 'in', OWED)
    .groupBy('state')
    .execute()
  const finished = await ctx.db
    .selectFrom('mails')
    .select(['state', count])
    .where('finished_at', '>', new Date(ctx.clock.now().getTime() - DAY))
    .groupBy('state')
    .execute()
  const of = (state: string) => [...owed, ...finished].find((row) => row.state === state)?.count ?? 0
  const [oldest] = owed.map((row) => row.oldest).toSorted((a, b) => a.getTime() - b.getTime())
  return {
    counts: { waiting: of('waiting'), sending: of('sending'), sent: of('sent'), refused: of('refused'), dropped: of('dropped') },
    oldest: oldest ?? null,
    outage: await readOutage(ctx),
  }
}
