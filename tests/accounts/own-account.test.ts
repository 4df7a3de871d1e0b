import { randomUUIDv7 } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sql } from 'kysely'
import {
  acceptInvitation,
  changePassword,
  changeRole,
  endOwnSessions,
  inviteAccount,
  listOwnSessions,
  readActor,
  renameOwnAccount,
  setPseudonym,
  signIn,
  signOutEverywhere,
} from '../../src/accounts/index.ts'
import type { Actor } from '../../src/kernel/permissions.ts'
import { thrown } from '../support/record.ts'
import { accountsBench, browserWith, form, PASSWORD, type AccountsBench } from './accounts-bench.ts'

const NEW = 'una contraseña más larga'
let bench: AccountsBench
let rosa: Actor
let elsa: Actor

beforeAll(async () => {
  bench = await accountsBench()
  rosa = await bench.person('rosa', 'administrator')
  elsa = await bench.person('elsa', 'editor')
})
afterAll(() => bench.close())

const enter = async (name: string, password = PASSWORD) =>
  browserWith((await signIn(bench.ctx(null), bench.auth, { email: `${name}@example.org`, password, clientAddress: 'x' })).setCookie)
const whoIs = async (browser: Headers) => (await readActor(bench.ctx(null), bench.auth, browser))?.actor ?? null
const change = (browser: Headers, input: object) =>
  thrown(changePassword(bench.ctx(elsa), bench.auth, browser, { oldPassword: PASSWORD, password: NEW, passwordAgain: NEW, ...input }))

it('changes a password against the old one, which ends the other sessions', async () => {
  const [here, elsewhere] = [await enter('elsa'), await enter('elsa')]
  expect(await change(here, { oldPassword: '', password: 'corta', passwordAgain: 'otra' })).toEqual({
    old_password: 'errors.required',
    password: 'errors.password_short',
    password_again: 'errors.password_mismatch',
  })
  expect(await change(here, { oldPassword: 'not this' })).toEqual({ old_password: 'errors.old_password_wrong' })
  expect(await whoIs(elsewhere)).toEqual(elsa)
  const again = { oldPassword: PASSWORD, password: NEW, passwordAgain: NEW }
  const { setCookie } = await changePassword(bench.ctx(elsa), bench.auth, here, again)
  expect(await Promise.all([browserWith(setCookie), here, elsewhere].map(whoIs))).toEqual([elsa, null, null])
  expect(await thrown(enter('elsa'))).toBe('errors.sign_in_failed')
  await enter('elsa', NEW)
})

it('refuses the sixth wrong old password of a minute', async () => {
  const here = await enter('elsa', NEW)
  bench.clock.set('2026-11-02T18:00:00Z')
  for (let index = 0; index < 5; index += 1) {
    expect(await change(here, { oldPassword: 'not this' })).toEqual({ old_password: 'errors.old_password_wrong' })
  }
  expect(await change(here, { oldPassword: NEW })).toBe('errors.too_many_attempts')
  expect(await change(new Headers(), {})).toBe('errors.sign_in_needed')
})

it('refuses a new password that attackers try first, and one of the person’s own name', async () => {
  bench.clock.set('2026-11-02T18:10:00Z')
  const here = await enter('elsa', NEW)
  for (const password of ['contraseña123', 'qwertyuiop123', 'iloveyou12345', 'elsa@example.org'])
    expect(await change(here, { oldPassword: NEW, password, passwordAgain: password })).toEqual({ password: 'errors.password_known' })
})

it('refuses what is made of own names, address, organisation and words of the site, however spelt; takes it with enough beside', async () => {
  const { db } = bench.database
  const organisation = {
    id: randomUUIDv7(),
    slug: 'red',
    name: { es: 'Red Frontera Amazónica', en: 'Amazon Border' },
    created_at: new Date(0),
  }
  await db.insertInto('organisations').values(organisation).execute()
  const actor = await bench.person('rquispe', 'editor')
  const person = { name: 'Rosa Quispe Mamani', public_name: 'R. Quispe', organisation_id: organisation.id }
  await db.updateTable('accounts').set(person).where('id', '=', actor.accountId).execute()
  await setPseudonym(bench.ctx(actor), { pseudonym: 'Quipu' })
  const here = await enter('rquispe')
  const tried = (password: string) =>
    thrown(changePassword(bench.ctx(actor), bench.auth, here, { oldPassword: PASSWORD, password, passwordAgain: password }))
  for (const password of [
    'rosaquispe2026',
    'RosaQuispe2026!',
    'r0s4-qu1sp3!!',
    'epsiuqasor1985',
    'Mamani#2026#Lima',
    'rosaquispe19870412',
    'redfrontera2026',
    'amazonica-frontera-99',
    'amazonborder#1',
    'quipu-2026-lima',
    'rquispe_example_1',
    'vigia2026vigia',
    'transparencia-2026-lima',
  ])
    expect([password, await tried(password)]).toEqual([password, { password: 'errors.password_own_words' }])
  const { token } = await inviteAccount(bench.ctx(), { role: 'editor', organisationId: organisation.id })
  const invited = (password: string) =>
    acceptInvitation(bench.ctx(null), bench.auth, { ...form(token, 'nina'), password, passwordAgain: password })
  expect(await thrown(invited('redfrontera2026'))).toEqual({ password: 'errors.password_own_words' })
  expect(await tried('rosa baila bajo la lluvia de mayo')).toBe('done')
})

