import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { request } from 'node:https'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, inject, it } from 'vitest'
import { clonedDatabase } from '../support/database.ts'
import { freePort } from '../support/npm-start.ts'
import { answerOnce, startProcess } from '../support/start-process.ts'
import { startCaddy } from './start-caddy.ts'

const NAME = 'vigia.example.org'
const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

it('two web processes behind Caddy restart one after the other, and no reader notices', async ({ skip }) => {
  if (inject('leg').engine !== 'postgres') skip('one process owns the embedded database')
  const folder = mkdtempSync(join(tmpdir(), 'vigia-rolling-'))
  ends.push(() => rmSync(folder, { recursive: true, force: true }))
  const database = await clonedDatabase()
  ends.push(() => database.drop())
  const ports = [await freePort(), await freePort()] as const
  /** As docker-compose.yml has it, but the delay, for which Caddy here asks more often. */
  const startWeb = async (port: number) => {
    const service = startProcess({
      MODE: 'web',
      DATABASE_URL: database.url,
      SESSION_SECRET: '0123456789abcdef0123456789abcdef',
      VAULT_KEY: 'abcdef0123456789abcdef0123456789',
      DATA_DIR: folder,
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_URL: `https://${NAME}`,
      TRUSTED_PROXIES: 'loopback',
      REQUESTS_PER_MINUTE: '1000000',
      EMPTY: 'true',
      STOP_DELAY_SECONDS: '2',
    })
    ends.push(() => service.kill())
    const ready = (status: number) => status === 200
    await answerOnce(`http://127.0.0.1:${port}/readyz`, async ({ status }) => status, ready)
    return service
  }
  let running = await Promise.all(ports.map(startWeb))
  const caddy = await startCaddy({ upstream: ports[0], second: ports[1], mirror: folder, healthInterval: '200ms' })
  if (caddy === null) return skip('not installed')
  ends.push(() => caddy.stop())

  const answers: Promise<number>[] = []
  const over = new AbortController()
  const readers = (async () => {
    for (; !over.signal.aborted; await sleep(10)) answers.push(statusOf(caddy.httpsPort, answers.length % 2 === 0 ? '/es' : '/en/sign-in'))
  })()
  await sleep(1_000)
  for (const [place, port] of ports.entries()) {
    running[place]?.signal('SIGTERM')
    expect(await running[place]?.ended).toBe(0)
    running = running.with(place, await startWeb(port))
    // Until Caddy has seen that it is back.
    await sleep(1_000)
  }
  over.abort()
  await readers
  const statuses = await Promise.all(answers)
  expect(statuses.length).toBeGreaterThan(100)
  expect(statuses.filter((status) => status !== 200)).toEqual([])
}, 120_000)

function statusOf(port: number, path: string): Promise<number> {
  return new Promise((resolve) => {
    const to = { host: '127.0.0.1', port, path, agent: false, servername: NAME, rejectUnauthorized: false, headers: { host: NAME } }
    request(to, (answer) => answer.resume().once('end', () => resolve(answer.statusCode ?? 0)))
      .on('error', () => resolve(0))
      .end()
  })
}
