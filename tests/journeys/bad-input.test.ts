import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words, type MessageKey } from '../../templates/i18n/index.ts'
import { httpSession, type HttpSession } from '../support/http-session.ts'
import { CONTRIBUTOR, EDITOR, type Person } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { UPDATE } from '../support/update-form.ts'

const LANGUAGES = ['es', 'en'] as const
const NO_EVIDENCE = Object.fromEntries(Object.keys(UPDATE).flatMap((name) => (name.startsWith('new_0_') ? [[name, '']] : [])))

/** What is wrong, what is typed instead, the field that is named, and the message. */
const FAULTS: readonly [what: string, typed: Record<string, string>, field: RegExp, message: MessageKey][] = [
  ['no reason', { reason_es: '', reason_en: '  ' }, /reason/, 'errors.reason_missing'],
  ['no evidence', NO_EVIDENCE, /evidence/, 'errors.evidence_missing'],
  ['evidence without a date', { new_0_date: '' }, /new_0_date/, 'errors.required'],
  ['evidence with half a date', { new_0_date: '2026-13' }, /new_0_date/, 'errors.invalid_partial_date'],
  ['evidence that nobody may see', { new_0_sensitivity: 'protected' }, /evidence/, 'errors.evidence_missing'],
  ['announcements alone', { new_0_announcement_only: '1' }, /evidence/, 'errors.announcements_are_commitments'],
  ['a script for an address', { new_0_address: 'javascript:alert(1)' }, /new_0_address/, 'errors.invalid_address'],
  ['a date in the future', { effective_on: '2026-11-21' }, /effective_on/, 'errors.future_date'],
  ['no date at all', { effective_on: '10/11/2026' }, /effective_on/, 'errors.invalid_date'],
  ['an unknown status', { status: 'finished' }, /status/, 'errors.unknown_status'],
  ['nobody addressed', { addressee: '' }, /addressee/, 'errors.addressee_unknown'],
]

describe('what does not fit is named in both languages, what was typed stays, nothing is saved', () => {
  let server: TestServer
  let contributor: HttpSession
  let addressee: string

  beforeAll(async () => {
    server = await startServer({ instant: '2026-11-20T15:00:00Z' })
    contributor = await join(server, 'contributor', CONTRIBUTOR)
    const form = await (await contributor.get('/es/workspace/updates/new')).text()
    addressee = /<option value="([0-9a-f-]{36})"/.exec(form)?.[1] ?? ''
  })

  afterAll(() => server?.close())

  describe.each(LANGUAGES)('%s', (language) => {
    it.each(FAULTS)('%s', async (_, typed, field, message) => {
      const response = await contributor.post(`/${language}/workspace/updates`, { addressee, ...UPDATE, ...typed, action: 'submit' })
      expect([400, 422]).toContain(response.status)
      const page = await response.text()
      const links = [...page.matchAll(/<a href="#([^"]+)">([^<]+)<\/a>/g)].filter(([, , text = '']) =>
        text.includes(escaped(words(language).t(message))),
      )
      expect(links.map(([, name]) => name).join()).toMatch(field)
      const kept = { ...UPDATE, ...typed }
      for (const name of ['summary_es', 'summary_en', 'reason_es', 'new_0_title', 'new_0_publisher', 'effective_on', 'new_0_address']) {
        expect(page).toContain(escaped(kept[name] ?? ''))
      }
      expect(await draftsOf(contributor)).toBe(0)
    })

    it.each([
      ['not-a-date', 'errors.as_of_invalid'],
      ['2026-02-30', 'errors.as_of_invalid'],
      ['2026-12-24', 'errors.as_of_future'],
    ] as const)('as_of=%s', async (value, message) => {
      for (const path of ['', '/recommendations', '/recommendations/REC-01', '/changes']) {
        const response = await fetch(`${server.origin}/${language}${path}?as_of=${value}`)
        expect(response.status).toBe(400)
        expect(await response.text()).toContain(escaped(words(language).t(message)))
      }
    })

    it('a wrong password, and an unknown address, are answered alike', async () => {
      const answers = await Promise.all(
        [CONTRIBUTOR.email, 'nobody@nowhere.example'].map(async (email) => {
          const response = await httpSession(server.origin).post(`/${language}/sign-in`, { email, password: 'not the right one' })
          return [response.status, (await response.text()).includes(escaped(words(language).t('errors.sign_in_failed')))]
        }),
      )
      expect(answers[0]?.[1]).toBe(true)
      expect(answers[1]).toEqual(answers[0])
    })
  })

  it('a form that another site sends is refused', async () => {
    const response = await fetch(`${server.origin}/es/sign-in`, {
      method: 'POST',
      body: new URLSearchParams({ email: CONTRIBUTOR.email, password: CONTRIBUTOR.password }),
      headers: { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
    })
    expect(response.status).toBe(403)
    expect(response.headers.getSetCookie()).toEqual([])
  })

  it('the workspace asks a stranger to sign in, and leads back', async () => {
    const stranger = httpSession(server.origin)
    const response = await stranger.get('/en/workspace/updates/new')
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/en/sign-in?next=%2Fen%2Fworkspace%2Fupdates%2Fnew')
    expect((await stranger.post('/en/workspace/updates', { addressee, ...UPDATE, action: 'submit' })).status).toBe(401)
  })

  it.each(LANGUAGES)('an editor cannot publish what they wrote themselves, in %s', async (language) => {
    const person = { ...EDITOR, email: `${language}-${EDITOR.email}` }
    const editor = await join(server, 'editor', person)
    await editor.post(`/${language}/workspace/updates`, { addressee, ...UPDATE, action: 'submit' })
    const desk = await (await editor.get(`/${language}/workspace`)).text()
    const path = /\/[a-z]+\/workspace\/updates\/[0-9a-f-]{36}/.exec(desk)?.[0] ?? ''
    const page = await (await editor.get(path)).text()
    expect(page).toContain(escaped(words(language).t('errors.own_update')))
    expect(page).not.toContain(`${path}/publish`)
    const refused = await editor.post(`${path}/publish`, { version: /name="version" value="(\d+)"/.exec(page)?.[1] ?? '2' })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain(escaped(words(language).t('errors.own_update')))
    expect(await (await fetch(`${server.origin}/${language}/changes`)).text()).not.toContain(escaped(UPDATE['summary_es'] ?? ''))
  })

  it('a contributor may neither review nor invite', async () => {
    expect((await contributor.get('/es/workspace/review')).status).toBe(403)
    expect((await contributor.get('/es/workspace/people')).status).toBe(403)
  })
})

async function join(server: TestServer, role: 'contributor' | 'editor', person: Person): Promise<HttpSession> {
  const session = httpSession(server.origin)
  const { name, publicName, email, password } = person
  const path = new URL(await server.invitation(role)).pathname
  const response = await session.post(path, { name, public_name: publicName, email, password, password_again: password })
  expect(response.status).toBe(303)
  return session
}

async function draftsOf(session: HttpSession): Promise<number> {
  const desk = await (await session.get('/es/workspace')).text()
  return new Set([...desk.matchAll(/\/es\/workspace\/updates\/([0-9a-f-]{36})/g)].map(([, id]) => id)).size
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
}
