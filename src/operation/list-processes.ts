import { sql } from 'kysely'
import type { Context } from '../kernel/context.ts'

export interface ServiceProcess {
  readonly mode: 'all' | 'web' | 'worker'
  readonly version: string
  readonly host: string
  readonly pid: number
  readonly startedAt: Date
  /** How long ago its last beat was, in seconds. */
  readonly silentSeconds: number
  /** When it last finished a job; null: none yet, or it takes none. */
  readonly workedAt: Date | null
  readonly poolOpen: number
  readonly poolIdle: number
  readonly poolWaiting: number
  readonly loopDelayMilliseconds: number
  readonly memoryBytes: number
}

/** A process that says nothing for so long, in seconds, is missed; it beats every fifteen. */
export const SILENT_SECONDS = 60

/** The processes that gave a sign of themselves within a day and did not say that they stop, the newest first. */
export async function listProcesses(ctx: Context): Promise<readonly ServiceProcess[]> {
  const { rows } = await sql<ServiceProcess>`
    select mode, version, host, pid, started_at as "startedAt", greatest(0, extract(epoch from now() - seen_at))::float8 as "silentSeconds",
      worked_at as "workedAt", pool_open as "poolOpen", pool_idle as "poolIdle", pool_waiting as "poolWaiting",
      loop_delay_ms as "loopDelayMilliseconds", memory_bytes as "memoryBytes"
    from processes where seen_at > now() - interval '1 day' order by started_at desc, id`.execute(ctx.db)
  return rows
}
