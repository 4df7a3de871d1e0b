import { sql } from 'kysely'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addApiKey, readActor, readKeyActor, signIn } from '../../src/accounts/index.ts'
import type { Context } from '../../src/kernel/context.ts'
import type { Actor } from '../../src/kernel/permissions.ts'
import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  passSecondFactor,
  readSecondFactor,
  renewRecoveryCodes,
  resetSecondFactor,
} from '../../src/second-factor/index.ts'
import { accountsBench, browserWith, PASSWORD, type AccountsBench } from '../accounts/accounts-bench.ts'
import { thrown } from '../support/record.ts'
import { codeOf, later } from './app.ts'

let bench: AccountsBench
let service: Context
const told: { readonly change: string }[] = []

beforeAll(async () => {
  bench = await accountsBench()
  service = withQueue(bench.ctx())
})
afterAll(() => bench.close())

/** A context whose queue keeps the names of what it was given. */
function withQueue(ctx: Context): Context {
  return {
    ...ctx,
    queue: {
      ...ctx.queue,
      enqueue: async (_trx, name, payload) => void (name === 'send-security-mail' && told.push(payload as { change: string })),
    },
  }
}
const own = (actor: Actor) => withQueue(bench.ctx(actor))
const enter = async (name: string, clientAddress = '192.0.2.1') =>
  browserWith((await signIn(bench.ctx(null), bench.auth, { email: `${name}@example.org`, password: PASSWORD, clientAddress })).setCookie)
const whoIs = (browser: Headers, ctx = bench.ctx(null)) => readActor(ctx, bench.auth, browser)
const pass = (browser: Headers, code: string, clientAddress = '192.0.2.1') =>
  passSecondFactor(withQueue(bench.ctx(null)), bench.auth, browser, { code, clientAddress })

/** Somebody with a second factor: their secret, their recovery codes, the browser that turned it on. */
async function enrolled(name: string, role: 'editor' | 'administrator' = 'editor') {
  const actor = await bench.person(name, role)
  const browser = await enter(name)
  await beginSecondFactor(own(actor), bench.auth, browser, { oldPassword: PASSWORD })
  const secret = (await readSecondFactor(own(actor))).begun?.secret ?? ''
  const { codes, setCookie } = await confirmSecondFactor(own(actor), bench.auth, browser, { code: codeOf(secret, bench.clock.now()) })
  bench.clock.set(later(bench.clock.now(), 60).toISOString())
  return { actor, secret, codes, first: browser, browser: browserWith(setCookie) }
}

it('agrees with the vectors of RFC 6238, appendix B', () => {
  const secret = Secret.fromUTF8('12345678901234567890')
  const eight = (seconds: number) => new TOTP({ secret, digits: 8 }).generate({ timestamp: seconds * 1000 })
  expect([59, 1_111_111_109, 1_234_567_890, 20_000_000_000].map(eight)).toEqual(['94287082', '07081804', '89005924', '65353130'])
})

it('is turned on against the password and a code; the session goes on under a new token, the others end', async () => {
  const elsa = await bench.person('elsa', 'editor')
  const [here, elsewhere] = [await enter('elsa'), await enter('elsa')]
  const begin = (oldPassword: string) => thrown(beginSecondFactor(own(elsa), bench.auth, here, { oldPassword }))
  expect([await begin(''), await begin('not this')]).toEqual([
    { old_password: 'errors.required' },
    { old_password: 'errors.old_password_wrong' },
  ])
  expect(await thrown(confirmSecondFactor(own(elsa), bench.auth, here, { code: '123456' }))).toBe('errors.not_allowed')
  expect(await begin(PASSWORD)).toBe('done')
  const { begun, since } = await readSecondFactor(own(elsa))
  expect(since).toBeNull()
  const address = new URL(begun?.address ?? '')
  expect([address.protocol, address.host, address.searchParams.get('secret')]).toEqual(['otpauth:', 'totp', begun?.secret])
  expect(begun?.secret).toMatch(/^[A-Z2-7]{32}$/)
  expect(await whoIs(here)).toEqual({ actor: elsa })
  const confirm = (code: string) => confirmSecondFactor(own(elsa), bench.auth, here, { code })
  expect(await thrown(confirm('000000'))).toEqual({ code: 'errors.code_wrong' })
  const { codes, setCookie } = await confirm(` ${codeOf(begun?.secret ?? '', bench.clock.now()).replace(/^.../, '$& ')}`)
  expect(new Set(codes).size).toBe(10)
  for (const code of codes) expect(code).toMatch(/^(?:[a-z2-7]{4}-){5}[a-z2-7]{4}$/)
  expect(await Promise.all([browserWith(setCookie), here, elsewhere].map((browser) => whoIs(browser)))).toEqual([
    { actor: elsa },
    null,
    null,
  ])
  expect(await readSecondFactor(own(elsa))).toMatchObject({ begun: null, codesLeft: 10 })
  expect(await thrown(beginSecondFactor(own(elsa), bench.auth, browserWith(setCookie), { oldPassword: PASSWORD }))).toBe(
    'errors.not_allowed',
  )
  expect(told.at(-1)).toMatchObject({ change: 'second_factor_on', accountId: elsa.accountId })
  const stored = JSON.stringify(
    (await sql`select *, encode(sealed_secret, 'escape') as text from second_factors`.execute(bench.database.db)).rows,
  )
  expect(stored).not.toContain(begun?.secret)
  const kept = JSON.stringify((await sql`select *, encode(sha256, 'escape') as text from recovery_codes`.execute(bench.database.db)).rows)
  for (const code of codes) expect(kept).not.toContain(code)
})

