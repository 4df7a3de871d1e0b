import type { Context } from '../kernel/context.ts'
import { lastDay } from '../recommendations/index.ts'
import { readAddressees, readDerived, readFacts, readHeads } from './read-rows.ts'
import { memoryOf } from './standings-memory.ts'
import type { Standings } from './standing.ts'
import { standingsAt, type Moment } from './standings-at.ts'
import { StandingsIndex } from './standings-index.ts'

/** Acts derived at a time. */
const STEP = 2_000

/**
 * How every addressee on record stands now (`asOf` null), or stood just before an instant: from the memory of this process, which
 * first takes in the acts that are new. Inside a transaction: as that transaction sees the record; nothing is written.
 */
export async function readStandings(ctx: Context, asOf: Date | null): Promise<Standings> {
  const moment = momentOf(ctx, asOf)
  return ctx.db.isTransaction ? readInside(ctx, moment) : memoryOf(ctx).read(ctx, moment)
}

function momentOf(ctx: Context, asOf: Date | null): Moment {
  return { before: asOf?.getTime() ?? null, endOfView: (asOf ?? ctx.clock.now()).getTime(), day: lastDay(ctx, asOf) }
}

/** What is noted, and derived on the spot what is not: the transaction may have appended acts itself. */
async function readInside(ctx: Context, moment: Moment): Promise<Standings> {
  const { size, noted } = await ctx.db
    .selectFrom('log_head as h')
    .innerJoin('channel_cursors as c', (join) => join.on('c.channel', '=', 'standings'))
    .select(['h.size', 'c.next_seq as noted'])
    .executeTakeFirstOrThrow()
  const index = new StandingsIndex()
  index.size = size
  const range = { fromSeq: 0, toSeq: size }
  index.addCatalogue(await readFacts(ctx.db, range), await readAddressees(ctx.db, range))
  index.addStretches(await readHeads(ctx.db, size, moment.before === null ? null : new Date(moment.before)))
  for (let fromSeq = noted; fromSeq < size; fromSeq += STEP) {
    index.addStretches(await readDerived(ctx, { fromSeq, toSeq: Math.min(size, fromSeq + STEP) }))
  }
  return standingsAt(index, moment)
}
