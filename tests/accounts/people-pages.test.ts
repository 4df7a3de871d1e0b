import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words } from '../../templates/i18n/index.ts'
import { httpSession, type HttpSession } from '../support/http-session.ts'
import { CONTRIBUTOR, EDITOR, type Person } from '../support/people.ts'
import { unescaped } from '../support/posted-form.ts'
import { startServer, type TestServer } from '../support/server.ts'

const es = words('es')
const PEOPLE = '/es/workspace/people'
const ACCOUNT = '/es/workspace/account'
let server: TestServer
let administrator: HttpSession
let contributor: HttpSession
let institution: string
let network: string

beforeAll(async () => {
  server = await startServer({ instant: '2026-11-20T15:00:00Z' })
  administrator = await accept(await server.invitation('administrator'), EDITOR)
})
afterAll(() => server?.close())

async function accept(link: string, person: Person): Promise<HttpSession> {
  const session = httpSession(server.origin)
  const { name, publicName, email, password } = person
  const form = { name, public_name: publicName, email, password, password_again: password }
  expect((await session.post(new URL(link).pathname, form)).status).toBe(303)
  return session
}

async function textOf(response: Promise<Response>): Promise<string> {
  return unescaped(await (await response).text())
}

/** The link that a page shows this once. */
const linkIn = (page: string) => /<code>(http[^<]+\/invitation\/[^<]+)<\/code>/.exec(page)?.[1] ?? ''
const idOf = (page: string, pattern: RegExp) => pattern.exec(page)?.[1] ?? ''

