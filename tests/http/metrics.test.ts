import { afterAll, beforeAll, expect, it } from 'vitest'
import { createMetrics } from '../../src/kernel/metrics.ts'
import { startServer, type TestServer } from '../support/server.ts'

const TOKEN = 'a-token-of-some-length'
const SECRET = 'a-name-that-nobody-should-see'
let server: TestServer

beforeAll(async () => {
  server = await startServer({ instant: '2026-11-20T15:00:00Z', config: { metricsToken: TOKEN } })
})
afterAll(() => server?.close())

const scrape = (of: TestServer, headers: Record<string, string> = {}) => fetch(`${of.origin}/metrics`, { headers })
/** Samples by name and labels, as Prometheus would read them. */
async function samples(of: TestServer): Promise<Readonly<Record<string, number>>> {
  return read(await (await scrape(of)).text())
}
function read(text: string): Readonly<Record<string, number>> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]))
}

it('answers this machine and whoever has the token, nobody else', async () => {
  const own = await scrape(server)
  expect([own.status, own.headers.get('cache-control')]).toEqual([200, 'no-store'])
  expect(own.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
  const passedOn = { 'x-forwarded-for': '203.0.113.9' }
  const statuses = []
  for (const authorization of [undefined, `Bearer ${TOKEN}x`, `Basic ${TOKEN}`, `Bearer ${TOKEN}`])
    statuses.push((await scrape(server, { ...passedOn, ...(authorization === undefined ? {} : { authorization }) })).status)
  expect(statuses).toEqual([403, 403, 403, 200])
  expect((await scrape(server, { via: '1.1 proxy' })).status).toBe(403)
})

it('counts editions, requests and jobs from the data, and answers by route, never by address', async () => {
  await fetch(server.origin + (await server.edition(/baseline/, 'es')))
  await fetch(`${server.origin}/es/recommendations/REC-01?q=${SECRET}`)
  await fetch(`${server.origin}/es/recommendations/REC-99`)
  await fetch(`${server.origin}/nowhere/${SECRET}`, { method: 'PROPFIND' })
  const body = new URLSearchParams({ q: SECRET })
  await fetch(`${server.origin}/es/reports/requests`, { method: 'POST', body, headers: { origin: server.origin }, redirect: 'manual' })
  const found = await samples(server)
  expect(found).toMatchObject({
    vigia_database_up: 1,
    vigia_editions_outstanding: 0,
    vigia_editions_alerting: 0,
    vigia_edition_failed_attempts: 0,
    vigia_edition_oldest_outstanding_seconds: 0,
    vigia_edition_drafts_held: 0,
    vigia_edition_last_issued_timestamp_seconds: expect.closeTo(Date.parse('2026-11-20T15:00:00Z') / 1000, 0),
    'vigia_http_request_duration_seconds_count{route="/es/recommendations/:code",method="GET",status="2xx"}': 1,
    'vigia_http_request_duration_seconds_count{route="/es/recommendations/:code",method="GET",status="4xx"}': 1,
    'vigia_http_request_duration_seconds_count{route="/reports/:file",method="GET",status="2xx"}': 1,
    'vigia_queue_jobs{name="issue-edition",state="failed"}': 0,
  })
  expect(found['vigia_log_entries']).toBeGreaterThan(30)
  const requested = ['waiting', 'working', 'done', 'failed'].map((state) => found[`vigia_report_requests{state="${state}"}`] ?? 0)
  expect(requested.reduce((sum, count) => sum + count, 0)).toBe(1)
  expect(found['process_cpu_seconds_total']).toBeGreaterThan(0)
  expect(Object.keys(found).join('\n')).not.toMatch(new RegExp(`${SECRET}|REC-\\d|PROPFIND`))
})

it('shows what is due and not there while nobody works', async () => {
  const idle = await startServer({ instant: '2026-11-20T15:00:00Z', config: { mode: 'web' } })
  try {
    idle.clock.set('2026-11-20T17:00:00Z')
    const found = await samples(idle)
    expect(found).toMatchObject({
      vigia_editions_outstanding: 1,
      vigia_editions_alerting: 1,
    })
    expect(found).not.toHaveProperty('vigia_edition_last_issued_timestamp_seconds')
    expect(found['vigia_edition_oldest_outstanding_seconds']).toBeCloseTo(7200, 0)
    expect((await scrape(idle, { via: '1.1 proxy', authorization: 'Bearer undefined' })).status).toBe(403)
  } finally {
    await idle.close()
  }
})

it('shows no figure of the data when the database does not answer', async () => {
  const metrics = createMetrics()
  const editions = { outstanding: 2, alerting: 0, failedAttempts: 1, oldestSeconds: 60, held: 0, lastIssued: 1_700_000_000 }
  const jobs = [{ name: 'issue-edition', state: 'retry', count: 3 }]
  const before = read(
    await metrics.expose({
      editions,
      reportRequests: { done: 4 },
      jobs,
      logEntries: 7,
      hubs: { waiting: 5, givenUp: 1, failing: 1 },
      mails: { byState: { waiting: 3 }, oldestSeconds: 61, pausedSince: 1_700_000_000 },
    }),
  )
  expect(before).toMatchObject({
    vigia_editions_outstanding: 2,
    'vigia_queue_jobs{name="issue-edition",state="retry"}': 3,
    vigia_log_entries: 7,
    vigia_hub_pings_waiting: 5,
    vigia_hub_pings_given_up: 1,
    vigia_hubs_failing: 1,
    'vigia_mails{state="waiting"}': 3,
    vigia_mail_oldest_waiting_seconds: 61,
    vigia_mail_paused_since_timestamp_seconds: 1_700_000_000,
  })
  const names = Object.keys(read(await metrics.expose(null))).filter((name) => name.startsWith('vigia_'))
  expect(names).toEqual(['vigia_database_up'])
})
