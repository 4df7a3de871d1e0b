import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  createAuth,
  disableAccount,
  endSessionsOf,
  listAccounts,
  readActor,
  requestSignInLink,
  signIn,
  signOut,
} from '../../src/accounts/index.ts'
import type { Actor } from '../../src/kernel/permissions.ts'
import { thrown } from '../support/record.ts'
import { accountsBench, browserWith, PASSWORD, SECRET, type AccountsBench } from './accounts-bench.ts'

let bench: AccountsBench
let rosa: Actor
let elsa: Actor

beforeAll(async () => {
  bench = await accountsBench()
  rosa = await bench.person('rosa', 'administrator')
  elsa = await bench.person('elsa', 'editor')
})
afterAll(() => bench.close())

const enter = (email: string, password = PASSWORD, clientAddress = '192.0.2.1') =>
  signIn(bench.ctx(null), bench.auth, { email, password, clientAddress })

it('recognises a browser from its cookie until it signs out', async () => {
  const { setCookie } = await enter(' Elsa@example.org')
  expect(setCookie).toHaveLength(1)
  expect(setCookie[0]).toMatch(/^vigia\.session_token=[^;]+; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax$/)
  const headers = browserWith(setCookie)
  expect(await readActor(bench.ctx(null), bench.auth, headers)).toEqual({ actor: elsa })
  const gone = await signOut(bench.ctx(elsa), bench.auth, headers)
  expect(gone.setCookie[0]).toMatch(/^vigia\.session_token=; Max-Age=0; Path=\/; HttpOnly; SameSite=Lax$/)
  expect(await readActor(bench.ctx(null), bench.auth, headers)).toBeNull()
  await signOut(bench.ctx(null), bench.auth, new Headers())
})

it('is nobody without a cookie, with a forged one or after the session ended', async () => {
  const { setCookie } = await enter('elsa@example.org')
  const forged = browserWith(setCookie.map((value) => value.replace(/%3D/i, 'x%3D')))
  expect(await readActor(bench.ctx(null), bench.auth, new Headers())).toBeNull()
  expect(await readActor(bench.ctx(null), bench.auth, forged)).toBeNull()
  const stranger = createAuth({ db: bench.database.db, publicUrl: 'http://localhost:3000', secret: `${SECRET} of another site` })
  expect(await readActor(bench.ctx(null), stranger, browserWith(setCookie))).toBeNull()
  await bench.database.db
    .updateTable('sessions')
    .set({ expires_at: new Date(0) })
    .execute()
  expect(await readActor(bench.ctx(null), bench.auth, browserWith(setCookie))).toBeNull()
})

it('keeps neither address nor browser of a client', async () => {
  await enter('elsa@example.org')
  const sessions = await bench.database.db.selectFrom('sessions').select(['ip_address', 'user_agent']).execute()
  expect(new Set(sessions.flatMap((session) => [session.ip_address, session.user_agent]))).toEqual(new Set(['']))
})

it('ties the cookie to the host on https', async () => {
  const auth = createAuth({ db: bench.database.db, publicUrl: 'https://vigia.example', secret: SECRET })
  const { setCookie } = await signIn(bench.ctx(null), auth, { email: 'elsa@example.org', password: PASSWORD, clientAddress: '192.0.2.1' })
  expect(setCookie[0]).toMatch(/^__Host-vigia\.session_token=[^;]+; Max-Age=1209600; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  expect(await readActor(bench.ctx(null), auth, browserWith(setCookie))).toEqual({ actor: elsa })
})

it('disables an account, which ends its sessions and answers like a wrong password', async () => {
  const nora = await bench.person('nora', 'contributor')
  const { setCookie } = await enter('nora@example.org')
  await disableAccount(bench.ctx(rosa), { id: nora.accountId })
  await disableAccount(bench.ctx(rosa), { id: nora.accountId })
  expect(await readActor(bench.ctx(null), bench.auth, browserWith(setCookie))).toBeNull()
  const answers = await Promise.allSettled([
    enter('nora@example.org'),
    enter('elsa@example.org', 'wrong'),
    enter('who@example.org'),
    enter('?'),
  ])
  for (const answer of answers) {
    expect(answer).toMatchObject({ status: 'rejected', reason: { name: 'RuleBroken', fault: { key: 'errors.sign_in_failed' } } })
  }
  const left = await bench.database.db
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.user_id', 'sessions.user_id')
    .select('sessions.id')
    .where('accounts.id', '=', nora.accountId)
    .execute()
  expect(left).toEqual([])
  const journal = await bench.database.db.selectFrom('journal_entries').select('subject_id').where('act', '=', 'account_disabled').execute()
  expect(journal).toEqual([{ subject_id: nora.accountId }])
  expect((await listAccounts(bench.ctx(rosa))).map((account) => [account.name, account.disabledAt !== null])).toEqual([
    ['rosa', false],
    ['elsa', false],
    ['nora', true],
  ])
})

it('an administrator ends all sessions and links of somebody else, who may sign in again; not of oneself or the service', async () => {
  const nina = await bench.person('nina', 'contributor')
  const open = [await enter('nina@example.org'), await enter('nina@example.org')].map(({ setCookie }) => browserWith(setCookie))
  const here = browserWith((await enter('rosa@example.org')).setCookie)
  const whoIs = (browser: Headers) => readActor(bench.ctx(null), bench.auth, browser)
  expect(await Promise.all(open.map(whoIs))).toEqual([{ actor: nina }, { actor: nina }])
  await requestSignInLink(bench.ctx(null), bench.auth, {
    email: 'nina@example.org',
    clientAddress: '192.0.2.9',
    language: 'es',
    next: null,
  })
  const links = () => bench.database.db.selectFrom('sign_in_links').select('id').execute()
  await endSessionsOf(bench.ctx(rosa), { id: nina.accountId })
  expect([...(await Promise.all(open.map(whoIs))), await links()]).toEqual([null, null, []])
  expect(await whoIs(here)).toEqual({ actor: rosa })
  expect(await whoIs(browserWith((await enter('nina@example.org')).setCookie))).toEqual({ actor: nina })
  for (const id of [rosa.accountId, bench.ctx().actor?.accountId ?? ''])
    expect(await thrown(endSessionsOf(bench.ctx(rosa), { id }))).toBe('errors.not_allowed')
})

it('never disables oneself, the service or the last administrator', async () => {
  const refused = { fault: { key: 'errors.not_allowed' } }
  const service = bench.ctx().actor
  await expect(disableAccount(bench.ctx(rosa), { id: rosa.accountId })).rejects.toMatchObject(refused)
  await expect(disableAccount(bench.ctx(), { id: rosa.accountId })).rejects.toMatchObject(refused)
  await expect(disableAccount(bench.ctx(rosa), { id: service?.accountId ?? '' })).rejects.toMatchObject(refused)
  await expect(disableAccount(bench.ctx(elsa), { id: rosa.accountId })).rejects.toMatchObject({ name: 'Forbidden' })
  await expect(disableAccount(bench.ctx(rosa), { id: 'nobody' })).rejects.toMatchObject({ name: 'NotFound' })
  const vera = await bench.person('vera', 'administrator')
  const results = await Promise.allSettled([
    disableAccount(bench.ctx(rosa), { id: vera.accountId }),
    disableAccount(bench.ctx(vera), { id: rosa.accountId }),
  ])
  expect(results.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected'])
})
