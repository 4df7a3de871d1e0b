import type { Database } from '../../db/schema.ts'
import { systemActor } from '../../src/accounts/index.ts'
import { openFiles } from '../../src/evidence/index.ts'
import { systemClock } from '../../src/kernel/clock.ts'
import type { Context } from '../../src/kernel/context.ts'
import { openWebhookSender } from '../../src/webhooks/index.ts'
import { NO_MAIL } from '../support/no-mail.ts'
import { TEST_VAULT } from '../support/vault.ts'

/** The service itself on a database, in single-person mode, without a queue, files, mail or the outside network. */
export async function benchContext(db: Database): Promise<Context> {
  const actor = await systemActor(db, systemClock)
  const settings = { publicUrl: 'https://vigia.example', timeZone: 'America/Lima', singlePerson: true, hubs: [] }
  const limits = { bytes: 0, pages: 0, pixels: 0, bytesADay: 0 }
  const files = openFiles(db, systemClock, { limits, bucket: null, scanner: null, patience: 0, onError: () => undefined })
  return {
    db,
    clock: systemClock,
    queue: { enqueue: async () => {}, nextTry: async () => null, hasten: async () => {} },
    settings,
    mail: NO_MAIL,
    files,
    vault: TEST_VAULT,
    fetchLink: null,
    webhooks: openWebhookSender('https://vigia.example').sender,
    actor,
  }
}
