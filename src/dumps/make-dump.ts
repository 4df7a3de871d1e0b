import { randomUUID, randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import { inTransaction } from '../../db/transaction.ts'
import type { DumpFileView } from '../../templates/view/dataset.ts'
import { startOfDate } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { fenceLog } from '../log/index.ts'
import { compressedParts } from './compressed-parts.ts'
import { countRedactions } from '../reports/index.ts'
import { fencedMoment, type Moment } from './dump-moment.ts'
import type { DumpSink } from './dump-sink.ts'
import { writeDump } from './write-dump.ts'

/** Somebody else took the dump over. */
class TakenOver extends Error {}

/** So that a download of the one before can end while a new one appears. */
const KEPT_WHOLE = 2

/**
 * Makes the dump of one day, as of its beginning in the record's zone; none while the record is younger. One that is there is left
 * as it is, unless a text was redacted since. It may run twice or be cut off: a dump counts once all of it is there, and of two that
 * work on it the later one wins. Returns whether one was made.
 */
export async function makeDump(ctx: Context, input: { readonly day: string }): Promise<boolean> {
  requireActor(ctx, 'makeDumps')
  const moment = await momentOf(ctx, input.day)
  if (moment.logSize === 0) return false
  for (;;) {
    const claimed = await claim(ctx, input.day, moment)
    if (claimed === null) return false
    try {
      const files = await writeDump(ctx, moment, partSink(ctx, claimed))
      if (await finish(ctx, claimed, files)) return true
    } catch (error) {
      if (error instanceof TakenOver) return false
      throw error
    }
  }
}

interface Claim {
  readonly id: string
  readonly run: string
  readonly redactions: number
}

async function momentOf(ctx: Context, day: string): Promise<Moment> {
  const known = await ctx.db.selectFrom('dumps').select('as_of').where('day', '=', day).executeTakeFirst()
  return fencedMoment(ctx, known?.as_of ?? startOfDate(ctx.settings.timeZone, day))
}

/** Null: it is made and nothing was redacted since. */
async function claim(ctx: Context, day: string, { bound, logSize, logRoot }: Moment): Promise<Claim | null> {
  return inTransaction(ctx.db, async (trx) => {
    const redactions = await countRedactions(trx)
    const run = randomUUID()
    const began = { redactions, state: 'making', run, began_at: ctx.clock.now(), made_at: null } as const
    const row = await trx
      .insertInto('dumps')
      .values({ id: randomUUIDv7(), day, as_of: bound, log_size: logSize, log_root: logRoot, ...began })
      .onConflict((conflict) =>
        conflict
          .column('day')
          .doUpdateSet(began)
          .where(({ or, eb }) => or([eb('dumps.state', '=', 'making'), eb('dumps.redactions', '<>', redactions)])),
      )
      .returning('id')
      .executeTakeFirst()
    if (row === undefined) return null
    await trx.deleteFrom('dump_parts').where('dump_id', '=', row.id).execute()
    return { id: row.id, run, redactions }
  })
}

function partSink({ db }: Context, { id, run }: Claim): DumpSink {
  return {
    open: async (name) =>
      compressedParts(async (part, content) => {
        const stored = await db
          .insertInto('dump_parts')
          .columns(['dump_id', 'name', 'part', 'content'])
          .expression(
            db
              .selectFrom('dumps')
              .select([
                'id',
                sql<string>`${name}::text`.as('name'),
                sql<number>`${part}::int`.as('part'),
                sql<Buffer>`${content}::bytea`.as('content'),
              ])
              .where('id', '=', id)
              .where('run', '=', run)
              // Else a part could be stored just after whoever took over cleared the parts.
              .forShare(),
          )
          .executeTakeFirst()
        if (stored.numInsertedOrUpdatedRows !== 1n) throw new TakenOver()
      }),
  }
}

/** The log's fence keeps redactions out meanwhile: what holds a text that is gone must not count. False: it has to be made again. */
async function finish(ctx: Context, { id, run, redactions }: Claim, files: readonly DumpFileView[]): Promise<boolean> {
  return inTransaction(ctx.db, async (trx) => {
    await fenceLog(trx, new Date(0))
    if ((await countRedactions(trx)) !== redactions) return false
    const made = await trx
      .updateTable('dumps')
      .set({ state: 'made', run: null, made_at: ctx.clock.now() })
      .where('id', '=', id)
      .where('run', '=', run)
      .executeTakeFirst()
    if (made.numUpdatedRows !== 1n) throw new TakenOver()
    await trx.deleteFrom('dump_files').where('dump_id', '=', id).execute()
    const rows = files.map((file, position) => {
      const { name, mediaType, rows: count, bytes, sha256 } = file
      return { dump_id: id, name, position, media_type: mediaType, rows: count, bytes, sha256 }
    })
    await trx.insertInto('dump_files').values(rows).execute()
    const kept = trx.selectFrom('dumps').select('id').where('state', '=', 'made').orderBy('day', 'desc').limit(KEPT_WHOLE)
    await trx
      .deleteFrom('dump_parts')
      .where('dump_id', 'not in', kept)
      .where('dump_id', 'in', trx.selectFrom('dumps').select('id').where('state', '=', 'made'))
      .execute()
    return true
  })
}