describe('an administrator', () => {
  it('adds an organisation, and invites somebody for it who then publishes under its name too', async () => {
    const bad = await administrator.post(`${PEOPLE}/organisations`, { name_es: 'Red «Andina»', name_en: '' })
    expect([bad.status, unescaped(await bad.text()).includes('Red «Andina»')]).toEqual([422, true])
    expect((await administrator.post(`${PEOPLE}/organisations`, { name_es: 'Red «Andina»', name_en: 'Andean Network' })).status).toBe(303)
    const people = await textOf(administrator.get(PEOPLE))
    network = idOf(people, /<option value="([0-9a-f-]{36})"[^>]*>Red «Andina»/)
    institution = idOf(people, /<option value="([0-9a-f-]{36})"[^>]*>Congreso de la República/)
    const invite = { name: 'Rosa', email: '', role: 'contributor', organisation: network, institution: '' }
    const made = await administrator.post(PEOPLE, invite)
    expect(made.status).toBe(201)
    const link = linkIn(await made.text())
    expect(await textOf(httpSession(server.origin).get(new URL(link).pathname))).toContain('Red «Andina»')
    contributor = await accept(link, CONTRIBUTOR)
    const used = await httpSession(server.origin).get(new URL(link).pathname)
    expect([used.status, (await used.text()).includes(es.t('people.over.title'))]).toEqual([410, true])
    expect(await textOf(administrator.get(PEOPLE))).toContain('Red «Andina»')
  })

  it('invites a representative only with an institution; a new link ends the old one', async () => {
    const typed = { name: 'Lía', email: 'lia@congreso.example', role: 'institution', organisation: '', institution: '' }
    const refused = await administrator.post(PEOPLE, typed)
    const page = unescaped(await refused.text())
    expect([refused.status, page.includes(es.t('errors.institution_missing')), page.includes('lia@congreso.example')]).toEqual([
      422,
      true,
      true,
    ])
    const first = await textOf(administrator.post(PEOPLE, { ...typed, institution }))
    const pending = idOf(first, /people\/invitations\/([0-9a-f-]{36})\/renew/)
    const second = linkIn(await textOf(administrator.post(`${PEOPLE}/invitations/${pending}/renew`, {})))
    expect((await httpSession(server.origin).get(new URL(linkIn(first)).pathname)).status).toBe(410)
    const lia = await accept(second, { ...CONTRIBUTOR, name: 'Lía', publicName: 'Lía Ramos', email: 'lia@congreso.example' })
    const account = await textOf(lia.get(ACCOUNT))
    expect(account).toContain('Congreso de la República')
    expect(account).not.toMatch(/name="(pseudonym|scopes_)/)
    expect((await lia.post(`${ACCOUNT}/pseudonym`, { pseudonym: 'Kantuta' })).status).toBe(403)
  })

  it('alone sees who is behind a pseudonym', async () => {
    expect((await contributor.post(`${ACCOUNT}/pseudonym`, { pseudonym: 'rosa quispe' })).status).toBe(422)
    expect((await contributor.post(`${ACCOUNT}/pseudonym`, { pseudonym: 'Puya de Raimondi' })).status).toBe(303)
    expect(await textOf(contributor.get(ACCOUNT))).toContain('Puya de Raimondi')
    expect(await textOf(administrator.get(PEOPLE))).toContain('Puya de Raimondi')
    const editor = await accept(await server.invitation('editor'), {
      ...CONTRIBUTOR,
      name: 'Eva',
      publicName: 'Eva',
      email: 'eva@x.example',
    })
    expect((await editor.get(PEOPLE)).status).toBe(403)
    for (const path of ['/es/workspace', '/es/workspace/review', '/es/changes', '/es/feeds/changes.atom', ACCOUNT]) {
      expect(await textOf(editor.get(path))).not.toContain('Puya')
    }
  })

  it('changes a role, which has its owner sign in again, and disables an account, which ends it', async () => {
    const id = idOf(await textOf(administrator.get(PEOPLE)), new RegExp(`people/([0-9a-f-]{36})">${CONTRIBUTOR.name}`))
    expect((await contributor.get('/es/workspace/review')).status).toBe(403)
    const nobody = await administrator.post(`${PEOPLE}/${id}`, { role: 'institution', organisation: '', institution: '' })
    expect([nobody.status, (await nobody.text()).includes(es.t('errors.institution_missing'))]).toEqual([422, true])
    expect((await administrator.post(`${PEOPLE}/${id}`, { role: 'editor', organisation: network, institution: '' })).status).toBe(303)
    expect((await contributor.get('/es/workspace/review')).headers.get('location')).toMatch(/sign-in/)
    await contributor.post('/es/sign-in', { email: CONTRIBUTOR.email, password: CONTRIBUTOR.password })
    expect((await contributor.get('/es/workspace/review')).status).toBe(200)
    expect((await administrator.post(`${PEOPLE}/${id}/sessions/end`, {})).status).toBe(303)
    expect((await administrator.post(`${PEOPLE}/${id}/disable`, {})).status).toBe(303)
    expect((await contributor.get('/es/workspace')).status).toBe(303)
    const own = idOf(await textOf(administrator.get(PEOPLE)), new RegExp(`people/([0-9a-f-]{36})">${EDITOR.name}`))
    expect((await administrator.post(`${PEOPLE}/${own}/disable`, {})).status).toBe(422)
    expect((await administrator.get(`${PEOPLE}/${network}`)).status).toBe(404)
  })
})

describe('one’s own account', () => {
  it('makes a key that is shown once and works until it is revoked', async () => {
    const made = await administrator.post(`${ACCOUNT}/keys`, { label: 'Carga', scopes_writeUpdate: '1', expires_on: '' })
    expect(made.status).toBe(201)
    const page = await made.text()
    const key = /vigia_[\w-]{43}/.exec(page)?.[0] ?? ''
    expect(await (await administrator.get(ACCOUNT)).text()).not.toContain(key)
    const me = () => fetch(`${server.origin}/api/v1/me`, { headers: { authorization: `Bearer ${key}` } })
    expect((await me()).status).toBe(200)
    expect((await administrator.post(`${ACCOUNT}/keys/${idOf(page, /keys\/([0-9a-f-]{36})\/revoke/)}/revoke`, {})).status).toBe(303)
    expect((await me()).status).toBe(401)
    const refused = await administrator.post(`${ACCOUNT}/keys`, { label: 'Otra', expires_on: 'mañana' })
    const text = unescaped(await refused.text())
    for (const said of ['errors.scopes_missing', 'errors.invalid_date'] as const) expect(text).toContain(es.t(said))
    expect(text).toContain('value="Otra"')
  })

  it('signs out everywhere', async () => {
    const elsewhere = httpSession(server.origin)
    await elsewhere.post('/es/sign-in', { email: EDITOR.email, password: EDITOR.password })
    expect((await elsewhere.get(ACCOUNT)).status).toBe(200)
    expect((await administrator.post(`${ACCOUNT}/sign-out`, {})).headers.get('location')).toBe('/es/sign-in')
    for (const session of [administrator, elsewhere]) expect((await session.get(ACCOUNT)).status).toBe(303)
  })
})
