import { setTimeout as sleep } from 'node:timers/promises'
import type { ParsedMail } from 'mailparser'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createAuth,
  disableAccount,
  readActor,
  requestSignInLink,
  sendSignInLink,
  signIn,
  useSignInLink,
} from '../../src/accounts/index.ts'
import type { Actor } from '../../src/kernel/permissions.ts'
import { words } from '../../templates/i18n/index.ts'
import { httpSession } from '../support/http-session.ts'
import { testRecord } from '../support/record.ts'
import { hiddenFields } from '../support/posted-form.ts'
import { CONTRIBUTOR } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { accountsBench, browserWith, PASSWORD, SECRET, type AccountsBench } from './accounts-bench.ts'

const INVALID = { name: 'RuleBroken', fault: { key: 'errors.link_invalid' } }

describe('the verbs', () => {
  let bench: AccountsBench
  let rosa: Actor
  let elsa: Actor

  beforeAll(async () => {
    bench = await accountsBench()
    rosa = await bench.person('rosa', 'administrator')
    elsa = await bench.person('elsa', 'editor')
  })
  afterAll(() => bench.close())

  const ask = (email: string, clientAddress = '192.0.2.7') =>
    requestSignInLink(bench.ctx(null), bench.auth, { email, language: 'en', next: '/en/workspace/review', clientAddress })

  /** Does what the job would do for every request that waits, and gives the tokens that were sent. */
  async function deliver(): Promise<string[]> {
    const before = (await bench.outbox.messages()).length
    for (const { id } of await bench.database.db.selectFrom('sign_in_requests').select('id').orderBy('id').execute()) {
      await sendSignInLink(bench.ctx(), { requestId: id })
    }
    return (await bench.outbox.messages()).slice(before).map(tokenOf)
  }

  it('sends an account a link that signs in once, keeps the password and the other sessions', async () => {
    const other = browserWith(
      (await signIn(bench.ctx(null), bench.auth, { email: 'elsa@example.org', password: PASSWORD, clientAddress: 'x' })).setCookie,
    )
    await ask(' ELSA@example.org ')
    const [token = ''] = await deliver()
    const stored = JSON.stringify([
      (await sql`select * from sign_in_links`.execute(bench.database.db)).rows,
      (await sql`select * from sign_in_requests`.execute(bench.database.db)).rows,
    ])
    expect(stored).not.toContain(token)
    const { setCookie, next } = await useSignInLink(bench.ctx(null), bench.auth, token)
    expect(next).toBe('/en/workspace/review')
    expect(await readActor(bench.ctx(null), bench.auth, browserWith(setCookie))).toEqual({ actor: elsa })
    expect(await readActor(bench.ctx(null), bench.auth, other)).toEqual({ actor: elsa })
    await signIn(bench.ctx(null), bench.auth, { email: 'elsa@example.org', password: PASSWORD, clientAddress: 'x' })
    await expect(useSignInLink(bench.ctx(null), bench.auth, token)).rejects.toMatchObject(INVALID)
  })

  it('of two uses at once one succeeds; after fifteen minutes none; made up, none', async () => {
    await ask('elsa@example.org')
    const [token = ''] = await deliver()
    const uses = await Promise.allSettled([1, 2, 3].map(() => useSignInLink(bench.ctx(null), bench.auth, token)))
    expect(uses.map((use) => use.status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected'])
    await ask('elsa@example.org')
    const [late = ''] = await deliver()
    bench.clock.set('2026-11-02T15:15:00Z')
    await expect(useSignInLink(bench.ctx(null), bench.auth, late)).rejects.toMatchObject(INVALID)
    await expect(useSignInLink(bench.ctx(null), bench.auth, '')).rejects.toMatchObject(INVALID)
    bench.clock.set('2026-11-02T15:00:00Z')
  })

  it('does the same for an address that nobody has, and sends nothing', async () => {
    await ask('nobody@example.org')
    expect(await deliver()).toEqual([])
    expect((await sql`select 1 from sign_in_requests`.execute(bench.database.db)).rows).toEqual([])
    await expect(ask('not an address')).rejects.toMatchObject({ fields: { email: { key: 'errors.invalid_email' } } })
  })

  it('drops a request that waited too long, and sends none to a disabled account', async () => {
    await ask('elsa@example.org', '192.0.2.8')
    bench.clock.set('2026-11-02T15:20:00Z')
    expect(await deliver()).toEqual([])
    const nora = await bench.person('nora', 'contributor')
    await ask('nora@example.org')
    const [token = ''] = await deliver()
    await ask('nora@example.org')
    await disableAccount(bench.ctx(rosa), { id: nora.accountId })
    expect(await deliver()).toEqual([])
    await expect(useSignInLink(bench.ctx(null), bench.auth, token)).rejects.toMatchObject(INVALID)
  })

  it('enqueues neither the address nor a token', async () => {
    const record = await testRecord({ instant: '2026-11-02T15:00:00Z', catalogue: false })
    const auth = createAuth({ db: record.db, publicUrl: record.reader.settings.publicUrl, secret: SECRET })
    const input = { email: 'elsa@example.org', language: 'es', next: null, clientAddress: '192.0.2.7' }
    await requestSignInLink(record.reader, auth, input)
    const { rows } = await sql<{ data: object }>`select data from pgboss.job where name = 'send-sign-in-link'`.execute(record.db)
    expect(rows).toEqual([{ data: { requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) } }])
    await record.close()
  })

  it('refuses the fourth request of a minute for one address from one client, known or not', async () => {
    bench.clock.set('2026-11-02T16:00:00Z')
    for (const email of ['elsa@example.org', 'nobody@example.org']) {
      for (let index = 0; index < 3; index += 1) await ask(email, '198.51.100.1')
      await expect(ask(email, '198.51.100.1')).rejects.toMatchObject({ fault: { key: 'errors.too_many_attempts' } })
      await ask(email, '198.51.100.2')
    }
  })
})

describe('over HTTP', () => {
  let server: TestServer

  beforeAll(async () => {
    server = await startServer({ instant: '2026-11-20T15:00:00Z', empty: true })
    const { name, publicName, email, password } = CONTRIBUTOR
    const path = new URL(await server.invitation('contributor')).pathname
    await httpSession(server.origin).post(path, { name, public_name: publicName, email, password, password_again: password })
  })
  afterAll(() => server?.close())

  it('answers everybody alike; the mail leads to a button, the button to a session that may set a password', async () => {
    const session = httpSession(server.origin)
    const answers: string[] = []
    for (const email of [CONTRIBUTOR.email, 'nadie@organizacion.example']) {
      const answer = await session.post('/es/sign-in/link', { email })
      answers.push(`${answer.status} ${(await answer.text()).replaceAll(email, '…')}`)
    }
    expect(answers[0]).toMatch(/^200 /)
    expect(answers[1]).toBe(answers[0])

    const mail = await firstMail(server)
    expect(mail).toMatchObject({ subject: words('es').t('people.mail.link.subject'), to: { text: CONTRIBUTOR.email } })
    const link = new URL(/http\S+sign-in\/link\?\S+/.exec(mail.text ?? '')?.[0] ?? '')
    expect(String(mail.html)).toContain(link.href)
    const path = link.pathname + link.search
    for (let looks = 0; looks < 2; looks += 1) expect((await fetch(link, { method: 'HEAD' })).status).toBe(200)
    const page = await (await session.get(path)).text()
    expect(page).toContain(CONTRIBUTOR.email)
    const { token: [token = ''] = [] } = hiddenFields(page, /link\/use/)
    const entered = await session.post('/es/sign-in/link/use', { token })
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/es/workspace'])
    const again = await httpSession(server.origin).post('/es/sign-in/link/use', { token })
    expect([again.status, (await again.text()).includes(words('es').t('errors.link_invalid'))]).toEqual([422, true])

    const fresh = { password: 'otra frase larga de Rosa 52', password_again: 'otra frase larga de Rosa 52' }
    expect(await (await session.get('/es/workspace/account')).text()).not.toContain('name="old_password"')
    expect((await session.post('/es/workspace/account/password', fresh)).status).toBe(303)
    expect(await (await session.get('/es/workspace/account')).text()).toContain('name="old_password"')
    const other = httpSession(server.origin)
    const signedIn = await other.post('/es/sign-in', { email: CONTRIBUTOR.email, password: fresh.password })
    expect([signedIn.status, (await session.post('/es/workspace/account/password', fresh)).status]).toEqual([303, 422])
  })
})

async function firstMail(server: TestServer): Promise<ParsedMail> {
  for (const until = Date.now() + 15_000; Date.now() < until; await sleep(50)) {
    const [mail] = await server.messages()
    if (mail) return mail
  }
  throw new Error('no mail after 15 s')
}

function tokenOf(mail: ParsedMail): string {
  return new URL(/http\S+/.exec(mail.text ?? '')?.[0] ?? '').searchParams.get('token') ?? ''
}
