import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { clonedDatabase } from '../support/database.ts'
import { freePort } from '../support/npm-start.ts'
import { answerOnce, startProcess } from '../support/start-process.ts'

interface Span {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
  readonly attributes: readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[]
}
interface Sent {
  readonly resourceSpans: readonly { readonly scopeSpans: readonly { readonly spans: readonly Span[] }[] }[]
}

const SENTINEL = 'zarzamora77'
const TRACE = 'a1b2c3d4e5f60718293a4b5c6d7e8f90'
const ends: (() => unknown)[] = []
const paths = new Set<string>()
const spans: Span[] = []
let origin: string

beforeAll(async () => {
  const receiver = createServer((incoming, outgoing) => {
    let body = ''
    paths.add(incoming.url ?? '')
    incoming.setEncoding('utf8').on('data', (text: string) => (body += text))
    incoming.on('end', () => {
      for (const { scopeSpans } of (JSON.parse(body) as Sent).resourceSpans) spans.push(...scopeSpans.flatMap((scope) => scope.spans))
      outgoing.setHeader('content-type', 'application/json').end('{}')
    })
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  ends.push(() => receiver.close())
  const folder = mkdtempSync(join(tmpdir(), 'vigia-traces-'))
  ends.push(() => rmSync(folder, { recursive: true, force: true }))
  const database = inject('leg').engine === 'postgres' ? await clonedDatabase() : null
  if (database) ends.push(() => database.drop())
  const port = await freePort()
  origin = `http://127.0.0.1:${port}`
  const service = startProcess({
    ...(database ? { DATABASE_URL: database.url } : {}),
    DATA_DIR: folder,
    PORT: String(port),
    PUBLIC_URL: origin,
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`,
  })
  ends.push(() => service.kill())
  await answerOnce(
    `${origin}/readyz`,
    async ({ status }) => status,
    (status) => status === 200,
  )
}, 120_000)
afterAll(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

it('a trace goes from the request over its statements into its job', async () => {
  const asked = await fetch(`${origin}/es/reports/requests?x=${SENTINEL}`, {
    method: 'POST',
    body: new URLSearchParams({ q: SENTINEL }),
    redirect: 'manual',
    headers: { origin, traceparent: `00-${TRACE}-00f067aa0ba902b7-01` },
  })
  expect(asked.status).toBe(303)
  const ours = () => spans.filter(({ traceId }) => traceId === TRACE)
  const named = (name: string) => ours().find((span) => span.name === name)
  for (const until = Date.now() + 30_000; !named('make-report-request') && Date.now() < until;) await sleep(100)
  const request = named('POST /es/reports/requests')
  const job = named('make-report-request')
  expect(request?.parentSpanId).toBe('00f067aa0ba902b7')
  expect(job?.parentSpanId).toBe(request?.spanId)
  expect(ours().filter(({ name, parentSpanId }) => name === 'insert' && parentSpanId === request?.spanId).length).toBeGreaterThan(0)
  expect(ours().filter(({ name, parentSpanId }) => name === 'select' && parentSpanId === job?.spanId).length).toBeGreaterThan(0)
  expect(request?.attributes).toContainEqual({ key: 'http.response.status_code', value: { intValue: 303 } })
  expect([...paths]).toEqual(['/v1/traces'])
  expect(JSON.stringify(spans)).not.toContain(SENTINEL)
}, 60_000)

it('without a collector none of it is loaded', () => {
  const source = (path: string) => readFileSync(join(import.meta.dirname, '../..', path), 'utf8')
  expect(source('src/operation/open-tracer.ts')).not.toMatch(/^import (?!type)[^\n]*@opentelemetry/m)
})
