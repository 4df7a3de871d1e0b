import { scryptSync, timingSafeEqual } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { changePassword, signIn } from '../../src/accounts/index.ts'
import { createApp } from '../../src/http/app.ts'
import { createLogger } from '../../src/kernel/logger.ts'
import { temporaryLog } from '../support/temporary-log.ts'
import { thrown } from '../support/record.ts'
import { accountsBench, browserWith, PASSWORD, type AccountsBench } from './accounts-bench.ts'

/** As long as one may be; with capitals, signs, letters beyond ASCII, and a space at either end. */
const LONGEST = ` Ñandú 7$ ${'bosque húmedo y río manso '.repeat(5)}`.slice(0, 127).replace(/.$/, 'Z') + ' '
const ORIGIN = 'http://localhost:3000'
const closing: (() => void)[] = []
let bench: AccountsBench

beforeAll(async () => {
  bench = await accountsBench()
})
afterAll(async () => {
  for (const close of closing) close()
  await bench.close()
})

const enter = (name: string, password: string, clientAddress: string) =>
  signIn(bench.ctx(null), bench.auth, { email: `${name}@example.org`, password, clientAddress })

it('are compared to the last letter, with case and spaces as typed, up to 128 characters', async () => {
  const elsa = await bench.person('elsa', 'editor')
  const here = browserWith((await enter('elsa', PASSWORD, '192.0.2.1')).setCookie)
  expect(LONGEST).toHaveLength(128)
  const change = (password: string) =>
    thrown(changePassword(bench.ctx(elsa), bench.auth, here, { oldPassword: PASSWORD, password, passwordAgain: password }))
  expect(await change(`${LONGEST}x`)).toEqual({ password: 'errors.password_long' })
  expect(await change(LONGEST)).toBe('done')
  const near = [LONGEST.trim(), LONGEST.slice(0, -1), LONGEST.slice(0, 72), LONGEST.toLowerCase(), `${LONGEST} `, LONGEST.replace('ú', 'u')]
  for (const [n, password] of near.entries())
    expect([n, await thrown(enter('elsa', password, `198.51.100.${n}`))]).toEqual([n, 'errors.sign_in_failed'])
  expect(await thrown(enter('elsa', LONGEST, '203.0.113.1'))).toBe('done')
})

it('are kept as scrypt of N 16384, r 16, p 1, each with a salt of its own', async () => {
  await bench.person('nora', 'editor')
  await bench.person('nina', 'editor')
  const rows = await bench.database.db
    .selectFrom('credentials as c')
    .innerJoin('users as u', 'u.id', 'c.user_id')
    .select('c.password')
    .where('u.email', 'in', ['nora@example.org', 'nina@example.org'])
    .execute()
  const kept = rows.map(({ password }) => (password ?? '').split(':'))
  expect(new Set(kept.map(([salt]) => salt)).size).toBe(2)
  for (const [salt = '', key = ''] of kept) {
    expect(salt).toMatch(/^[0-9a-f]{32}$/)
    const again = scryptSync(PASSWORD, salt, 64, { N: 16_384, r: 16, p: 1, maxmem: 64 * 1024 * 1024 })
    expect(timingSafeEqual(again, Buffer.from(key, 'hex'))).toBe(true)
  }
})

it('a session is known by 32 random letters and digits, signed: more than 128 bits', async () => {
  await bench.person('rosa', 'editor')
  const tokens = new Set<string>()
  for (let n = 0; n < 20; n += 1) {
    const { setCookie } = await enter('rosa', PASSWORD, `192.0.2.${n + 50}`)
    const [token = '', signature = ''] = decodeURIComponent(/session_token=([^;]+)/.exec(setCookie[0] ?? '')?.[1] ?? '').split('.')
    expect([token, Buffer.from(signature, 'base64').length]).toEqual([expect.stringMatching(/^[A-Za-z0-9]{32}$/), 32])
    tokens.add(token)
  }
  expect(tokens.size).toBe(20)
  expect(new Set([...tokens].join('')).size).toBeGreaterThan(50)
})

/** The web application in this process, for a browser with these cookies. */
async function browse(cookie: string) {
  const publicLog = temporaryLog(bench.database.db, ORIGIN)
  closing.push(() => publicLog.close())
  const app = createApp({ ctx: bench.ctx(null), auth: bench.auth, log: createLogger('silent'), pool: bench.database.pool, publicLog })
  return (path: string, init: RequestInit = {}) => app.request(`${ORIGIN}${path}`, { ...init, headers: { cookie, origin: ORIGIN } })
}

it('are typed unseen into fields that a manager may fill and that take what is pasted', async () => {
  await bench.person('tila', 'editor')
  const ask = await browse(browserWith((await enter('tila', PASSWORD, '192.0.2.99')).setCookie).get('cookie') ?? '')
  for (const path of ['/es/sign-in', '/es/workspace/account', '/es/workspace/account/second-factor']) {
    const page = await (await ask(path)).text()
    const fields = [...page.matchAll(/<input[^>]*name="[^"]*password[^"]*"[^>]*>/g)].map(([field]) => field)
    expect([path, fields.length > 0]).toEqual([path, true])
    for (const field of fields) {
      expect(field).toMatch(/ type="password"/)
      expect(field).toMatch(/ autocomplete="(?:current|new)-password"/)
      expect(field).not.toMatch(/ on[a-z]+=|maxlength="(?:\d|[1-5]\d|6[0-3])"/)
    }
  }
})

it('who signs out has the browser forget what it keeps of this site, also the pages behind its back button', async () => {
  await bench.person('zoila', 'editor')
  for (const [path, clientAddress] of [
    ['/es/sign-out', '192.0.2.100'],
    ['/es/workspace/account/sign-out', '192.0.2.101'],
  ] as const) {
    const ask = await browse(browserWith((await enter('zoila', PASSWORD, clientAddress)).setCookie).get('cookie') ?? '')
    expect((await ask('/es/workspace/account')).headers.get('clear-site-data')).toBeNull()
    const { status, headers } = await ask(path, { method: 'POST' })
    expect([status, headers.get('clear-site-data')]).toEqual([303, '"cache", "storage"'])
    expect(headers.get('set-cookie')).toContain('session_token=; Max-Age=0')
    expect((await ask('/es/workspace/account')).status).toBe(303)
  }
})
