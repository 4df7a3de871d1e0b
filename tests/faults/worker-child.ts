import { setTimeout as sleep } from 'node:timers/promises'
import { connect } from '../../db/connect.ts'
import { startSchedule } from '../../jobs/schedule.ts'
import { startWorker } from '../../jobs/worker.ts'
import { systemActor } from '../../src/accounts/index.ts'
import type { Context } from '../../src/kernel/context.ts'
import { createBoss, startQueue } from '../../src/kernel/queue.ts'
import { approveEdition, enqueueDueEditions, listEditionDrafts } from '../../src/reports/index.ts'
import { contextOf } from './context-of.ts'
import { armKillSwitch, type KillPoint } from './kill-switch.ts'

export interface ChildOrder {
  readonly databaseUrl: string
  /** Where its clock stands when it begins (ISO 8601); from then on it runs. */
  readonly instant: string
  readonly kill: KillPoint | null
  /** So long it works at most. */
  readonly patienceMs: number
  /** Account of the editor who approves every draft before the work begins; null: nobody does. */
  readonly approver: string | null
}

/**
 * One instance that works, as `MODE=worker` starts it: its own pool, queue, schedule and renderer. It ends by itself and leaves with
 * 0: when nothing is outstanding it says `idle`, when its time is up `busy`.
 */
const order = JSON.parse(process.argv[2] ?? '{}') as ChildOrder
const connection = await connect({ databaseUrl: order.databaseUrl, dataDirectory: '', poolSize: 5, onIdleError: () => undefined })
const boss = createBoss(connection.pool, 'postgres', true)
boss.on('error', () => undefined)
const queue = await startQueue(boss)
const bare = contextOf(connection.db, order.instant, queue)
const ctx: Context = { ...bare, actor: await systemActor(connection.db, bare.clock) }

if (order.kill) armKillSwitch(order.kill)
if (order.approver !== null) await approveAll(order.approver)
const schedule = startSchedule(ctx, { failed: () => undefined, missed: () => undefined }, 'postgres')
await schedule.tick()
await startWorker(boss, ctx, (name, error) => process.stderr.write(`${name}: ${String(error)}\n`))
for (const name of ['issue-edition', 'issue-baseline']) await boss.supervise(name)
let outstanding = 1
for (const until = Date.now() + order.patienceMs; outstanding > 0 && Date.now() < until; await sleep(200)) {
  outstanding = await enqueueDueEditions(ctx)
}
process.stdout.write(outstanding > 0 ? 'busy\n' : 'idle\n')
await schedule.stop()
await boss.stop({ graceful: true, close: false, timeout: 10_000 })
await connection.close()
process.exit(0)

async function approveAll(accountId: string): Promise<void> {
  const account = await connection.db.selectFrom('accounts').selectAll().where('id', '=', accountId).executeTakeFirstOrThrow()
  const { id, role, name, public_name: publicName } = account
  const editor = { accountId: id, role, name, publicName, organisationId: null, institutionId: null, scopes: null }
  for (const draft of await listEditionDrafts({ ...ctx, actor: editor }))
    await approveEdition({ ...ctx, actor: editor }, { schedule: draft.schedule, period: draft.period }).catch(() => undefined)
}
