import cron, { type ScheduledTask } from 'node-cron'
import { dropOldRequests } from '../src/api/index.ts'
import { enqueueDueCaptures, releaseDueEmbargoes, removeUnusedFiles } from '../src/evidence/index.ts'
import { enqueueWaitingImports } from '../src/imports/index.ts'
import type { Context } from '../src/kernel/context.ts'
import { enqueueDuePings } from '../src/hubs/index.ts'
import { deliverDueMails, removeOldMails } from '../src/deliveries/index.ts'
import { dropOldUnfinished } from '../src/desk/index.ts'
import { lapseReplies } from '../src/replies/index.ts'
import { recoverDigestRuns, startDigestRuns } from '../src/mailings/index.ts'
import { enqueueWaitingReports, removeExpiredReports } from '../src/report-requests/index.ts'
import { answerSubscriptionRequests, endGoneTopics, removeLapsedSubscribers } from '../src/subscriptions/index.ts'
import { removeUnfollowedTopics } from '../src/topics/index.ts'
import { enqueueDueDump } from '../src/dumps/index.ts'
import { dropOldAttempts, enqueueDueEditions } from '../src/reports/index.ts'
import { enqueueTelling } from '../src/topics/index.ts'
import { dropOldAccess, dropOldImports, vacuum } from '../src/retention/index.ts'
import { dropOldDeliveries, enqueueDueWebhooks } from '../src/webhooks/index.ts'

interface Tick {
  readonly name: string
  readonly expression: string
  readonly run: (ctx: Context) => Promise<unknown>
  /** On this engine alone, and not when the service starts. */
  readonly only?: Engine
}
type Engine = 'embedded' | 'postgres'

/** The one cron table. Every instance runs it; each entry only nudges a verb that asks the data what is due. */
export const TICKS: readonly Tick[] = [
  { name: 'enqueue-due-editions', expression: '* * * * *', run: enqueueDueEditions },
  { name: 'release-due-embargoes', expression: '* * * * *', run: releaseDueEmbargoes },
  { name: 'enqueue-due-captures', expression: '*/10 * * * *', run: enqueueDueCaptures },
  { name: 'remove-unused-files', expression: '*/15 * * * *', run: removeUnusedFiles },
  { name: 'enqueue-waiting-reports', expression: '* * * * *', run: enqueueWaitingReports },
  { name: 'remove-expired-reports', expression: '*/5 * * * *', run: removeExpiredReports },
  { name: 'lapse-replies', expression: '* * * * *', run: lapseReplies },
  { name: 'enqueue-telling', expression: '* * * * *', run: enqueueTelling },
  { name: 'enqueue-due-pings', expression: '* * * * *', run: enqueueDuePings },
  { name: 'answer-subscription-requests', expression: '* * * * *', run: answerSubscriptionRequests },
  { name: 'end-gone-topics', expression: '27 * * * *', run: endGoneTopics },
  { name: 'remove-lapsed-subscribers', expression: '37 * * * *', run: removeLapsedSubscribers },
  { name: 'remove-unfollowed-topics', expression: '47 * * * *', run: removeUnfollowedTopics },
  { name: 'enqueue-due-webhooks', expression: '* * * * *', run: enqueueDueWebhooks },
  { name: 'drop-old-deliveries', expression: '27 4 * * *', run: dropOldDeliveries },
  { name: 'deliver-due-mails', expression: '* * * * *', run: deliverDueMails },
  { name: 'remove-old-mails', expression: '27 4 * * *', run: removeOldMails },
  { name: 'start-digest-runs', expression: '* * * * *', run: startDigestRuns },
  { name: 'recover-digest-runs', expression: '12,42 * * * *', run: recoverDigestRuns },
  { name: 'drop-old-api-requests', expression: '23 * * * *', run: dropOldRequests },
  { name: 'drop-old-unfinished', expression: '7 4 * * *', run: dropOldUnfinished },
  { name: 'enqueue-waiting-imports', expression: '*/5 * * * *', run: enqueueWaitingImports },
  { name: 'enqueue-due-dump', expression: '* * * * *', run: enqueueDueDump },
  { name: 'drop-old-attempts', expression: '17 4 * * *', run: dropOldAttempts },
  { name: 'drop-old-access', expression: '33 * * * *', run: dropOldAccess },
  { name: 'drop-old-imports', expression: '37 4 * * *', run: dropOldImports },
  { name: 'vacuum', expression: '43 4 * * *', run: vacuum, only: 'embedded' },
]

export interface Schedule {
  /** Runs every entry now, as its next tick would. */
  tick(): Promise<void>
  stop(): Promise<void>
}

/** Milliseconds: a machine that slept has missed a tick for every minute. */
const TOLD_ONCE_IN = 60_000

export interface TellTicks {
  failed(name: string, error: unknown): void
  /** The process or the machine stood still when it was due. */
  missed(name: string): void
}

/** Starts the cron table in the zone of the reports. A tick that fails or is missed is told, and the next one finds the same work. */
export function startSchedule(ctx: Context, tell: TellTicks, engine: Engine): Schedule {
  const ticks = TICKS.filter(({ only = engine }) => only === engine)
  const tasks: ScheduledTask[] = ticks.map(({ name, expression, run }) => {
    const task = cron.schedule(
      expression,
      async () => {
        try {
          await run(ctx)
        } catch (error) {
          tell.failed(name, error)
        }
      },
      { name, timezone: ctx.settings.timeZone, noOverlap: true },
    )
    let told = -Infinity
    task.on('execution:missed', () => {
      if (performance.now() - told < TOLD_ONCE_IN) return
      told = performance.now()
      tell.missed(name)
    })
    return task
  })
  return {
    async tick() {
      for (const { run, only } of ticks) if (only === undefined) await run(ctx)
    },
    async stop() {
      for (const task of tasks) await task.destroy()
    },
  }
}
