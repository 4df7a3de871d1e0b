import { mkdtempSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, inject, it } from 'vitest'
import { clonedDatabase } from '../support/database.ts'
import { freePort } from '../support/npm-start.ts'
import { answerOnce, startProcess } from '../support/start-process.ts'

const SECRETS = { SESSION_SECRET: '0123456789abcdef0123456789abcdef', VAULT_KEY: 'abcdef0123456789abcdef0123456789' }
const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

/** A service of its own that is ready. */
async function readyService(variables: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'vigia-stopping-'))
  ends.push(() => rmSync(folder, { recursive: true, force: true }))
  const database = inject('leg').engine === 'postgres' ? await clonedDatabase() : null
  if (database) ends.push(() => database.drop())
  const [port, probes] = [await freePort(), await freePort()]
  const service = startProcess({
    ...SECRETS,
    ...(database ? { DATABASE_URL: database.url } : {}),
    DATA_DIR: folder,
    PORT: String(port),
    METRICS_PORT: String(probes),
    EMPTY: 'true',
    ...variables,
  })
  ends.push(() => service.kill())
  await answerOnce(
    `http://127.0.0.1:${port}/readyz`,
    async ({ status }) => status,
    (status) => status === 200,
  )
  return { ...service, port, probes }
}

/** A form of which the service has the beginning. */
async function halfARequest(port: number): Promise<{ readonly socket: Socket; finish(): void; readonly answer: Promise<string> }> {
  const socket = connect(port, '127.0.0.1')
  const { promise: answer, resolve } = Promise.withResolvers<string>()
  let received = ''
  socket.on('data', (bytes) => (received += String(bytes)))
  socket.on('close', () => resolve(received)).on('error', () => resolve(received))
  const body = 'email=a%40example.org&password=wrong'
  const head = [
    'POST /es/sign-in HTTP/1.1',
    `Host: 127.0.0.1:${port}`,
    `Origin: http://127.0.0.1:${port}`,
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${body.length}`,
    '',
    '',
  ]
  socket.write(head.join('\r\n') + body.slice(0, 10))
  await sleep(300)
  return { socket, finish: () => void socket.write(body.slice(10)), answer }
}

it('serves while it says that it stops, lets a request under way finish, takes no new ones, ends well', async () => {
  const service = await readyService({ STOP_DELAY_SECONDS: '3' })
  const page = `http://127.0.0.1:${service.port}/es`
  service.signal('SIGTERM')
  const readyz = `http://127.0.0.1:${service.port}/readyz`
  expect(
    await answerOnce(
      readyz,
      async (response) => response.json(),
      (body) => JSON.stringify(body).includes('stopping'),
    ),
  ).toEqual({
    status: 'stopping',
  })
  expect((await fetch(page)).status).toBe(200)
  const request = await halfARequest(service.port)
  for (;;) {
    const refused = await fetch(page).then(
      () => false,
      () => true,
    )
    if (refused) break
    await sleep(50)
  }
  expect(await (await fetch(`http://127.0.0.1:${service.probes}/readyz`)).json()).toEqual({ status: 'stopping' })
  request.finish()
  expect(await request.answer).toMatch(/^HTTP\/1\.1 4\d\d /)
  expect(await service.ended).toBe(0)
}, 120_000)

it('ends at once when it is told twice', async () => {
  const service = await readyService({ STOP_DELAY_SECONDS: '300' })
  const request = await halfARequest(service.port)
  service.signal('SIGTERM')
  await answerOnce(
    `http://127.0.0.1:${service.port}/readyz`,
    async ({ status }) => status,
    (status) => status === 503,
  )
  service.signal('SIGTERM')
  expect(await service.ended).toBe(1)
  expect(await request.answer).toBe('')
}, 120_000)
