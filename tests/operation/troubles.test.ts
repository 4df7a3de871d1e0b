import { expect, it } from 'vitest'
import { TROUBLES } from '../../templates/view/operation.ts'
import { findTroubles } from '../../src/operation/find-troubles.ts'
import type { Facts } from '../../src/operation/open-watch.ts'

const NOW = new Date('2026-11-20T15:00:00Z')
const SECONDS = NOW.getTime() / 1000
type Service = NonNullable<Facts['service']>

const worker: Service['processes'][number] = {
  mode: 'worker',
  version: '1.0.0',
  host: 'a',
  pid: 1,
  startedAt: NOW,
  silentSeconds: 5,
  workedAt: null,
  poolOpen: 1,
  poolIdle: 1,
  poolWaiting: 0,
  loopDelayMilliseconds: 3,
  memoryBytes: 1,
}
const queue: Service['queues'][number] = { name: 'deliver-mails', created: 3, retry: 1, active: 1, failed: 0, oldestSeconds: 30 }
const well: Service = {
  editions: { outstanding: 1, alerting: 0, failedAttempts: 0, oldestSeconds: 60, held: 2, lastIssued: SECONDS - 100, late: 3 },
  reportRequests: { waiting: 1, working: 1, done: 5, failed: 0 },
  queues: [queue],
  logEntries: 100,
  mails: { byState: { waiting: 5, sending: 1, sent: 9, refused: 1, dropped: 0 }, oldestSeconds: 60, pausedSince: 0 },
  hubs: { waiting: 1, givenUp: 0, failing: 0 },
  webhooks: { on: 1, off: 1, disabled: 0, failing: 1, waiting: 3, failed: 2, oldestSeconds: 7_200 },
  imports: { running: 1, waiting: 1, failed: 0, oldestSeconds: 30 },
  lastDump: SECONDS - 86_400,
  storedBytes: 5,
  processes: [worker, { ...worker, mode: 'web' }],
}
const facts = (service: Service | null, refused = false): Facts => ({
  pool: null,
  checkpoint: { entries: 100, refused, ageSeconds: 1 },
  databaseUp: service !== null,
  service,
})
const kinds = (of: Facts) => findTroubles(of, NOW).map(({ kind }) => kind)

it('finds nothing where work is merely under way', () => {
  expect(findTroubles(facts(well), NOW)).toEqual([])
  expect(kinds(facts({ ...well, lastDump: null }))).toEqual([])
})

it('finds each of what asks for somebody, by itself', () => {
  const { editions, mails, webhooks, imports } = well
  const cases: readonly (readonly [(typeof TROUBLES)[number], Facts])[] = [
    ['database', facts(null)],
    ['log_refused', facts(well, true)],
    ['nobody_works', facts({ ...well, processes: [{ ...worker, mode: 'web' }] })],
    ['process_silent', facts({ ...well, processes: [worker, { ...worker, silentSeconds: 60 }] })],
    ['versions', facts({ ...well, processes: [worker, { ...worker, version: '1.0.1' }] })],
    ['editions', facts({ ...well, editions: { ...editions, alerting: 1 } })],
    ['mail_paused', facts({ ...well, mails: { ...mails, pausedSince: SECONDS - 90, oldestSeconds: 9_999 } })],
    ['mail_old', facts({ ...well, mails: { ...mails, oldestSeconds: 3_601 } })],
    ['queue_old', facts({ ...well, queues: [queue, { ...queue, oldestSeconds: 601 }] })],
    ['queue_failed', facts({ ...well, queues: [queue, { ...queue, failed: 2 }] })],
    ['reports_failed', facts({ ...well, reportRequests: { ...well.reportRequests, failed: 1 } })],
    ['webhooks_disabled', facts({ ...well, webhooks: { ...webhooks, disabled: 1 } })],
    ['webhooks_old', facts({ ...well, webhooks: { ...webhooks, failing: 0 } })],
    ['hubs', facts({ ...well, hubs: { ...well.hubs, failing: 1 } })],
    ['import_stuck', facts({ ...well, imports: { ...imports, oldestSeconds: 3_601 } })],
    ['imports_failed', facts({ ...well, imports: { ...imports, failed: 1 } })],
    ['dump_old', facts({ ...well, lastDump: SECONDS - 200_000 })],
    ['pool', facts({ ...well, processes: [{ ...worker, poolWaiting: 1 }] })],
    ['late', facts({ ...well, processes: [{ ...worker, loopDelayMilliseconds: 201 }] })],
  ]
  for (const [kind, of] of cases) expect(kinds(of)).toEqual([kind])
  expect(cases.map(([kind]) => kind)).toEqual(TROUBLES)
  expect(findTroubles(facts({ ...well, queues: [{ ...queue, oldestSeconds: 700 }] }), NOW)).toEqual([
    { kind: 'queue_old', n: 1, seconds: 700, queues: ['deliver-mails'] },
  ])
})
