import type { Connection } from '../../db/connect.ts'
import { createBoss, startQueue } from '../../src/kernel/queue.ts'

/** Brings a template's queue up to date too, which costs each copy a second otherwise. */
export async function makeQueueTables(connection: Connection): Promise<void> {
  const boss = createBoss(connection.pool, connection.engine, false)
  await startQueue(boss)
  await boss.stop({ graceful: false, close: false })
}
