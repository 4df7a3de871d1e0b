import type { Context } from '../kernel/context.ts'
import { readMailState } from '../deliveries/index.ts'
import { readLastDump } from '../dumps/index.ts'
import { readStoredBytes } from '../evidence/index.ts'
import { readLogSize } from '../feeds/index.ts'
import { readHubFigures, type HubFigures } from '../hubs/index.ts'
import { readImportFigures, type ImportFigures } from '../imports/index.ts'
import { readRequestFigures } from '../report-requests/index.ts'
import { readEditionFigures, type EditionFigures } from '../reports/index.ts'
import { readWebhookFigures, type WebhookFigures } from '../webhooks/index.ts'
import { listProcesses, type ServiceProcess } from './list-processes.ts'
import { readQueueFigures, type QueueFigures } from './read-queue-figures.ts'

/** What the data says about the service. No figure names anybody. */
export interface ServiceFigures {
  readonly editions: EditionFigures
  readonly reportRequests: Awaited<ReturnType<typeof readRequestFigures>>
  readonly queues: readonly QueueFigures[]
  readonly logEntries: number
  readonly mails: {
    /** How many in each state; finished ones of the last 24 hours. */
    readonly byState: Awaited<ReturnType<typeof readMailState>>['counts']
    /** How long the one owed longest is owed, in seconds; 0 when none is. */
    readonly oldestSeconds: number
    /** Unix time in seconds since when the mail server takes nothing; 0 while it does. */
    readonly pausedSince: number
  }
  readonly hubs: HubFigures
  readonly webhooks: WebhookFigures
  readonly imports: ImportFigures
  /** Unix time in seconds; null before the first. */
  readonly lastDump: number | null
  readonly storedBytes: number
  readonly processes: readonly ServiceProcess[]
}

/** Asks the database for all of it, one question after the other on one connection. */
export async function readServiceFigures(ctx: Context): Promise<ServiceFigures> {
  const editions = await readEditionFigures(ctx)
  const reportRequests = await readRequestFigures(ctx)
  const queues = await readQueueFigures(ctx)
  const logEntries = await readLogSize(ctx)
  const { counts, oldest, outage } = await readMailState(ctx)
  const hubs = await readHubFigures(ctx)
  const webhooks = await readWebhookFigures(ctx)
  const imports = await readImportFigures(ctx)
  const lastDump = await readLastDump(ctx)
  const storedBytes = await readStoredBytes(ctx)
  const processes = await listProcesses(ctx)
  return {
    editions,
    reportRequests,
    queues,
    logEntries,
    mails: {
      byState: counts,
      oldestSeconds: oldest === null ? 0 : Math.max(0, (ctx.clock.now().getTime() - oldest.getTime()) / 1000),
      pausedSince: outage === null ? 0 : outage.since.getTime() / 1000,
    },
    hubs,
    webhooks,
    imports,
    lastDump: lastDump === null ? null : lastDump.getTime() / 1000,
    storedBytes,
    processes,
  }
}
