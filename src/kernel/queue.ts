import { fromKysely, PgBoss, type ConstructorOptions } from 'pg-boss'
import type pg from 'pg'
import { StartRefused } from '../../db/errors.ts'
import type { Database } from '../../db/schema.ts'
import { originToStore } from './origin.ts'

/** Every job and its payload. */
export interface Jobs {
  'issue-baseline': Record<string, never>
  'issue-edition': { readonly scheduleId: string; readonly periodStart: string }
  'make-report-request': { readonly id: string }
  'capture-link': { readonly evidenceId: string }
  'send-sign-in-link': { readonly requestId: string }
  'send-security-mail': { readonly accountId: string; readonly change: string; readonly at: string }
  'tell-followers': Record<string, never>
  'deliver-mails': Record<string, never>
  'answer-subscription-requests': Record<string, never>
  'deliver-webhooks': Record<string, never>
  'deliver-webhook-notice': { readonly webhookId: string }
  'ping-hubs': Record<string, never>
  'run-import': { readonly id: string }
  'make-dump': { readonly day: string }
  'purge-caches': { readonly fromSeq: number; readonly toSeq: number }
}
export type JobName = keyof Jobs

export interface Queue {
  /**
   * Enqueues inside the caller's transaction: the job exists if and only if the transaction commits. `key` keeps one of a kind
   * waiting. The job is stored with where it comes from: the request, or what the job that enqueues it came from.
   */
  enqueue<Name extends JobName>(trx: Database, name: Name, payload: Jobs[Name], key?: string): Promise<void>
  /** When the job of that key is tried next; null when none waits, because it is under way or there is none. */
  nextTry(db: Database, name: JobName, key: string): Promise<Date | null>
  /** Lets the job of that key that waits for its next try begin now. */
  hasten(trx: Database, name: JobName, key: string): Promise<void>
}

const NAMES: readonly JobName[] = [
  'issue-baseline',
  'issue-edition',
  'make-report-request',
  'capture-link',
  'send-sign-in-link',
  'send-security-mail',
  'tell-followers',
  'deliver-mails',
  'answer-subscription-requests',
  'deliver-webhooks',
  'deliver-webhook-notice',
  'ping-hubs',
  'run-import',
  'make-dump',
  'purge-caches',
]

/** One job under way and at most one that waits, whatever its key: whoever adds work while it runs has it run again. */
const ONE_MORE: ReadonlySet<JobName> = new Set<JobName>([
  'tell-followers',
  'deliver-mails',
  'answer-subscription-requests',
  'deliver-webhooks',
  'ping-hubs',
])

/** Retries with growing pauses, about three hours in all; a killed worker's job runs again after ten seconds. */
const QUEUE_OPTIONS = {
  retryLimit: 12,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 1800,
  heartbeatSeconds: 10,
  expireInSeconds: 900,
} as const

/**
 * A pg-boss over our own pool, so that it works on the embedded database too. `supervise` on workers only; `ownsTables` false
 * where another role makes the queue's tables and brings them up to date.
 */
export function createBoss(pool: pg.Pool, engine: 'embedded' | 'postgres', supervise: boolean, ownsTables = true): PgBoss {
  const options: ConstructorOptions = {
    db: {
      async executeSql(text: string, values?: unknown[]) {
        const client = await pool.connect()
        try {
          return await client.query(text, values)
        } catch (error) {
          await client.query('rollback').catch(() => undefined)
          throw error
        } finally {
          client.release()
        }
      },
    },
    supervise,
    ...(ownsTables ? {} : { migrate: false, createSchema: false, reindex: false }),
    schedule: false,
    monitorIntervalSeconds: 5,
    superviseIntervalSeconds: 5,
    ...(engine === 'embedded' ? { backend: 'pglite' as const } : {}),
  }
  return new PgBoss(options)
}

/** An edition is owed until it is there: its job never gives up, and its pauses go on growing to half an hour. */
const OWED: ReadonlySet<JobName> = new Set<JobName>(['issue-baseline', 'issue-edition'])
const NEVER_GIVES_UP = 1_000_000

/** Starts pg-boss (which brings its own tables up to date) and makes the queues exist. */
export async function startQueue(boss: PgBoss): Promise<Queue> {
  await boss.start().catch(refuseOtherVersion)
  for (const name of NAMES) await boss.createQueue(name, { ...QUEUE_OPTIONS, policy: ONE_MORE.has(name) ? 'stately' : 'exclusive' })
  return {
    async enqueue(trx, name, payload, key) {
      const options = { ...(key === undefined ? {} : { singletonKey: key }), ...(OWED.has(name) ? { retryLimit: NEVER_GIVES_UP } : {}) }
      await boss.send(name, { ...payload, origin: originToStore() }, { db: fromKysely(trx), ...options })
    },
    async nextTry(db, name, key) {
      const jobs = await boss.findJobs(name, { key, queued: true, db: fromKysely(db) })
      return jobs[0]?.startAfter ?? null
    },
    async hasten(trx, name, key) {
      await boss.update(name, undefined, { singletonKey: key, startAfter: 0, db: fromKysely(trx) })
    },
  }
}

function refuseOtherVersion(error: unknown): never {
  if (error instanceof Error && /requires migrations|not installed/.test(error.message)) {
    throw new StartRefused(
      'The tables of the queue are of another version. Run vigia migrate with MIGRATION_DATABASE_URL, then start again.',
    )
  }
  throw error
}
