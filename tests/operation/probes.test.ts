import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, inject, it } from 'vitest'
import { clonedDatabase } from '../support/database.ts'
import { freePort } from '../support/npm-start.ts'
import { answerOnce, startProcess } from '../support/start-process.ts'

const SECRETS = { SESSION_SECRET: '0123456789abcdef0123456789abcdef', VAULT_KEY: 'abcdef0123456789abcdef0123456789' }
const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

const status = async (response: Response) => `${response.status} ${((await response.json()) as { status: string }).status}`
const text = (response: Response) => response.text()

it.runIf(inject('leg').engine === 'postgres')(
  'a worker tells how its start goes, serves its figures, and says when the database is away',
  async () => {
    const database = await clonedDatabase({ migrated: false })
    let dropped = false
    const drop = async () => {
      if (!dropped) await database.drop()
      dropped = true
    }
    ends.push(drop)
    const folder = mkdtempSync(join(tmpdir(), 'vigia-probes-'))
    ends.push(() => rmSync(folder, { recursive: true, force: true }))
    const port = await freePort()
    const place = `http://127.0.0.1:${port}`
    const worker = startProcess({
      ...SECRETS,
      DATABASE_URL: database.url,
      DATA_DIR: folder,
      MODE: 'worker',
      METRICS_PORT: String(port),
      METRICS_TOKEN: 'a-token-of-some-length',
      EMPTY: 'true',
    })
    ends.push(() => worker.kill())
    const seen = new Set<string>()
    await answerOnce(`${place}/readyz`, status, (answer) => seen.add(answer).has('200 ready'))
    expect([...seen]).toEqual(expect.arrayContaining(['503 migrating', '200 ready']))
    expect([...seen].filter((answer) => !/^(?:503 (?:starting|migrating|warming)|200 ready)$/.test(answer))).toEqual([])
    expect(await (await fetch(`${place}/healthz`)).json()).toEqual({ status: 'ok' })
    const told = await answerOnce(`${place}/metrics`, text, (figures) => figures.includes('vigia_processes{mode="worker"} 1'))
    expect(told).toContain('vigia_database_up 1')
    expect(told).toMatch(/^vigia_build_info\{version="[^"]+",mode="worker"\} 1$/m)
    expect(told).toMatch(/^vigia_queue_jobs\{name="issue-edition",state="failed"\} 0$/m)
    expect(told).not.toMatch(/^vigia_log_checkpoint/m)
    const passedOn = { 'x-forwarded-for': '203.0.113.9' }
    const token = { authorization: 'Bearer a-token-of-some-length' }
    expect((await fetch(`${place}/metrics`, { headers: passedOn })).status).toBe(403)
    expect((await fetch(`${place}/metrics`, { headers: { ...passedOn, ...token } })).status).toBe(200)
    expect((await fetch(`${place}/es`)).status).toBe(404)

    await drop()
    const away = await answerOnce(
      `${place}/readyz`,
      async (response) => ({ status: response.status, body: await response.json() }),
      (answer) => answer.status === 503,
    )
    expect(away).toEqual({ status: 503, body: { status: 'unavailable', reason: 'database' } })
    expect(await answerOnce(`${place}/metrics`, text, (figures) => figures.includes('vigia_database_up 0'))).not.toContain('vigia_mails')
    expect((await fetch(`${place}/healthz`)).status).toBe(200)
    worker.signal('SIGTERM')
    expect(await worker.ended).toBe(0)
  },
  120_000,
)

it('a port for the figures that is taken is said in one line', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vigia-probes-'))
  ends.push(() => rmSync(folder, { recursive: true, force: true }))
  const port = await freePort()
  const first = startProcess({ DATA_DIR: join(folder, 'one'), PORT: '0', METRICS_PORT: String(port), EMPTY: 'true' })
  ends.push(() => first.kill())
  await answerOnce(`http://127.0.0.1:${port}/healthz`, text, (answer) => answer.includes('ok'))
  const second = startProcess({ DATA_DIR: join(folder, 'two'), PORT: '0', METRICS_PORT: String(port), EMPTY: 'true' })
  ends.push(() => second.kill())
  expect(await second.ended).toBe(1)
  expect(second.errors()).toMatch(/^METRICS_PORT \d+ cannot be used[^\n]+\n$/)
}, 120_000)
