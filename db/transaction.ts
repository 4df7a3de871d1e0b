import type { Database, Transaction } from './schema.ts'

/** Runs `act` in a transaction: the caller's own when `db` is one, else a new one. Only the handle given to `act` may be used inside. */
export async function inTransaction<Result>(db: Database, act: (trx: Transaction) => Promise<Result>): Promise<Result> {
  return db.isTransaction ? act(db as Transaction) : db.transaction().execute(act)
}
