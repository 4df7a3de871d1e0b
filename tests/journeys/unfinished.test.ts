import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words } from '../../templates/i18n/index.ts'
import { findBrowser, openBrowser } from '../support/browser.ts'
import { httpSession, type HttpSession } from '../support/http-session.ts'
import { CONTRIBUTOR, EDITOR, signIn, type Person } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { UPDATE } from '../support/update-form.ts'

const { t } = words('es')
const FORM = '/es/workspace/updates'

let server: TestServer
let contributor: HttpSession
let editor: HttpSession
let addressee: string

beforeAll(async () => {
  server = await startServer({ instant: '2026-11-20T15:00:00Z' })
  contributor = await join('contributor', CONTRIBUTOR)
  editor = await join('editor', EDITOR)
  addressee = /<option value="([0-9a-f-]{36})"/.exec(await page(contributor, `${FORM}/new`))?.[1] ?? ''
})

afterAll(() => server?.close())

async function join(role: 'contributor' | 'editor', { name, publicName, email, password }: Person): Promise<HttpSession> {
  const session = httpSession(server.origin)
  const path = new URL(await server.invitation(role)).pathname
  await session.post(path, { name, public_name: publicName, email, password, password_again: password })
  return session
}

async function page(session: HttpSession, path: string): Promise<string> {
  return (await session.get(path)).text()
}

async function sent(form: Readonly<Record<string, string>>, path = FORM): Promise<string> {
  return (await contributor.post(path, form)).text()
}

