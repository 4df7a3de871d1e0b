import type { Database } from '../../db/schema.ts'
import { openFiles } from '../../src/evidence/index.ts'
import type { Context } from '../../src/kernel/context.ts'
import type { Queue } from '../../src/kernel/queue.ts'
import { TEST_VAULT } from '../support/vault.ts'

/** A context on a database without files and mail, nobody acting, with a clock that starts at an instant and runs. */
export function contextOf(db: Database, instant: string, queue: Queue): Context {
  const offset = Date.parse(instant) - Date.now()
  const clock = { now: () => new Date(Date.now() + offset) }
  const limits = { bytes: 0, pages: 0, pixels: 0, bytesADay: 0 }
  const files = openFiles(db, clock, { limits, bucket: null, scanner: null, patience: 0, onError: () => undefined })
  const settings = { publicUrl: 'https://vigia.example', timeZone: 'America/Lima', singlePerson: true }
  return { db, clock, queue, settings, mail: { send: async () => undefined }, files, vault: TEST_VAULT, fetchLink: null, actor: null }
}
