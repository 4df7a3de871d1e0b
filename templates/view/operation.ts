/** What may be wrong with the service, the gravest first. */
export const TROUBLES = [
  'database',
  'log_refused',
  'nobody_works',
  'process_silent',
  'versions',
  'editions',
  'mail_paused',
  'mail_old',
  'queue_old',
  'queue_failed',
  'reports_failed',
  'webhooks_disabled',
  'webhooks_old',
  'hubs',
  'import_stuck',
  'imports_failed',
  'dump_old',
  'pool',
  'late',
] as const

export interface Trouble {
  readonly kind: (typeof TROUBLES)[number]
  /** How many it is about. */
  readonly n: number
  /** For how long, in seconds; 0 where that says nothing. */
  readonly seconds: number
  /** Queues that it is about. */
  readonly queues: readonly QueueName[]
}

export const QUEUES = [
  'issue-baseline',
  'issue-edition',
  'make-report-request',
  'capture-link',
  'send-sign-in-link',
  'tell-followers',
  'deliver-mails',
  'answer-subscription-requests',
  'deliver-webhooks',
  'deliver-webhook-notice',
  'ping-hubs',
  'run-import',
  'make-dump',
  'purge-caches',
  'send-security-mail',
] as const
export type QueueName = (typeof QUEUES)[number]

export interface QueueState {
  readonly name: QueueName
  readonly waiting: number
  readonly active: number
  readonly failed: number
  readonly oldestSeconds: number
}

export interface ProcessState {
  readonly mode: 'all' | 'web' | 'worker'
  readonly version: string
  readonly host: string
  readonly pid: number
  /** ISO instant. */
  readonly startedAt: string
  readonly silentSeconds: number
  /** True: longer than a process that lives says nothing. */
  readonly missed: boolean
  /** ISO instant; null: it has not worked yet, or takes no jobs. */
  readonly workedAt: string | null
  readonly poolOpen: number
  readonly poolWaiting: number
  readonly loopDelayMilliseconds: number
  readonly memoryBytes: number
}

/** Facts in groups, as the page lists them. Counts are numbers, ages seconds, instants ISO; null: there is none. */
export interface OperationFigures {
  readonly reports: {
    readonly outstanding: number
    readonly oldestSeconds: number
    readonly late: number
    readonly held: number
    readonly lastIssued: string | null
    readonly requestsWaiting: number
    readonly requestsFailed: number
  }
  readonly mails: {
    readonly waiting: number
    readonly oldestSeconds: number
    readonly sent: number
    readonly refused: number
    readonly dropped: number
    readonly pausedSince: string | null
  }
  readonly outside: {
    readonly webhooksOn: number
    readonly webhooksFailing: number
    readonly webhooksDisabled: number
    readonly deliveriesWaiting: number
    readonly deliveriesFailed: number
    readonly pingsWaiting: number
    readonly hubsFailing: number
  }
  readonly record: {
    readonly entries: number
    /** Null: this process signs nothing. */
    readonly signed: number | null
    readonly lastDump: string | null
    readonly importsRunning: number
    readonly importsWaiting: number
    readonly importsFailed: number
    readonly storedBytes: number
  }
}

export interface OperationView {
  readonly troubles: readonly Trouble[]
  /** Null: the database did not answer in time. */
  readonly figures: OperationFigures | null
  readonly queues: readonly QueueState[]
  readonly processes: readonly ProcessState[]
}
