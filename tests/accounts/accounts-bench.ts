import { createAuth, systemActor, acceptInvitation, inviteAccount, type Auth } from '../../src/accounts/index.ts'
import type { Context } from '../../src/kernel/context.ts'
import type { Actor, Role } from '../../src/kernel/permissions.ts'
import { openFiles } from '../../src/evidence/index.ts'
import { openWebhookSender } from '../../src/webhooks/index.ts'
import { FILE_LIMITS } from '../support/record.ts'
import { temporaryOutbox, type TemporaryOutbox } from '../support/outbox.ts'
import { testDatabase, type TestDatabase } from '../support/database.ts'
import { movableClock, type MovableClock } from '../support/movable-clock.ts'
import { TEST_VAULT } from '../support/vault.ts'

export const PASSWORD = 'una contraseña larga'
export const SECRET = 'a secret of the tests that is long enough, 0123456789'

export interface AccountsBench {
  readonly database: TestDatabase
  readonly clock: MovableClock
  readonly auth: Auth
  readonly outbox: TemporaryOutbox
  /** A context of the service itself, or of `actor`; null is a reader. */
  ctx(actor?: Actor | null): Context
  /** Invites and accepts; the address is `<name>@example.org`, the password PASSWORD. */
  person(name: string, role: Exclude<Role, 'system'>): Promise<Actor>
  close(): Promise<void>
}

export async function accountsBench(publicUrl = 'http://localhost:3000'): Promise<AccountsBench> {
  const database = await testDatabase()
  const clock = movableClock('2026-11-02T15:00:00Z')
  const auth = createAuth({ db: database.db, publicUrl, secret: SECRET })
  const outbox = temporaryOutbox()
  const fileOptions = { limits: FILE_LIMITS, bucket: null, scanner: null, patience: 1000, onError: () => undefined }
  const files = openFiles(database.db, clock, fileOptions)
  const service = await systemActor(database.db, clock)
  const bench: AccountsBench = {
    database,
    clock,
    auth,
    outbox,
    ctx: (actor = service) => ({
      db: database.db,
      clock,
      queue: { enqueue: async () => undefined, nextTry: async () => null, hasten: async () => undefined },
      mail: outbox.mail,
      files,
      vault: TEST_VAULT,
      fetchLink: null,
      webhooks: openWebhookSender(publicUrl).sender,
      settings: { publicUrl, timeZone: 'America/Lima', singlePerson: false, hubs: [] },
      actor,
    }),
    async person(name, role) {
      const { token } = await inviteAccount(bench.ctx(), { role })
      const accountId = await acceptInvitation(bench.ctx(null), auth, form(token, name))
      return { accountId, role, name, publicName: `${name} P.`, organisationId: null, institutionId: null, scopes: null }
    },
    async close() {
      outbox.remove()
      await files.close()
      await database.close()
    },
  }
  return bench
}

/** A form of the invited person without a fault. */
export function form(token: string, name: string) {
  return { token, name, publicName: `${name} P.`, email: `${name}@example.org`, password: PASSWORD, passwordAgain: PASSWORD }
}

/** The request headers of a browser that was given these cookies. */
export function browserWith(setCookie: readonly string[]): Headers {
  return new Headers({ cookie: setCookie.map((value) => value.split(';')[0]).join('; ') })
}
