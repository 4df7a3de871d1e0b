import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What the data says at the moment of a scrape. No figure names anybody. */
export interface ServiceFigures {
  readonly editions: {
    /** Due and not there. */
    readonly outstanding: number
    /** Of these, how many somebody should look at. */
    readonly alerting: number
    /** Tries that failed, of those outstanding. */
    readonly failedAttempts: number
    /** How long the one owed longest is owed; 0 when none is. */
    readonly oldestSeconds: number
    /** Drafts that wait for an editor. */
    readonly held: number
    /** Unix time in seconds; null before the first. */
    readonly lastIssued: number | null
  }
  readonly reportRequests: Readonly<Record<string, number>>
  readonly jobs: readonly { readonly name: string; readonly state: string; readonly count: number }[]
  readonly logEntries: number
  readonly mails: {
    /** How many in each state; finished ones of the last 24 hours. */
    readonly byState: Readonly<Record<string, number>>
    /** How long the one owed longest is owed; 0 when none is. */
    readonly oldestSeconds: number
    /** Unix time in seconds since when the mail server takes nothing; 0 while it does. */
    readonly pausedSince: number
  }
  /** Pings to WebSub hubs. */
  readonly hubs: {
    readonly waiting: number
    /** Feeds whose last change some hub did not take for a day. */
    readonly givenUp: number
    /** Hubs whose last try was in vain. */
    readonly failing: number
  }
}

export interface AnsweredRequest {
  /** Pattern of the route, never an address. */
  readonly route: string
  readonly method: string
  readonly status: number
  readonly seconds: number
}

export interface Metrics {
  readonly contentType: string
  record(request: AnsweredRequest): void
  /** Everything in Prometheus' text format; null: the database did not answer. */
  expose(figures: ServiceFigures | null): Promise<string>
}

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** A registry of its own for one web application. What the process itself measures begins with the first scrape. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const gauge = (name: string, help: string) => new Gauge({ name: `vigia_${name}`, help, registers })
  const labelled = (name: string, help: string, labelNames: readonly string[]) =>
    new Gauge({ name: `vigia_${name}`, help, labelNames, registers })
  const requests = new Histogram({
    name: 'vigia_http_request_duration_seconds',
    help: 'Requests by pattern of the route, method and class of status, and how long their answers took to begin',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5],
    registers,
  })
  const database = gauge('database_up', '1 when the database answered this scrape; the figures below are missing otherwise')
  const outstanding = gauge('editions_outstanding', 'Editions that are due and not there')
  const alerting = gauge('editions_alerting', 'Outstanding editions that failed three times or are owed for more than an hour')
  const failedAttempts = gauge('edition_failed_attempts', 'Failed attempts at the editions that are outstanding')
  const oldest = gauge('edition_oldest_outstanding_seconds', 'How long the edition owed longest is owed; 0 when none is')
  const held = gauge('edition_drafts_held', 'Drafts that wait for an editor')
  const lastIssued = gauge('edition_last_issued_timestamp_seconds', 'When the latest edition was issued')
  const reportRequests = labelled('report_requests', 'Reports of list views by state', ['state'])
  const jobs = labelled('queue_jobs', 'Jobs by queue and state; finished ones are not counted', ['name', 'state'])
  const pingsWaiting = gauge('hub_pings_waiting', 'Changed feeds that a WebSub hub is to be told of')
  const pingsGivenUp = gauge('hub_pings_given_up', 'Changed feeds that a WebSub hub did not take for a day')
  const hubsFailing = gauge('hubs_failing', 'WebSub hubs that were told in vain')
  const mails = labelled('mails', 'Mails to subscribers by state; finished ones of the last 24 hours', ['state'])
  const oldestMail = gauge('mail_oldest_waiting_seconds', 'How long the mail owed longest is owed; 0 when none is')
  const mailsPaused = gauge('mail_paused_since_timestamp_seconds', 'Since when the mail server takes nothing; 0 while it does')
  const logEntries = gauge('log_entries', 'Entries of the public log')
  const plain = [
    outstanding,
    alerting,
    failedAttempts,
    oldest,
    held,
    lastIssued,
    logEntries,
    pingsWaiting,
    pingsGivenUp,
    hubsFailing,
    oldestMail,
    mailsPaused,
  ]
  let begun = false
  return {
    contentType: registry.contentType,
    record({ route, method, status, seconds }) {
      requests.observe({ route, method: METHODS.has(method) ? method : 'other', status: `${Math.floor(status / 100)}xx` }, seconds)
    },
    async expose(figures) {
      if (!begun) collectDefaultMetrics({ register: registry })
      begun = true
      for (const each of plain) each.remove()
      for (const each of [reportRequests, jobs, mails]) each.reset()
      database.set(figures === null ? 0 : 1)
      if (figures !== null) {
        const { editions } = figures
        outstanding.set(editions.outstanding)
        alerting.set(editions.alerting)
        failedAttempts.set(editions.failedAttempts)
        oldest.set(editions.oldestSeconds)
        held.set(editions.held)
        if (editions.lastIssued !== null) lastIssued.set(editions.lastIssued)
        for (const [state, count] of Object.entries(figures.reportRequests)) reportRequests.set({ state }, count)
        for (const { name, state, count } of figures.jobs) jobs.set({ name, state }, count)
        for (const [state, count] of Object.entries(figures.mails.byState)) mails.set({ state }, count)
        oldestMail.set(figures.mails.oldestSeconds)
        mailsPaused.set(figures.mails.pausedSince)
        logEntries.set(figures.logEntries)
        pingsWaiting.set(figures.hubs.waiting)
        pingsGivenUp.set(figures.hubs.givenUp)
        hubsFailing.set(figures.hubs.failing)
      }
      return registry.metrics()
    },
  }
}
