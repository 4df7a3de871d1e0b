import type { Database } from '../../db/schema.ts'
import { openFiles } from '../../src/evidence/index.ts'
import type { Context } from '../../src/kernel/context.ts'
import type { Mailer } from '../../src/kernel/mailer.ts'
import type { Queue } from '../../src/kernel/queue.ts'
import { openWebhookSender } from '../../src/webhooks/index.ts'
import { NO_MAIL } from '../support/no-mail.ts'
import { TEST_VAULT } from '../support/vault.ts'

/** A context on a database without files and, unless it is given, mail, nobody acting, with a clock that starts at an instant and runs. */
export function contextOf(db: Database, instant: string, queue: Queue, mail: Mailer = NO_MAIL): Context {
  const offset = Date.parse(instant) - Date.now()
  const clock = { now: () => new Date(Date.now() + offset) }
  const limits = { bytes: 0, pages: 0, pixels: 0, bytesADay: 0 }
  const files = openFiles(db, clock, { limits, bucket: null, scanner: null, patience: 0, onError: () => undefined })
  const settings = { publicUrl: 'https://vigia.example', timeZone: 'America/Lima', singlePerson: true, hubs: [] }
  return {
    db,
    clock,
    queue,
    settings,
    mail,
    files,
    vault: TEST_VAULT,
    fetchLink: null,
    webhooks: openWebhookSender('https://vigia.example').sender,
    actor: null,
  }
}
