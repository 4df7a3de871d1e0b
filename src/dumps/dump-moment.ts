import { inTransaction } from '../../db/transaction.ts'
import type { DumpMoment } from '../../templates/view/dataset.ts'
import type { Context } from '../kernel/context.ts'
import { fenceLog, firstSeqFrom, rootAt } from '../log/index.ts'

/** The place in the log that a dump speaks of: everything strictly before `bound`. */
export interface Moment {
  readonly bound: Date
  readonly logSize: number
  readonly logRoot: Buffer
}

/** Fences the log at an instant that has passed, so that what lies before it can never grow, and says what lies there. */
export async function fencedMoment(ctx: Context, bound: Date): Promise<Moment> {
  const size = await inTransaction(ctx.db, (trx) => fenceLog(trx, bound))
  const logSize = Math.min(size, (await firstSeqFrom(ctx.db, bound)) ?? size)
  return { bound, logSize, logRoot: await rootAt(ctx.db, logSize) }
}

export function momentView({ bound, logSize, logRoot }: Moment): DumpMoment {
  return { asOf: bound.toISOString(), logSize, logRoot: logRoot.toString('base64') }
}
