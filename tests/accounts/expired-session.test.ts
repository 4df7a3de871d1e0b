import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words } from '../../templates/i18n/index.ts'
import { findBrowser, openBrowser } from '../support/browser.ts'
import { httpSession, type HttpSession } from '../support/http-session.ts'
import { acceptInvitation, CONTRIBUTOR, EDITOR, type Person } from '../support/people.ts'
import { hiddenFields, unescaped } from '../support/posted-form.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { fillUpdate, pickAddressee, UPDATE } from '../support/update-form.ts'

const es = words('es')
const TYPED = { ...UPDATE, reason_es: `Dice «"tres" & <cuatro>»,\r\ny 'nada' más: ñ 漢 🙂`, action: 'draft' }

let server: TestServer
let browser: Browser | undefined

beforeAll(async () => {
  server = await startServer({ instant: '2026-11-20T15:00:00Z' })
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

async function join(role: 'contributor' | 'administrator', person: Person): Promise<HttpSession> {
  const session = httpSession(server.origin)
  const { name, publicName, email, password } = person
  const path = new URL(await server.invitation(role)).pathname
  await session.post(path, { name, public_name: publicName, email, password, password_again: password })
  return session
}

async function addresseeIn(session: HttpSession): Promise<string> {
  return /<option value="([0-9a-f-]{36})"/.exec(await (await session.get('/es/workspace/updates/new')).text())?.[1] ?? ''
}

describe('what was typed survives the end of the session', () => {
  it('through a wrong password and a right one, field by field, to where it was going', async () => {
    const session = await join('contributor', CONTRIBUTOR)
    const typed = { addressee: await addresseeIn(session), ...TYPED }
    await session.post('/es/sign-out', {})

    const refused = await session.post('/es/workspace/updates?from=desk', typed)
    expect(refused.status).toBe(401)
    const door = await refused.text()
    expect(door).toContain(es.t('people.held.kept'))
    const carried = hiddenFields(door, /\/es\/sign-in$/)
    expect(carried).toEqual({
      held_to: ['/es/workspace/updates?from=desk'],
      ...Object.fromEntries(Object.entries(typed).map(([name, value]) => [`held:${name}`, [value]])),
    })

    const once = Object.fromEntries(Object.entries(carried).map(([name, [value = '']]) => [name, value]))
    const wrong = await session.post('/es/sign-in', { ...once, email: CONTRIBUTOR.email, password: 'not the right one' })
    expect(wrong.status).toBe(422)
    expect(hiddenFields(await wrong.text(), /\/es\/sign-in$/)).toEqual(carried)

    const right = await session.post('/es/sign-in', { ...once, email: CONTRIBUTOR.email, password: CONTRIBUTOR.password })
    expect(right.status).toBe(200)
    const again = hiddenFields(await right.text(), /workspace\/updates/)
    expect(again).toEqual(Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, [value]])))

    const saved = await session.post('/es/workspace/updates', typed)
    expect(saved.status).toBe(303)
    const draft = unescaped(await (await session.get(saved.headers.get('location') ?? '')).text())
    expect(draft).toContain(`Dice «"tres" & <cuatro>»`)
  })

  it('carries every value of a name, names the files that it cannot carry, and never a password', async () => {
    const body = new FormData()
    for (const id of ['a', 'b']) body.append('evidence', id)
    body.append('old_password', 'secreta')
    body.append('file', new File(['%PDF-1.7'], 'acta «1».pdf', { type: 'application/pdf' }))
    const response = await fetch(`${server.origin}/en/workspace/updates`, { method: 'POST', body, headers: { origin: server.origin } })
    expect(response.status).toBe(401)
    const page = await response.text()
    expect(hiddenFields(page, /sign-in$/)).toEqual({
      held_to: ['/en/workspace/updates'],
      held_file: ['acta «1».pdf'],
      'held:evidence': ['a', 'b'],
    })
    expect(page).toContain('acta «1».pdf')
    expect(page).not.toContain('secreta')
  })

  it.each([
    'https://elsewhere.example/es/workspace/x',
    '//elsewhere.example/es/workspace',
    '/es/sign-out',
    '/es/workspace/../sign-out',
    '\\x',
  ])('leads nowhere but to the workspace: %s', async (to) => {
    const session = httpSession(server.origin)
    const answer = await session.post('/es/sign-in', {
      held_to: to,
      'held:a': 'x',
      email: CONTRIBUTOR.email,
      password: CONTRIBUTOR.password,
    })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/es/workspace'])
  })

  it('somebody who lost the role finds what they typed, to copy', async () => {
    const session = httpSession(server.origin)
    await session.post('/es/sign-in', { email: CONTRIBUTOR.email, password: CONTRIBUTOR.password })
    const addressee = await addresseeIn(session)
    const response = await session.post(`/es/workspace/addressees/${addressee}/due-date`, { due_on: '2027-05-01', note: '<b>a&b</b>' })
    expect(response.status).toBe(403)
    const page = await response.text()
    expect(page).toContain(es.t('people.held.lost'))
    expect(page).toContain('2027-05-01')
    expect(page).toContain('&lt;b&gt;a&amp;b&lt;/b&gt;')
  })

  it.skipIf(!findBrowser())('in a browser without scripts', async () => {
    browser = await openBrowser()
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await acceptInvitation(page, await server.invitation('contributor'), EDITOR)
    await page.goto(`${server.origin}/es/workspace/updates/new`)
    await pickAddressee(page, 'REC-01', '')
    await fillUpdate(page, { ...UPDATE, reason_es: 'Primera línea\nsegunda «línea»' })
    await context.clearCookies()
    await page.click('button[name=action][value=draft]')
    expect(await page.locator('main [role=status]').innerText()).toContain(es.t('people.held.kept'))
    await page.fill('[name=email]', EDITOR.email)
    await page.fill('[name=password]', 'no es esta')
    await page.click('main form button[type=submit]')
    await page.fill('[name=password]', EDITOR.password)
    await page.click('main form button[type=submit]')
    expect(await page.locator('h1').innerText()).toBe(es.t('people.held.title'))
    await page.click('main form button[type=submit]')
    expect(new URL(page.url()).pathname).toMatch(/\/es\/workspace\/updates\/[0-9a-f-]{36}$/)
    expect(await page.locator('main').innerText()).toContain('segunda «línea»')
  })
})
