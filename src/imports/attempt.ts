import { sql } from 'kysely'
import type { Transaction } from '../../db/schema.ts'

export type Attempt<Result> = { readonly done: true; readonly result: Result } | { readonly done: false; readonly error: unknown }

let savepoints = 0

/** Runs `act` inside the transaction; when it throws, what it did is undone and the transaction goes on. */
export async function attempt<Result>(trx: Transaction, act: () => Promise<Result>): Promise<Attempt<Result>> {
  savepoints = (savepoints + 1) % 1_000_000
  const name = sql.id(`import_${savepoints}`)
  await sql`savepoint ${name}`.execute(trx)
  try {
    const result = await act()
    await sql`release savepoint ${name}`.execute(trx)
    return { done: true, result }
  } catch (error) {
    await sql`rollback to savepoint ${name}`.execute(trx)
    await sql`release savepoint ${name}`.execute(trx)
    return { done: false, error }
  }
}