it('is nobody after the first step alone, and somebody with a new token after the second', async () => {
  const { actor, secret } = await enrolled('flor')
  const half = await enter('flor')
  expect(await whoIs(half)).toMatchObject({ actor: null, pending: 'second_factor' })
  const { setCookie, kind } = await pass(half, codeOf(secret, bench.clock.now()))
  expect(kind).toBe('app')
  expect(await whoIs(browserWith(setCookie))).toEqual({ actor })
  expect(await whoIs(half)).toBeNull()
  expect(await thrown(pass(browserWith(setCookie), codeOf(secret, later(bench.clock.now(), 30))))).toBe('errors.sign_in_needed')
  expect(await thrown(pass(new Headers(), '000000'))).toBe('errors.sign_in_needed')
})

it('forgets the first step after ten minutes', async () => {
  const { secret } = await enrolled('gema')
  const half = await enter('gema')
  await sql`update sessions set created_at = created_at - interval '11 minutes'`.execute(bench.database.db)
  expect(await whoIs(half)).toBeNull()
  expect(await thrown(pass(half, codeOf(secret, bench.clock.now())))).toBe('errors.sign_in_needed')
})

it('never takes a code twice, nor one that is older than one it took; a clock half a minute off is borne', async () => {
  const { secret } = await enrolled('hugo')
  const now = bench.clock.now()
  const next = codeOf(secret, later(now, 30))
  expect(await thrown(pass(await enter('hugo'), codeOf(secret, later(now, 90))))).toEqual({ code: 'errors.code_wrong' })
  const halves = await Promise.all([1, 2, 3].map(() => enter('hugo')))
  const results = await Promise.allSettled(halves.map((half, index) => pass(half, next, `192.0.2.${index + 10}`)))
  expect(results.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected'])
  expect(await thrown(pass(await enter('hugo'), codeOf(secret, now), '192.0.2.20'))).toEqual({ code: 'errors.code_wrong' })
  bench.clock.set(later(now, 60).toISOString())
  await pass(await enter('hugo'), codeOf(secret, bench.clock.now()), '192.0.2.21')
})

it('takes each recovery code once, however it is spaced, and tells the owner', async () => {
  const { codes, actor } = await enrolled('iris')
  const [code = '', other = ''] = codes
  const { setCookie, kind } = await pass(await enter('iris'), ` ${code.toUpperCase().replaceAll('-', ' ')} `)
  expect([kind, await whoIs(browserWith(setCookie))]).toEqual(['recovery', { actor }])
  expect(told.at(-1)).toMatchObject({ change: 'recovery_code_used', accountId: actor.accountId })
  expect(await thrown(pass(await enter('iris'), code))).toEqual({ code: 'errors.code_wrong' })
  expect(await readSecondFactor(own(actor))).toMatchObject({ codesLeft: 9 })
  const { codes: others } = await enrolled('ines')
  expect(await thrown(pass(await enter('iris'), others[0] ?? ''))).toEqual({ code: 'errors.code_wrong' })
  await pass(await enter('iris'), other)
})

it('limits wrong codes for each client, and codes of the app for the account, and still lets the owner in', async () => {
  const { secret, codes, actor } = await enrolled('juan')
  const half = await enter('juan')
  const wrong = (client: number) => thrown(pass(half, '000000', `198.51.100.${client}`))
  for (let tries = 0; tries < 5; tries += 1) expect(await wrong(1)).toEqual({ code: 'errors.code_wrong' })
  expect(await wrong(1)).toBe('errors.too_many_attempts')
  expect(await thrown(pass(half, codeOf(secret, bench.clock.now()), '198.51.100.1'))).toBe('errors.too_many_attempts')
  for (let tries = 0; tries < 15; tries += 1) expect(await wrong(2 + Math.floor(tries / 5))).toEqual({ code: 'errors.code_wrong' })
  const before = told.length
  expect(await wrong(9)).toBe('errors.second_factor_paused')
  expect(await wrong(9)).toBe('errors.second_factor_paused')
  expect(told.slice(before)).toEqual([expect.objectContaining({ change: 'codes_refused', accountId: actor.accountId })])
  expect(await thrown(pass(half, codeOf(secret, bench.clock.now()), '198.51.100.50'))).toBe('errors.second_factor_paused')

  const byLink = await enter('juan', '198.51.100.60')
  await sql`update sessions set started_by = 'link' where id = (select id from sessions order by created_at desc, id desc limit 1)`.execute(
    bench.database.db,
  )
  expect(await whoIs(browserWith((await pass(byLink, codeOf(secret, bench.clock.now()), '198.51.100.60')).setCookie))).toEqual({ actor })
  expect(await whoIs(browserWith((await pass(half, codes[0] ?? '', '198.51.100.70')).setCookie))).toEqual({ actor })
})

it('makes new recovery codes and is turned off against a code, of which the old ones are none', async () => {
  const { actor, secret, codes, browser } = await enrolled('luz')
  expect(await thrown(renewRecoveryCodes(own(actor), bench.auth, browser, { code: 'aaaa' }))).toEqual({ code: 'errors.code_wrong' })
  const fresh = await renewRecoveryCodes(own(actor), bench.auth, browser, { code: codeOf(secret, bench.clock.now()) })
  expect([fresh.length, told.at(-1)?.change]).toEqual([10, 'recovery_codes_renewed'])
  expect(await thrown(endSecondFactor(own(actor), bench.auth, browser, { code: codes[0] ?? '' }))).toEqual({ code: 'errors.code_wrong' })
  const { setCookie } = await endSecondFactor(own(actor), bench.auth, browser, { code: fresh[0] ?? '' })
  expect(await Promise.all([browserWith(setCookie), browser].map((each) => whoIs(each)))).toEqual([{ actor }, null])
  expect(told.at(-1)).toMatchObject({ change: 'second_factor_off' })
  expect(await whoIs(await enter('luz'))).toEqual({ actor })
  const acts = await bench.database.db.selectFrom('journal_entries').select('act').where('subject_id', '=', actor.accountId).execute()
  const names = acts.map(({ act }) => act).filter((act) => act !== 'account_created')
  expect(names.toSorted()).toEqual(['recovery_codes_renewed', 'second_factor_off', 'second_factor_on'])
})

it('is taken away by an administrator or the service: sessions end, the owner is told', async () => {
  const { actor, browser } = await enrolled('mario')
  const ada = await bench.person('ada', 'administrator')
  expect(await thrown(resetSecondFactor(own(actor), { email: 'mario@example.org' }))).toBe('errors.not_allowed')
  expect(await thrown(resetSecondFactor(service, { email: 'nobody@example.org' }))).toBe('NotFound')
  expect(await resetSecondFactor(own(ada), { email: ' Mario@example.org ' })).toBe(true)
  expect(await resetSecondFactor(service, { email: 'mario@example.org' })).toBe(false)
  expect(told.at(-1)).toMatchObject({ change: 'second_factor_reset', accountId: actor.accountId })
  expect(await whoIs(browser)).toBeNull()
  expect(await whoIs(await enter('mario'))).toEqual({ actor })
})

it('lets a role that must have one look after its own account only, until it has one; keys are not touched', async () => {
  const nora = await bench.person('nora', 'administrator')
  const { key } = await addApiKey(bench.ctx(nora), { label: 'a', scopes: ['reviewUpdate'], expiresOn: '' })
  const strict = (actor: Actor | null): Context => {
    const ctx = withQueue(bench.ctx(actor))
    return { ...ctx, settings: { ...ctx.settings, secondFactorFor: ['administrator'] } }
  }
  const browser = await enter('nora')
  const reader = await whoIs(browser, strict(null))
  expect(reader).toEqual({ actor: { ...nora, scopes: ['manageOwnAccount'] }, pending: 'enrolment' })
  const half = reader?.actor ?? null
  expect(await readSecondFactor(strict(half))).toMatchObject({ isRequired: true })
  expect(await thrown(resetSecondFactor(strict(half), { email: 'nora@example.org' }))).toBe('errors.not_allowed')
  await beginSecondFactor(strict(half), bench.auth, browser, { oldPassword: PASSWORD })
  const secret = (await readSecondFactor(strict(half))).begun?.secret ?? ''
  const code = codeOf(secret, bench.clock.now())
  const { setCookie } = await confirmSecondFactor(strict(half), bench.auth, browser, { code })
  expect(await whoIs(browserWith(setCookie), strict(null))).toEqual({ actor: nora })
  expect(await readKeyActor(strict(null), key)).toMatchObject({ accountId: nora.accountId, scopes: ['reviewUpdate', 'seeWorkspace'] })
  const elsa = await bench.person('olga', 'editor')
  expect(await whoIs(await enter('olga'), strict(null))).toEqual({ actor: elsa })
})
