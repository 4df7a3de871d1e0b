import { sql } from 'kysely'
import type { Context } from '../kernel/context.ts'

const STATES = ['waiting', 'working', 'done', 'failed'] as const

/** How many reports of list views are in each state. */
export async function readRequestFigures(ctx: Context): Promise<Readonly<Record<(typeof STATES)[number], number>>> {
  const rows = await ctx.db
    .selectFrom('report_requests')
    .select(['state', sql<number>`count(*)::int`.as('count')])
    .groupBy('state')
    .execute()
  const of = (state: string) => rows.find((row) => row.state === state)?.count ?? 0
  return { waiting: of('waiting'), working: of('working'), done: of('done'), failed: of('failed') }
}
