import { afterAll, beforeAll, expect, it } from 'vitest'
import { addApiKey, addOrganisation, endOrganisation } from '../../src/accounts/index.ts'
import type { Context } from '../../src/kernel/context.ts'
import { noteEvents } from '../../src/topics/index.ts'
import { addWebhook, deliverWebhooks, listWebhooks, tellWebhooks } from '../../src/webhooks/index.ts'
import { publishUpdate, testApp, thrown, type TestApp } from '../support/record.ts'
import { openReceiver, toThisMachine, type Receiver } from './receiver.ts'

type Json = Record<string, unknown> & { id: string; fields: Record<string, string> }

let app: TestApp
let receiver: Receiver
let keys: Readonly<Record<'contributor' | 'editor' | 'administrator' | 'narrow', string>>
let colleague: Context

beforeAll(async () => {
  receiver = await openReceiver()
  app = await testApp({ instant: '2026-11-02T15:00:00Z', webhooks: toThisMachine([receiver.port]) })
  const { administrator, contributor, editor } = app.record
  const organisationId = await addOrganisation(administrator, { nameEs: 'Observatorio', nameEn: 'Observatory' })
  const member = (ctx: Context): Context => ({ ...ctx, actor: ctx.actor && { ...ctx.actor, organisationId } })
  const ids = [contributor, editor].map((ctx) => ctx.actor?.accountId ?? '')
  await app.record.db.updateTable('accounts').set({ organisation_id: organisationId }).where('id', 'in', ids).execute()
  colleague = member(editor)
  const make = async (ctx: Context, scope: string) => (await addApiKey(ctx, { label: 'Avisos', scopes: [scope], expiresOn: '' })).key
  keys = {
    contributor: await make(contributor, 'manageWebhooks'),
    editor: await make(editor, 'manageWebhooks'),
    administrator: await make(administrator, 'manageWebhooks'),
    narrow: await make(contributor, 'writeUpdate'),
  }
})
afterAll(async () => {
  await app?.close()
  await receiver?.close()
})