function hidden(markup: string): Record<string, string> {
  return Object.fromEntries(
    [...markup.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  )
}

describe('what is typed into the update form', () => {
  it('is kept with every button, however wrong, and is there again in any browser of the same person', async () => {
    const answer = await sent({ addressee, status: 'finished', effective_on: '31/02', summary_es: 'Media <idea>', action: 'add_evidence' })
    expect(answer).toContain(t('workspace.kept.now'))
    const desk = await page(contributor, '/es/workspace')
    expect(desk).toContain('Media &lt;idea&gt;')
    const elsewhere = httpSession(server.origin)
    await elsewhere.post('/es/sign-in', { email: CONTRIBUTOR.email, password: CONTRIBUTOR.password })
    const again = await page(elsewhere, `${FORM}/new?addressee=${addressee}`)
    for (const part of [t('workspace.kept.back'), 'Media &lt;idea&gt;', '31/02']) expect(again).toContain(part)
    for (const path of ['/es/workspace', `${FORM}/new?addressee=${addressee}`]) expect(await page(editor, path)).not.toContain('Media')
  })

  it('is gone when discarded', async () => {
    await contributor.post('/es/workspace/unfinished/discard', { key: `update:new:${addressee}` })
    expect(await page(contributor, '/es/workspace')).not.toContain('Media')
  })

  it('is checked as it will stand, with what is pending, before it is sent; the way back loses nothing', async () => {
    const typed = { addressee, ...UPDATE, summary_en: '', reason_es: 'Primera línea.\r\n\r\n"Segunda" & última.' }
    const check = await sent({ ...typed, action: 'check' })
    for (const part of [
      t('workspace.check.draft'),
      t('workspace.check.pending'),
      'Segunda&quot; &amp; última',
      UPDATE['new_0_title'] ?? '',
      CONTRIBUTOR.publicName,
    ]) {
      expect(check).toContain(part)
    }
    const carried = hidden(check)
    expect(carried['reason_en']).toBe(UPDATE['reason_en'])
    const back = await sent({ ...typed, ...carried, reason_es: typed.reason_es, action: 'change' })
    expect(back).toContain('Segunda" &amp; última.</textarea>'.replace('"', '&quot;'))
    const answer = await contributor.post(FORM, { ...typed, action: 'submit' })
    expect(answer.headers.get('location')).toBe('/es/workspace')
    const desk = await page(contributor, '/es/workspace')
    expect(desk).not.toContain(t('workspace.desk.unfinished'))
    expect(desk).toContain(t('workspace.desk.submitted'))
  })

  it('outlives the draft that was deleted from another browser', async () => {
    const { headers } = await contributor.post(FORM, { addressee, ...UPDATE, action: 'draft' })
    const draft = headers.get('location') ?? ''
    const form = hidden(await page(contributor, `${draft}/edit`))
    expect((await contributor.post(`${draft}/delete`, { version: form['version'] ?? '' })).status).toBe(303)
    const answer = await contributor.post(draft, { ...form, ...UPDATE, summary_es: 'Escrito en vano no', action: 'draft' })
    expect(answer.status).toBe(409)
    const text = await answer.text()
    for (const part of [t('workspace.conflict.deleted'), 'Escrito en vano no']) expect(text).toContain(part)
    const saved = await contributor.post(FORM, { ...hidden(text), ...UPDATE, summary_es: 'Escrito en vano no', action: 'draft' })
    expect(saved.headers.get('location')).toMatch(/\/updates\/[0-9a-f-]{36}$/)
  })

  it('is not sent while anything is wrong, and the check says what', async () => {
    const answer = await contributor.post(FORM, {
      addressee,
      ...UPDATE,
      effective_on: '2026-12-24',
      reason_es: '',
      reason_en: '',
      action: 'check',
    })
    expect(answer.status).toBe(422)
    const text = await answer.text()
    for (const key of ['errors.future_date', 'errors.reason_missing'] as const) expect(text).toContain(t(key))
  })
})

describe('several at once', () => {
  it('are checked, sent and published together, over the desk of both', async () => {
    const list = await page(contributor, '/es/workspace/addressees?recommendation=REC-03')
    const ids = [...list.matchAll(/name="addressees" value="([0-9a-f-]{36})"/g)].map(([, id = '']) => id)
    expect(ids.length).toBeGreaterThan(1)
    const form = { ...UPDATE, addressees: ids.join(' '), summary_es: 'Una para todas' }
    const path = `${FORM}/several`
    expect(await sent({ ...form, action: 'check' }, path)).toContain(t('workspace.several.each', { n: ids.length }))
    await contributor.post(path, { ...form, action: 'submit' })
    const queue = await page(editor, '/es/workspace/review')
    const batch = /\/es\/workspace\/updates\/several\/[0-9a-f-]{36}/.exec(queue)?.[0] ?? ''
    const fields = hidden(await page(editor, batch))
    expect(Object.keys(fields).filter((name) => name.startsWith('update_'))).toHaveLength(ids.length)
    const answer = await editor.post(`${batch}/publish`, fields)
    expect(answer.headers.get('location')).toBe('/es/workspace/review')
    const changes = await (await fetch(`${server.origin}/es/changes`)).text()
    expect(changes.split('Una para todas')).toHaveLength(ids.length + 1)
  })

  it('name the institution that does not fit, and keep what was typed', async () => {
    const answer = await contributor.post(`${FORM}/several`, {
      ...UPDATE,
      addressees: addressee,
      summary_es: 'Sin perder',
      status: '',
      action: 'submit',
    })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Sin perder')
  })
})

describe.skipIf(!findBrowser())('with scripts', () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await openBrowser()
  })

  afterAll(() => browser?.close())

  it('what is typed is kept after a pause, and the page says so; pages of readers have no script', async () => {
    const tab = await browser.newPage()
    const faults: string[] = []
    tab.on('console', (message) => (message.type() === 'error' ? faults.push(message.text()) : undefined))
    await signIn(tab, server.origin, 'es', EDITOR)
    await tab.goto(`${server.origin}${FORM}/new?addressee=${addressee}`)
    await tab.fill('[name=summary_es]', 'Sin apretar nada')
    await tab.locator('[data-saved]', { hasText: t('workspace.kept.now') }).waitFor()
    expect(await page(editor, '/es/workspace')).toContain('Sin apretar nada')
    expect(faults).toEqual([])
    const reading = await fetch(`${server.origin}/es`)
    expect(reading.headers.get('content-security-policy')).not.toContain('script-src')
    expect(await reading.text()).not.toMatch(/<script(?! type="application\/ld\+json">)/)
  })
})
