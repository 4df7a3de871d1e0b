import { randomUUIDv7 } from 'node:crypto'
import { acceptInvitation, createAuth, inviteAccount, signIn, type Auth } from '../../src/accounts/index.ts'
import type { Context } from '../../src/kernel/context.ts'
import { beginSecondFactor, confirmSecondFactor, readSecondFactor } from '../../src/second-factor/index.ts'
import { ensureSchedules } from '../../src/schedules/index.ts'
import { browserWith, form, PASSWORD, SECRET } from '../accounts/accounts-bench.ts'
import { addSchedule } from '../reports/add-schedule.ts'
import { codeOf, later } from '../second-factor/app.ts'
import { testRecord, type TestRecord } from '../support/record.ts'

/** Somebody with a password, signed in twice: what they may do to their own account. */
export interface SignedIn {
  readonly ctx: Context
  readonly headers: Headers
}

export interface Stage {
  readonly record: TestRecord
  readonly auth: Auth
  /** A second administrator. */
  readonly second: Context
  /** An addressee that nothing was said about yet; another with each call. */
  addressee(): Promise<string>
  signedIn(): Promise<SignedIn>
  /** Of the app that `signedIn` turned its second factor on with; later than the last one, for a code counts once. */
  withSecondFactor(): Promise<SignedIn & { code(): string }>
}

/** A record with an issued edition, one that failed and one that is held, and people of every role. */
export async function openStage(): Promise<Stage> {
  const record = await testRecord({ instant: '2026-11-02T15:00:00Z' })
  const { db, clock } = record
  const auth = createAuth({ db, publicUrl: record.system.settings.publicUrl, secret: SECRET })
  await ensureSchedules(record.system)
  await addSchedule(record, 'brief', { languages: ['en'], length: 'brief', scope: 'country=US' })
  await addSchedule(record, 'held', { hold_days: 3 })
  const free = await db.selectFrom('addressees').select('id').orderBy('recommendation_id').orderBy('position').execute()
  const pass = () => clock.set(later(clock.now(), 60).toISOString())
  const stage: Stage = {
    record,
    auth,
    second: await record.join('administrator', 'Bea Luna'),
    addressee: async () => free.pop()?.id ?? '',
    async signedIn() {
      const name = `p${randomUUIDv7().slice(-8)}`
      const { token } = await inviteAccount(record.system, { role: 'editor' })
      const accountId = await acceptInvitation(record.reader, auth, form(token, name))
      const actor = {
        accountId,
        role: 'editor',
        name,
        publicName: `${name} P.`,
        organisationId: null,
        institutionId: null,
        scopes: null,
      } as const
      const enter = () => signIn(record.reader, auth, { email: `${name}@example.org`, password: PASSWORD, clientAddress: '192.0.2.1' })
      await enter()
      return { ctx: { ...record.system, actor }, headers: browserWith((await enter()).setCookie) }
    },
    async withSecondFactor() {
      const { ctx, headers } = await stage.signedIn()
      await beginSecondFactor(ctx, auth, headers, { oldPassword: PASSWORD })
      const secret = (await readSecondFactor(ctx)).begun?.secret ?? ''
      const code = () => {
        pass()
        return codeOf(secret, clock.now())
      }
      const { setCookie } = await confirmSecondFactor(ctx, auth, headers, { code: code() })
      return { ctx, headers: browserWith(setCookie), code }
    },
  }
  return stage
}
