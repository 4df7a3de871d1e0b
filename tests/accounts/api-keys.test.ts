import { afterAll, beforeAll, expect, it } from 'vitest'
import { addApiKey, changeRole, disableAccount, listApiKeys, readKeyActor, revokeApiKey } from '../../src/accounts/index.ts'
import type { Context } from '../../src/kernel/context.ts'
import { words } from '../../templates/i18n/index.ts'
import { sampleEvidence, testApp, thrown, type TestApp } from '../support/record.ts'

let app: TestApp
let contributor: Context
let key: string

beforeAll(async () => {
  app = await testApp({ instant: '2026-11-02T15:00:00Z' })
  contributor = app.record.contributor
  key = await make(['writeUpdate', 'writeEvidence'])
})
afterAll(() => app?.close())

const make = async (scopes: string[], ctx = contributor) => (await addApiKey(ctx, { label: 'Carga', scopes, expiresOn: '' })).key
const ask = (path: string, bearer: string | null, body?: unknown, headers: Record<string, string> = {}) =>
  app.request(`/api/v1${path}`, {
    ...(body === undefined ? {} : { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) }),
    headers: { ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }), 'accept-language': 'en', ...headers },
  })
const update = async (over: object = {}) => ({
  addresseeId: await app.record.addressee('REC-01'),
  status: 'partial',
  effectiveOn: '2026-02-01',
  summary: { es: 'Publicó tres acuerdos' },
  reason: { en: 'The portal shows three texts.' },
  newEvidence: [{ ...sampleEvidence() }],
  ...over,
})

it('is shown once, stored as a digest, recognised by its first characters', async () => {
  expect(key).toMatch(/^vigia_[\w-]{43}$/)
  const stored = await app.record.db.selectFrom('api_keys').selectAll().execute()
  expect(JSON.stringify(stored)).not.toContain(key)
  expect(await listApiKeys(contributor)).toMatchObject([
    { label: 'Carga', startsWith: key.slice(0, 12), lastUsedAt: null, revokedAt: null },
  ])
})

it('says who it is; a cookie or no key says nothing', async () => {
  const me = await ask('/me', key)
  expect([me.status, await me.json()]).toEqual([
    200,
    {
      id: contributor.actor?.accountId,
      name: 'Rosa Quispe (private)',
      public_name: 'Rosa Quispe',
      role: 'contributor',
      scopes: ['writeUpdate', 'writeEvidence'],
    },
  ])
  for (const bearer of [null, 'vigia_made-up', `${key}x`]) {
    const refused = await ask('/me', bearer, undefined, { cookie: 'vigia.session_token=x' })
    expect([refused.status, refused.headers.get('content-type')]).toEqual([401, 'application/problem+json'])
    expect(refused.headers.get('www-authenticate')).toMatch(/^Bearer/)
  }
})

it('records a draft through the same verb, and names what is wrong', async () => {
  const made = await ask('/updates', key, await update())
  expect(made.status).toBe(201)
  const { id } = (await made.json()) as { id: string }
  const row = await app.record.db.selectFrom('status_updates').select(['state', 'author_id']).where('id', '=', id).executeTakeFirst()
  expect(row).toEqual({ state: 'draft', author_id: contributor.actor?.accountId })

  const faults = await ask(
    '/updates',
    key,
    await update({ status: 'finished', effectiveOn: 'never', newEvidence: [{ title: 3 }], submit: true }),
  )
  expect(faults.status).toBe(400)
  const problem = (await faults.json()) as { title: string; status: number; fields: Record<string, string> }
  expect(problem.status).toBe(400)
  expect(problem.fields).toMatchObject({ status: words('en').t('errors.unknown_status'), effectiveOn: expect.any(String) })
  expect(Object.keys(problem.fields).join()).toContain('newEvidence.0.')
  expect(problem.title).not.toMatch(/our side/)
})

it.each([
  ['not JSON', '{"a":'],
  ['a list', []],
  ['null', null],
  ['nothing in it', {}],
  ['texts of another type', { addresseeId: 1, status: [], summary: 'x', reason: null, evidence: 'x', newEvidence: [null], submit: 'yes' }],
])('refuses %s without failing', async (_, body) => {
  const refused = await ask('/updates', key, body)
  expect([refused.status, refused.headers.get('content-type')]).toEqual([400, 'application/problem+json'])
})

it('may do no more than its scopes, nor more than the role', async () => {
  expect((await ask('/updates', await make(['writeUpdate']), await update())).status).toBe(403)
  const limited = { ...contributor, actor: await readKeyActor(contributor, key) }
  expect(await thrown(addApiKey(limited, { label: 'x', scopes: ['writeUpdate'], expiresOn: '' }))).toBe('errors.not_allowed')
  const add = (scopes: string[], over: object = {}) => thrown(addApiKey(contributor, { label: 'x', scopes, expiresOn: '', ...over }))
  expect(await add(['reviewUpdate'])).toEqual({ 'scopes.0': 'errors.unknown_value' })
  expect(await add(['managePeople'])).toEqual({ 'scopes.0': 'errors.unknown_value' })
  expect(await add([], { label: '', expiresOn: '2026-11-01' })).toEqual({ label: 'errors.required', scopes: 'errors.scopes_missing' })
  expect(await add(['writeUpdate'], { expiresOn: '2026-11-01' })).toEqual({ expires_on: 'errors.past_date' })
})

it('ends at the end of its last day, when revoked by its owner or an administrator, with the role and with the account', async () => {
  const { editor, administrator, clock } = app.record
  const status = async (bearer: string) => (await ask('/me', bearer)).status
  const dated = (await addApiKey(editor, { label: 'Un día', scopes: ['writeUpdate', 'reviewUpdate'], expiresOn: '2026-11-02' })).key
  clock.set('2026-11-03T04:59:59Z')
  expect(await status(dated)).toBe(200)
  clock.set('2026-11-03T05:00:00Z')
  expect(await status(dated)).toBe(401)

  const [mine, theirs] = [await make(['writeUpdate']), await make(['writeUpdate'])]
  const [newest, next] = await listApiKeys(contributor)
  expect(await thrown(revokeApiKey(editor, { id: newest?.id ?? '' }))).toBe('errors.not_allowed')
  await revokeApiKey(contributor, { id: newest?.id ?? '' })
  await revokeApiKey(administrator, { id: next?.id ?? '' })
  expect([await status(mine), await status(theirs)]).toEqual([401, 401])
  expect(await thrown(revokeApiKey(contributor, { id: 'nobody' }))).toBe('NotFound')

  const lasting = await make(['writeUpdate', 'reviewUpdate'], editor)
  const id = editor.actor?.accountId ?? ''
  await changeRole(administrator, { id, role: 'contributor', organisationId: '', institutionId: '' })
  expect(await (await ask('/me', lasting)).json()).toMatchObject({ role: 'contributor', scopes: ['writeUpdate'] })
  await disableAccount(administrator, { id })
  expect(await status(lasting)).toBe(401)
})

it('notes its use, at most once a minute', async () => {
  const used = async () => (await listApiKeys(contributor)).find((entry) => key.startsWith(entry.startsWith))?.lastUsedAt?.toISOString()
  for (const [instant, noted] of [
    ['2026-11-04T10:00:00Z', '2026-11-04T10:00:00.000Z'],
    ['2026-11-04T10:00:59Z', '2026-11-04T10:00:00.000Z'],
    ['2026-11-04T10:01:00Z', '2026-11-04T10:01:00.000Z'],
  ] as const) {
    app.record.clock.set(instant)
    await ask('/me', key)
    expect(await used()).toBe(noted)
  }
})
