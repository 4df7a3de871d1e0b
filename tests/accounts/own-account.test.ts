import { afterAll, beforeAll, expect, it } from 'vitest'
import { changePassword, changeRole, readActor, renameOwnAccount, signIn, signOutEverywhere } from '../../src/accounts/index.ts'
import type { Actor } from '../../src/kernel/permissions.ts'
import { thrown } from '../support/record.ts'
import { accountsBench, browserWith, PASSWORD, type AccountsBench } from './accounts-bench.ts'

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
  expect(await change(here, {})).toBe('done')
  expect([await whoIs(here), await whoIs(elsewhere)]).toEqual([elsa, null])
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

it('changes a role at the very next request; never one’s own, the service’s or the last administrator’s', async () => {
  const browser = await enter('elsa', NEW)
  const to = (id: string, role: string, by = rosa) => thrown(changeRole(bench.ctx(by), { id, role, organisationId: '', institutionId: '' }))
  expect(await to(elsa.accountId, 'king')).toEqual({ role: 'errors.unknown_value' })
  expect(await to(elsa.accountId, 'institution')).toEqual({ institution: 'errors.institution_missing' })
  expect(await to(elsa.accountId, 'contributor')).toBe('done')
  expect((await whoIs(browser))?.role).toBe('contributor')
  expect(await to(rosa.accountId, 'editor')).toBe('errors.not_allowed')
  expect(await to(rosa.accountId, 'editor', bench.ctx().actor ?? rosa)).toBe('errors.not_allowed')
  expect(await to(bench.ctx().actor?.accountId ?? '', 'editor')).toBe('errors.not_allowed')
  expect(await to(rosa.accountId, 'editor', elsa)).toBe('errors.not_allowed')
  const vera = await bench.person('vera', 'administrator')
  const results = await Promise.all([to(rosa.accountId, 'editor', vera), to(vera.accountId, 'editor', rosa)])
  expect(results.toSorted()).toEqual(['done', 'errors.not_allowed'])
})
