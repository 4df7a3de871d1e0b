import type { Transaction } from '../../db/schema.ts'
import type { Context } from '../kernel/context.ts'

/** Does `act` in a transaction of its own, gives back its result, and takes everything back. What `act` throws is thrown on. */
export async function dryRun<Result>(
  ctx: Context,
  act: (inside: Context & { readonly db: Transaction }) => Promise<Result>,
): Promise<Result> {
  const done: Result[] = []
  const back = new Error('taken back')
  try {
    await ctx.db.transaction().execute(async (trx) => {
      done.push(await act({ ...ctx, db: trx }))
      throw back
    })
  } catch (error) {
    if (error !== back) throw error
  }
  return done[0] as Result
}
