import { afterAll, beforeAll, expect, it } from 'vitest'
import { dropOldRequests } from '../../src/api/index.ts'
import { testApp, type TestApp } from '../support/record.ts'
import { apiClient, keyOf, WRITES, type ApiClient } from './api-client.ts'
import { listeningApp } from './listening-app.ts'

let app: TestApp
let ask: ApiClient
let mine: string
let theirs: string

beforeAll(async () => {
  app = await testApp({ instant: '2026-11-02T15:00:00Z' })
  ask = apiClient(app)
  mine = await keyOf(app.record.contributor, ...WRITES)
  theirs = await keyOf(app.record.editor, ...WRITES)
})
afterAll(() => app?.close())

const SOURCE = { kind: 'press', title: 'Nota', publisher: 'Diario', date: '2026-01-15', language: 'es', address: 'https://example.org/a' }
const add = (idempotency: string, over: object = {}, key = mine) =>
  ask('POST', '/evidence', { key, body: { ...SOURCE, ...over }, headers: { 'idempotency-key': idempotency } })
const count = async () =>
  Number(
    (
      await app.record.db
        .selectFrom('evidence')
        .select(({ fn }) => fn.countAll().as('n'))
        .executeTakeFirst()
    )?.n,
  )

it('acts once for the same request, and refuses another one with the same key', async () => {
  const before = await count()
  const [first, second] = [await add('"a-1"'), await add('"a-1"')]
  expect([first.status, second.status, second.json]).toEqual([201, 201, first.json])
  expect(await count()).toBe(before + 1)
  const other = await add('a-1', { title: 'Otra nota' })
  expect([other.status, other.json.type]).toEqual([422, 'https://vigia.example/api/problems#key-reused'])
  const somebody = await add('"a-1"', {}, theirs)
  expect([somebody.status, somebody.json.id === first.json.id]).toEqual([201, false])
  expect((await add('"')).status).toBe(400)
  expect(await count()).toBe(before + 2)
})

it('leaves the key free when the request was refused', async () => {
  const before = await count()
  expect((await add('b-1', { date: '2999' })).status).toBe(400)
  expect((await add('b-1')).status).toBe(201)
  expect(await count()).toBe(before + 1)
})

it('acts once when two arrive together', async () => {
  const before = await count()
  const statuses = (await Promise.all([add('c-1'), add('c-1'), add('c-1')])).map(({ status }) => status)
  expect(statuses.every((status) => status === 201 || status === 409)).toBe(true)
  expect(statuses).toContain(201)
  expect(await count()).toBe(before + 1)
})

it('lets a request that died be sent again after two minutes, and forgets after a day', async () => {
  await add('d-1')
  const { db, clock } = app.record
  const died = { status: null, headers: null, body_sealed: null } as const
  const newest = db.selectFrom('api_requests').select('run').orderBy('began_at', 'desc').orderBy('run', 'desc').limit(1)
  await db.updateTable('api_requests').set(died).where('run', '=', newest).execute()
  const waiting = await add('d-1')
  expect([waiting.status, waiting.json.type]).toEqual([409, 'https://vigia.example/api/problems#request-under-way'])
  clock.set('2026-11-02T15:03:00Z')
  expect((await add('d-1')).status).toBe(201)
  clock.set('2026-11-03T15:02:00Z')
  expect(await dropOldRequests(app.record.system)).toBeGreaterThan(0)
  expect((await add('a-1', { title: 'Otra nota' })).status).toBe(201)
})

it('keeps a secret that is shown once sealed', async () => {
  const body = { address: 'https://example.org/hooks', topics: ['changes'] }
  const make = () => ask('POST', '/webhooks', { key: mine, body, headers: { 'idempotency-key': 'e-1' } })
  const [first, again] = [await make(), await make()]
  expect([first.status, again.json.secret]).toEqual([201, first.json.secret])
  const stored = await app.record.db.selectFrom('api_requests').selectAll().execute()
  expect(stored.map((row) => row.body_sealed?.toString('latin1') ?? '').join()).not.toContain(first.json.secret)
})

it('holds across instances of the service: one acts, each answers the same, another body is refused everywhere', async () => {
  const instances = [await listeningApp({ instant: '', beside: app.record }), await listeningApp({ instant: '', beside: app.record })]
  const send = async (place: number, title: string) => {
    const answer = await fetch(`${instances[place]?.origin}/api/v1/evidence`, {
      method: 'POST',
      headers: { authorization: `Bearer ${mine}`, 'content-type': 'application/json', 'idempotency-key': '"across"' },
      body: JSON.stringify({ ...SOURCE, title }),
    })
    return { status: answer.status, body: (await answer.json()) as { readonly id?: string; readonly type?: string } }
  }
  const before = await count()
  const together = await Promise.all([0, 1, 0, 1].map((place) => send(place, 'Una')))
  expect(together.map(({ status }) => status).filter((status) => status !== 409)).toContain(201)
  expect(together.every(({ status }) => status === 201 || status === 409)).toBe(true)
  const [one, two] = [await send(0, 'Una'), await send(1, 'Una')]
  expect([one.status, two]).toEqual([201, one])
  for (const place of [0, 1])
    expect(await send(place, 'Otra')).toMatchObject({ status: 422, body: { type: expect.stringMatching(/#key-reused$/) } })
  expect(await count()).toBe(before + 1)
  for (const instance of instances) await instance.close()
})
