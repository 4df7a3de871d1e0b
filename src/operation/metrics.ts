import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import { VERSION } from '../kernel/version.ts'
import type { PoolFigures } from './process-vitals.ts'

export interface AnsweredRequest {
  /** Pattern of the route, never an address. */
  readonly route: string
  readonly method: string
  readonly status: number
  readonly seconds: number
}

/** What was signed of the public log, as this process knows it. */
export interface CheckpointFigures {
  /** Entries under the newest checkpoint. */
  readonly entries: number
  /** True: the log does not extend what was signed, so nothing is signed. */
  readonly refused: boolean
  /** Seconds since this process last signed the whole log, or found that it is signed. */
  readonly ageSeconds: number
}

/** What a process tells of itself at a scrape. */
export interface ProcessFigures {
  readonly pool: PoolFigures | null
  readonly checkpoint: CheckpointFigures | null
  readonly databaseUp: boolean
}

/** Counts an answer repeated from memory. Called more often than anything else: it only adds one to a number. */
export type CountRepeated = (method: string, status: number) => void

export interface Metrics {
  readonly contentType: string
  record(request: AnsweredRequest): void
  /** A counter for what is repeated without asking the application; such answers have no time worth measuring. */
  repeated(route: string): CountRepeated
  recordJob(name: string, outcome: 'done' | 'failed', seconds: number): void
  /** What this process counted and measures, in Prometheus' text format. */
  write(figures: ProcessFigures): Promise<string>
}

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** A registry of its own for one process of the service. What Node measures of itself begins with the first scrape. */
export function createMetrics(mode: string): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const gauge = (name: string, help: string) => new Gauge({ name: `vigia_${name}`, help, registers })
  const requests = new Counter({
    name: 'vigia_http_requests_total',
    help: 'Requests by pattern of the route, method and class of status; /pages and /feeds are those repeated from memory',
    labelNames: ['route', 'method', 'status'],
    registers,
  })
  const durations = new Histogram({
    name: 'vigia_http_request_duration_seconds',
    help: 'How long answers took to begin, by pattern of the route, method and class of status; without those repeated from memory',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5],
    registers,
  })
  const jobs = new Counter({
    name: 'vigia_jobs_total',
    help: 'Jobs that this process worked on, by queue and outcome; a failed one may be tried again',
    labelNames: ['name', 'outcome'],
    registers,
  })
  const jobDurations = new Histogram({
    name: 'vigia_job_duration_seconds',
    help: 'How long jobs took, by queue',
    labelNames: ['name'],
    buckets: [0.05, 0.5, 5, 30, 120, 600],
    registers,
  })
  new Gauge({ name: 'vigia_build_info', help: 'Version and mode of this process', labelNames: ['version', 'mode'], registers }).set(
    { version: VERSION, mode },
    1,
  )
  const databaseUp = gauge('database_up', '1 when the database answered; the figures from the data are missing otherwise')
  const poolOpen = gauge('database_pool_open', 'Connections to the database that this process holds')
  const poolIdle = gauge('database_pool_idle', 'Those that nothing uses')
  const poolWaiting = gauge('database_pool_waiting', 'Callers that wait for a connection')
  const checkpointEntries = gauge('log_checkpoint_entries', 'Entries of the public log under the newest signed checkpoint')
  const checkpointRefused = gauge('log_checkpoint_refused', '1 when the log does not extend what was signed')
  const checkpointAge = gauge(
    'log_checkpoint_age_seconds',
    'Time since this process last signed a checkpoint of the whole log, or found that there is one',
  )
  const repeats: { readonly route: string; got: number; known: number; heads: number; headsKnown: number }[] = []
  let begun = false

  return {
    contentType: registry.contentType,
    record({ route, method, status, seconds }) {
      const labels = { route, method: METHODS.has(method) ? method : 'other', status: `${Math.floor(status / 100)}xx` }
      requests.inc(labels)
      durations.observe(labels, seconds)
    },
    repeated(route) {
      const count = { route, got: 0, known: 0, heads: 0, headsKnown: 0 }
      repeats.push(count)
      return (method, status) => {
        if (method === 'HEAD') count[status === 200 ? 'heads' : 'headsKnown'] += 1
        else count[status === 200 ? 'got' : 'known'] += 1
      }
    },
    recordJob(name, outcome, seconds) {
      jobs.inc({ name, outcome })
      jobDurations.observe({ name }, seconds)
    },
    async write({ pool, checkpoint, databaseUp: isUp }) {
      if (!begun) collectDefaultMetrics({ register: registry })
      begun = true
      for (const count of repeats) {
        const { route, got, known, heads, headsKnown } = count
        requests.inc({ route, method: 'GET', status: '2xx' }, got)
        requests.inc({ route, method: 'GET', status: '3xx' }, known)
        requests.inc({ route, method: 'HEAD', status: '2xx' }, heads)
        requests.inc({ route, method: 'HEAD', status: '3xx' }, headsKnown)
        Object.assign(count, { got: 0, known: 0, heads: 0, headsKnown: 0 })
      }
      setOrRemove(databaseUp, isUp ? 1 : 0)
      setOrRemove(poolOpen, pool?.open)
      setOrRemove(poolIdle, pool?.idle)
      setOrRemove(poolWaiting, pool?.waiting)
      setOrRemove(checkpointEntries, checkpoint?.entries)
      setOrRemove(checkpointRefused, checkpoint && Number(checkpoint.refused))
      setOrRemove(checkpointAge, checkpoint?.ageSeconds)
      return registry.metrics()
    },
  }
}

function setOrRemove(gauge: Gauge, value: number | null | undefined): void {
  if (value === null || value === undefined) gauge.remove()
  else gauge.set(value)
}