it('lists the open sessions, ends one, then all others', async () => {
  const [here, there, elsewhere] = [await enter('rosa'), await enter('rosa'), await enter('rosa')]
  const list = (browser: Headers) => listOwnSessions(bench.ctx(rosa), bench.auth, browser)
  const [own, other] = await list(here)
  expect(await list(here)).toHaveLength(3)
  expect(own).toMatchObject({ isThis: true, startedBy: 'password', withSecondFactor: false })
  expect(await thrown(endOwnSessions(bench.ctx(rosa), bench.auth, here, { id: own?.id ?? '' }))).toBe('NotFound')
  const elsas = await listOwnSessions(bench.ctx(elsa), bench.auth, await enter('elsa', NEW))
  expect(await thrown(endOwnSessions(bench.ctx(rosa), bench.auth, here, { id: elsas[0]?.id ?? '' }))).toBe('NotFound')
  await endOwnSessions(bench.ctx(rosa), bench.auth, here, { id: other?.id ?? '' })
  expect((await Promise.all([there, elsewhere].map(whoIs))).filter(Boolean)).toHaveLength(1)
  await endOwnSessions(bench.ctx(rosa), bench.auth, here)
  expect(await Promise.all([here, there, elsewhere].map(whoIs))).toEqual([rosa, null, null])
  const acts = await bench.database.db.selectFrom('journal_entries').select('act').where('act', '=', 'sessions_ended').execute()
  expect(acts).toHaveLength(2)
})

it('ends a session that nobody used for 48 hours, and one of fourteen days however much it was used', async () => {
  const back = (column: 'last_seen_at' | 'expires_at', hours: number) =>
    sql`update sessions set ${sql.ref(column)} = ${sql.ref(column)} - make_interval(hours => ${hours}::int)`.execute(bench.database.db)
  const here = await enter('rosa')
  await back('last_seen_at', 47)
  expect(await whoIs(here)).toEqual(rosa)
  await back('last_seen_at', 47)
  expect(await whoIs(here)).toEqual(rosa)
  await back('last_seen_at', 49)
  expect(await whoIs(here)).toBeNull()
  const used = await enter('rosa')
  await back('expires_at', 14 * 24 - 1)
  expect(await whoIs(used)).toEqual(rosa)
  await back('expires_at', 2)
  expect(await whoIs(used)).toBeNull()
})

it('signs out everywhere', async () => {
  const browsers = [await enter('elsa', NEW), await enter('elsa', NEW)]
  const other = await enter('rosa')
  await signOutEverywhere(bench.ctx(elsa))
  expect(await Promise.all(browsers.map(whoIs))).toEqual([null, null])
  expect(await whoIs(other)).toEqual(rosa)
})

it('changes the name that colleagues see and nothing else', async () => {
  expect(await thrown(renameOwnAccount(bench.ctx(elsa), { name: ' ' }))).toEqual({ name: 'errors.required' })
  await renameOwnAccount(bench.ctx(elsa), { name: 'Elsa Ríos' })
  expect(await whoIs(await enter('elsa', NEW))).toEqual({ ...elsa, name: 'Elsa Ríos' })
})

it('changes a role, which ends the sessions; never one’s own, the service’s or the last administrator’s', async () => {
  const browser = await enter('elsa', NEW)
  const to = (id: string, role: string, by = rosa) => thrown(changeRole(bench.ctx(by), { id, role, organisationId: '', institutionId: '' }))
  expect(await to(elsa.accountId, 'king')).toEqual({ role: 'errors.unknown_value' })
  expect(await to(elsa.accountId, 'institution')).toEqual({ institution: 'errors.institution_missing' })
  expect(await to(elsa.accountId, 'contributor')).toBe('done')
  expect(await whoIs(browser)).toBeNull()
  expect((await whoIs(await enter('elsa', NEW)))?.role).toBe('contributor')
  expect(await to(rosa.accountId, 'editor')).toBe('errors.not_allowed')
  expect(await to(rosa.accountId, 'editor', bench.ctx().actor ?? rosa)).toBe('errors.not_allowed')
  expect(await to(bench.ctx().actor?.accountId ?? '', 'editor')).toBe('errors.not_allowed')
  expect(await to(rosa.accountId, 'editor', elsa)).toBe('errors.not_allowed')
  const vera = await bench.person('vera', 'administrator')
  const results = await Promise.all([to(rosa.accountId, 'editor', vera), to(vera.accountId, 'editor', rosa)])
  expect(results.toSorted()).toEqual(['done', 'errors.not_allowed'])
})
