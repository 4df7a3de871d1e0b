import { setTimeout as sleep } from 'node:timers/promises'
import { connect } from '../../db/connect.ts'
import { deliverMailsJob } from '../../jobs/deliver-mails.job.ts'
import { tellFollowersJob } from '../../jobs/tell-followers.job.ts'
import { systemActor } from '../../src/accounts/index.ts'
import { deliverDueMails } from '../../src/deliveries/index.ts'
import type { Context } from '../../src/kernel/context.ts'
import { createBoss, startQueue } from '../../src/kernel/queue.ts'
import { createMailer } from '../../src/mail/index.ts'
import { startDigestRuns } from '../../src/mailings/index.ts'
import { enqueueTelling } from '../../src/topics/index.ts'
import { contextOf } from './context-of.ts'
import { DIGEST_STATEMENTS, type DigestStep } from './digest-steps.ts'
import { armKillSwitch, type KillPoint } from './kill-switch.ts'

export interface DigestOrder {
  readonly databaseUrl: string
  readonly smtpUrl: string
  /** Where its clock stands when it begins (ISO 8601); from then on it runs. */
  readonly instant: string
  readonly kill: KillPoint<DigestStep> | null
  readonly patienceMs: number
}

/**
 * What one instance does for digests: the ticks that open runs and look for mails, the jobs that note acts and hand mails over. When no
 * mail is owed any more it says `idle`, when its time is up `busy`, and leaves with 0.
 */
const order = JSON.parse(process.argv[2] ?? '{}') as DigestOrder
const connection = await connect({ databaseUrl: order.databaseUrl, dataDirectory: '', poolSize: 5, onIdleError: () => undefined })
const boss = createBoss(connection.pool, 'postgres', true)
boss.on('error', () => undefined)
const queue = await startQueue(boss)
const mail = createMailer({ smtpUrl: order.smtpUrl, outbox: '', from: 'Vigía <vigia@vigia.example>', connections: 4 })
const bare = contextOf(connection.db, order.instant, queue, mail)
const ctx: Context = { ...bare, actor: await systemActor(connection.db, bare.clock) }

if (order.kill) armKillSwitch(order.kill, DIGEST_STATEMENTS)
for (const [name, job] of [
  ['tell-followers', tellFollowersJob],
  ['deliver-mails', deliverMailsJob],
] as const) {
  await boss.work(name, { pollingIntervalSeconds: 0.5 }, () => job(ctx).catch(failed))
  await boss.supervise(name)
}
for (const tick of [startDigestRuns, enqueueTelling, deliverDueMails]) await tick(ctx).catch(failed)
let owed = true
for (const until = Date.now() + order.patienceMs; owed && Date.now() < until; await sleep(100)) owed = await isOwed()
process.stdout.write(owed ? 'busy\n' : 'idle\n')
await mail.close()
await boss.stop({ graceful: true, close: false, timeout: 10_000 })
await connection.close()
process.exit(0)

async function isOwed(): Promise<boolean> {
  const mails = await connection.db.selectFrom('mails').select('id').where('state', 'in', ['waiting', 'sending']).limit(1).execute()
  const runs = await connection.db.selectFrom('digest_runs').select('id').where('enqueued_at', 'is', null).execute()
  return mails.length + runs.length > 0
}

/** The next instance finds what this one leaves. */
function failed(error: unknown): never {
  process.stderr.write(`${String(error)}\n`)
  throw error
}
