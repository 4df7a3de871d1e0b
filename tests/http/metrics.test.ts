import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
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
/** As soon as they are this; figures of the data may be some seconds old. */
async function samplesOnce(of: TestServer, fits: (found: Readonly<Record<string, number>>) => boolean) {
  let found = await samples(of)
  for (const until = Date.now() + 15_000; !fits(found) && Date.now() < until; found = await samples(of)) await sleep(200)
  return found
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
  await fetch(`${server.origin}/es`)
  await fetch(`${server.origin}/es`, { headers: { 'accept-encoding': 'br' } })
  const requestsIn = (from: Readonly<Record<string, number>>) =>
    ['waiting', 'working', 'done', 'failed'].reduce((sum, state) => sum + (from[`vigia_report_requests{state="${state}"}`] ?? 0), 0)
  const found = await samplesOnce(
    server,
    (each) =>
      requestsIn(each) === 1 &&
      each['vigia_edition_last_issued_timestamp_seconds'] !== undefined &&
      each['vigia_processes{mode="all"}'] === 1,
  )
  expect(found).toMatchObject({
    vigia_database_up: 1,
    vigia_editions_late: 0,
    vigia_database_pool_waiting: 0,
    vigia_log_checkpoint_refused: 0,
    'vigia_processes{mode="all"}': 1,
    'vigia_processes{mode="worker"}': 0,
    'vigia_webhooks{state="disabled"}': 0,
    'vigia_webhook_deliveries{state="failed"}': 0,
    'vigia_mails{state="waiting"}': 0,
    'vigia_imports{state="failed"}': 0,
    'vigia_queue_oldest_seconds{name="deliver-mails"}': expect.any(Number),
    'vigia_jobs_total{name="issue-baseline",outcome="done"}': 1,
    'vigia_http_requests_total{route="/es/recommendations/:code",method="GET",status="2xx"}': 1,
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
  expect(found['vigia_http_requests_total{route="/pages",method="GET",status="2xx"}']).toBeGreaterThan(0)
  expect(found['vigia_log_checkpoint_entries']).toBeGreaterThan(30)
  expect(found['vigia_database_pool_open']).toBeGreaterThan(0)
  expect(found['process_cpu_seconds_total']).toBeGreaterThan(0)
  expect(Object.keys(found).join('\n')).not.toMatch(new RegExp(`${SECRET}|REC-\\d|PROPFIND`))
})

it('has every figure that the examples of alerts and of a dashboard ask for', async () => {
  const told = await (await scrape(server)).text()
  const examples = ['alerts.yml', 'grafana.json'].map((name) =>
    readFileSync(join(import.meta.dirname, '../../docs/examples', name), 'utf8'),
  )
  const asked = new Set([...examples.join('\n').matchAll(/\b(?:vigia|process|nodejs)_[a-z0-9_]+/g)].map(([name]) => name))
  expect(asked.size).toBeGreaterThan(20)
  // Of the first dump, which is made at night.
  asked.delete('vigia_dump_last_timestamp_seconds')
  expect([...asked].filter((name) => !told.includes(`# TYPE ${name.replace(/_bucket$/, '')} `))).toEqual([])
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