const ask = async (method: string, path: string, body?: unknown, key: keyof typeof keys = 'contributor') => {
  const response = await app.request(`/api/v1/webhooks${path}`, {
    method,
    headers: { authorization: `Bearer ${keys[key]}`, 'accept-language': 'en' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, type: response.headers.get('content-type'), json: (text === '' ? null : JSON.parse(text)) as Json }
}
const address = () => `https://receiver.example:${receiver.port}/hook`

it('makes, reads, changes, tests, replays and deletes one, by any member of the organisation and nobody else', async () => {
  const made = await ask('POST', '', { address: address(), topics: ['changes', 'changes?theme=oversight', 'changes'] })
  expect(made.status).toBe(201)
  expect(made.json).toMatchObject({
    address: address(),
    state: 'on',
    owner: { kind: 'organisation', name: { es: 'Observatorio', en: 'Observatory' } },
    topics: ['changes', 'changes?theme=oversight'],
    secret: expect.stringMatching(/^whsec_[\w+/]{43}=$/),
  })
  const path = `/${made.json.id}`
  expect(JSON.stringify((await ask('GET', path)).json)).not.toContain('whsec_')
  expect((await ask('GET', '', undefined, 'editor')).json['webhooks']).toHaveLength(1)
  const sealed = JSON.stringify(await app.record.db.selectFrom('webhooks').selectAll().execute())
  expect(sealed).not.toContain(String(made.json['secret']))
  const changed = await ask('PATCH', path, { description: 'Sala', topics: ['reports'] }, 'editor')
  expect(changed.json).toMatchObject({ description: 'Sala', topics: ['reports'], address: address() })
  expect((await ask('PATCH', path, { topics: ['changes'], state: 'off' })).json).toMatchObject({ state: 'off', topics: ['changes'] })

  await noteEvents(app.record.system)
  await tellWebhooks(app.record.system)
  await publishUpdate(app.record, await app.record.addressee('REC-01'))
  await noteEvents(app.record.system)
  await tellWebhooks(app.record.system)
  const test = await ask('POST', `${path}/test`)
  expect([test.status, test.json['state'], test.json['kind']]).toEqual([202, 'waiting', null])
  await deliverWebhooks(app.record.system, { lingerMs: 0 })
  const log = (await ask('GET', `${path}/deliveries`)).json['deliveries'] as Json[]
  expect(log).toMatchObject([
    { id: test.json.id, state: 'accepted', attempts: [{ status: 204, fault: null }] },
    { state: 'held', kind: 'update_published', recommendation: 'REC-01', attempts: [] },
  ])
  expect((await ask('GET', `${path}/deliveries?state=held`)).json['deliveries']).toHaveLength(1)
  expect((await ask('POST', `${path}/deliveries/${log[1]?.id}/replay`)).status).toBe(422)
  await ask('PATCH', path, { state: 'on' })
  expect((await ask('POST', `${path}/replay`, { since: '2026-11-02T00:00:00Z' })).json).toEqual({ replayed: 1 })
  await deliverWebhooks(app.record.system, { lingerMs: 0 })
  expect((await ask('POST', `${path}/deliveries/${log[1]?.id}/replay`)).json['state']).toBe('waiting')
  const rotated = await ask('POST', `${path}/secret`, { overlap_hours: 1 })
  expect(rotated.json).toMatchObject({ old_secret_until: '2026-11-02T16:00:00.000Z' })
  expect((await ask('DELETE', `${path}/secret/old`)).status).toBe(204)
  expect((await ask('GET', path)).json['old_secret_until']).toBeNull()

  const stranger = await app.record.join('editor', 'Otra Persona')
  expect(await listWebhooks(stranger)).toEqual([])
  expect((await ask('GET', path, undefined, 'administrator')).status).toBe(200)
  expect((await ask('DELETE', path)).status).toBe(204)
  expect((await ask('GET', path)).status).toBe(404)
  const acts = await app.record.db
    .selectFrom('journal_entries')
    .select('act')
    .where('subject_id', '=', made.json.id)
    .orderBy('id')
    .execute()
  expect(acts.map(({ act }) => act)).toEqual(
    expect.arrayContaining([
      'webhook_added',
      'webhook_changed',
      'webhook_turned_off',
      'webhook_tested',
      'webhook_replayed',
      'webhook_deleted',
    ]),
  )
})

it.each([
  ['a spelling of an inner address', { address: 'https://0xa9fea9fe/', topics: ['changes'] }, ['address']],
  ['no encryption', { address: 'http://receiver.example/', topics: ['changes'] }, ['address']],
  ['a name that leads inside', { address: 'https://inside.example/', topics: ['changes'] }, ['address']],
  ['two faults at once', { address: 'https://vigia.example/', topics: [] }, ['address', 'topics']],
  ['an unknown theme', { address: 'https://public.example/', topics: ['changes?theme=nothing'] }, ['topics']],
  ['an unknown topic', { address: 'https://public.example/', topics: ['everything'] }, ['topics']],
  ['too many topics', { address: 'https://public.example/', topics: Array.from({ length: 51 }, () => 'changes') }, ['topics']],
  ['a long description', { address: 'https://public.example/', topics: ['changes'], description: 'x'.repeat(121) }, ['description']],
  ['a long address', { address: `https://public.example/${'x'.repeat(2_000)}`, topics: ['changes'] }, ['address']],
  ['other types', { address: 3, topics: 'changes' }, ['address', 'topics']],
  ['a list', [], ['']],
  ['nothing', null, ['']],
])('refuses %s with a clear answer, and nothing is saved', async (_, body, fields) => {
  const refused = await ask('POST', '', body)
  expect([refused.status, refused.type]).toEqual([400, 'application/problem+json'])
  expect(Object.keys(refused.json.fields).toSorted()).toEqual(fields)
  expect(Object.values(refused.json.fields).every((text) => text.length > 10)).toBe(true)
  expect(await listWebhooks(colleague)).toEqual([])
})

it('knows the scope of the key, the limit of the organisation, and that it can end', async () => {
  expect((await ask('GET', '', undefined, 'narrow')).status).toBe(403)
  expect((await ask('POST', '/x/secret', { overlap_hours: 'x' })).status).toBe(400)
  expect((await ask('POST', '/x/replay', { since: 'yesterday' })).json.fields).toHaveProperty('since')
  expect((await ask('GET', '/x')).status).toBe(404)
  const add = () => addWebhook(colleague, { address: address(), topics: ['changes'], language: 'es' })
  for (let n = 0; n < 20; n += 1) await add()
  expect(await thrown(add())).toBe('errors.webhooks_too_many')
  const own = await ask('POST', '', { address: address(), topics: ['changes'] }, 'administrator')
  expect(own.json['owner']).toMatchObject({ kind: 'account' })
  await endOrganisation(app.record.administrator, { id: colleague.actor?.organisationId ?? '' })
  await publishUpdate(app.record, await app.record.addressee('REC-02'))
  await noteEvents(app.record.system)
  await tellWebhooks(app.record.system)
  receiver.received.length = 0
  await deliverWebhooks(app.record.system, { lingerMs: 0 })
  expect(receiver.received).toHaveLength(1)
})

it('shows its public key to anybody, the same for ever', async () => {
  const [first, again] = [await app.get('/api/v1/webhooks/key'), await app.get('/api/v1/webhooks/key')]
  expect([first.status, first.headers.get('cache-control')]).toEqual([200, 'public, max-age=3600'])
  const { keys: shown } = (await first.json()) as { keys: { public_key: string }[] }
  expect(shown).toMatchObject([{ signature: 'v1a', algorithm: 'ed25519', public_key: expect.stringMatching(/^whpk_[\w+/]{43}=$/) }])
  expect(await again.json()).toEqual({ keys: shown })
})
