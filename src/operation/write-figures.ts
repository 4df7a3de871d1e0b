import { Gauge, Registry } from 'prom-client'
import { SILENT_SECONDS } from './list-processes.ts'
import type { ServiceFigures } from './read-service-figures.ts'

type Labelled = readonly (readonly [labels: Readonly<Record<string, string>>, value: number])[]

interface Figure {
  readonly name: string
  readonly help: string
  readonly labels?: readonly string[]
  /** Null: there is none to tell. */
  readonly of: (figures: ServiceFigures) => number | null | Labelled
}

/** Each figure of the data, as Prometheus is told it. Names, once released, stay. */
const FIGURES: readonly Figure[] = [
  { name: 'editions_outstanding', help: 'Editions that are due and not there', of: ({ editions }) => editions.outstanding },
  {
    name: 'editions_alerting',
    help: 'Outstanding editions that failed three times or are owed for more than an hour',
    of: ({ editions }) => editions.alerting,
  },
  { name: 'editions_late', help: 'Editions that were issued late, ever', of: ({ editions }) => editions.late },
  {
    name: 'edition_failed_attempts',
    help: 'Failed attempts at the editions that are outstanding',
    of: ({ editions }) => editions.failedAttempts,
  },
  {
    name: 'edition_oldest_outstanding_seconds',
    help: 'How long the edition owed longest is owed; 0 when none is',
    of: ({ editions }) => editions.oldestSeconds,
  },
  { name: 'edition_drafts_held', help: 'Drafts that wait for an editor', of: ({ editions }) => editions.held },
  {
    name: 'edition_last_issued_timestamp_seconds',
    help: 'When the latest edition was issued',
    of: ({ editions }) => editions.lastIssued,
  },
  {
    name: 'report_requests',
    help: 'Reports of list views by state',
    labels: ['state'],
    of: ({ reportRequests }) => byState(reportRequests),
  },
  {
    name: 'queue_jobs',
    help: 'Jobs by queue and state; finished ones are not counted, failed ones when no try is left to them',
    labels: ['name', 'state'],
    of: ({ queues }) =>
      queues.flatMap(({ name, created, retry, active, failed }) =>
        byState({ created, retry, active, failed }).map(([labels, value]) => [{ name, ...labels }, value] as const),
      ),
  },
  {
    name: 'queue_oldest_seconds',
    help: 'How long the job of a queue that is due longest waits for a worker; 0 when none is due',
    labels: ['name'],
    of: ({ queues }) => queues.map(({ name, oldestSeconds }) => [{ name }, oldestSeconds] as const),
  },
  { name: 'hub_pings_waiting', help: 'Changed feeds that a WebSub hub is to be told of', of: ({ hubs }) => hubs.waiting },
  { name: 'hub_pings_given_up', help: 'Changed feeds that a WebSub hub did not take for a day', of: ({ hubs }) => hubs.givenUp },
  { name: 'hubs_failing', help: 'WebSub hubs that were told in vain', of: ({ hubs }) => hubs.failing },
  {
    name: 'webhooks',
    help: 'Webhooks of members: on, off by their owner, disabled by the service',
    labels: ['state'],
    of: ({ webhooks: { on, off, disabled } }) => byState({ on, off, disabled }),
  },
  { name: 'webhooks_failing', help: 'Webhooks that are on and whose last try was in vain', of: ({ webhooks }) => webhooks.failing },
  {
    name: 'webhook_deliveries',
    help: 'Deliveries to webhooks that are owed, and that were given up, of those still remembered',
    labels: ['state'],
    of: ({ webhooks: { waiting, failed } }) => byState({ waiting, failed }),
  },
  {
    name: 'webhook_oldest_waiting_seconds',
    help: 'How long the delivery owed longest is owed; 0 when none is',
    of: ({ webhooks }) => webhooks.oldestSeconds,
  },
  {
    name: 'mails',
    help: 'Mails to subscribers by state; finished ones of the last 24 hours',
    labels: ['state'],
    of: ({ mails }) => byState(mails.byState),
  },
  {
    name: 'mail_oldest_waiting_seconds',
    help: 'How long the mail owed longest is owed; 0 when none is',
    of: ({ mails }) => mails.oldestSeconds,
  },
  {
    name: 'mail_paused_since_timestamp_seconds',
    help: 'Since when the mail server takes nothing; 0 while it does',
    of: ({ mails }) => mails.pausedSince,
  },
  {
    name: 'imports',
    help: 'Imports that are under way, wait for a second person, or failed',
    labels: ['state'],
    of: ({ imports: { running, waiting, failed } }) => byState({ running, waiting, failed }),
  },
  {
    name: 'import_oldest_running_seconds',
    help: 'How long an import under way has made no step, of the one that made none for longest; 0 when none is under way',
    of: ({ imports }) => imports.oldestSeconds,
  },
  { name: 'dump_last_timestamp_seconds', help: 'When the latest full dump was made', of: ({ lastDump }) => lastDump },
  { name: 'evidence_stored_bytes', help: 'Bytes of the files of evidence', of: ({ storedBytes }) => storedBytes },
  { name: 'log_entries', help: 'Entries of the public log', of: ({ logEntries }) => logEntries },
  {
    name: 'processes',
    help: 'Processes that gave a sign of themselves within a minute, by mode',
    labels: ['mode'],
    of: ({ processes }) =>
      (['all', 'web', 'worker'] as const).map(
        (mode) => [{ mode }, processes.filter((each) => each.mode === mode && each.silentSeconds < SILENT_SECONDS).length] as const,
      ),
  },
]

/** What the data says, in Prometheus' text format. A figure that there is none of is left out. */
export function writeFigures(figures: ServiceFigures): Promise<string> {
  const registry = new Registry()
  for (const { name, help, labels = [], of } of FIGURES) {
    const value = of(figures)
    if (value === null) continue
    const gauge = new Gauge({ name: `vigia_${name}`, help, labelNames: labels, registers: [registry] })
    if (typeof value === 'number') gauge.set(value)
    else for (const [its, each] of value) gauge.set(its, each)
  }
  return registry.metrics()
}

function byState(counts: Readonly<Record<string, number>>): Labelled {
  return Object.entries(counts).map(([state, count]) => [{ state }, count] as const)
}
