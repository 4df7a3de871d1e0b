import { afterAll, beforeAll, expect, it } from 'vitest'
import { inviteAccount } from '../../src/accounts/index.ts'
import { markupFaults } from '../support/page-faults.ts'
import { CONTRIBUTOR, EDITOR, type Person } from '../support/people.ts'
import { listeningApp, type ListeningApp } from '../api/listening-app.ts'
import { bringSample } from './sample-file.ts'

const ORIGIN = 'https://vigia.example'
const WHY = 'Son de la unidad que <b>nombra</b> el acuerdo.'
let app: ListeningApp
let contributor: Session
let editor: Session

type Session = Awaited<ReturnType<typeof join>>
type Typed = Readonly<Record<string, string | readonly string[]>>

/** Somebody who accepted an invitation; keeps the cookies, and looks at the markup of every page. */
async function join(role: 'contributor' | 'editor', { name, publicName, email, password }: Person) {
  const cookies = new Map<string, string>()
  const send = async (path: string, init: RequestInit = {}) => {
    const cookie = [...cookies].map(([key, value]) => `${key}=${value}`).join('; ')
    const response = await fetch(app.origin + path, {
      redirect: 'manual',
      ...init,
      headers: { accept: 'text/html', origin: ORIGIN, cookie },
    })
    for (const given of response.headers.getSetCookie()) {
      const [, key = '', value = ''] = /^([^=]+)=([^;]*)/.exec(given) ?? []
      cookies.set(key, value)
    }
    const body = await response.text()
    if (response.headers.get('content-type')?.startsWith('text/html')) expect([path, await markupFaults(body)]).toEqual([path, []])
    return { status: response.status, body: body.replaceAll(/\s+/g, ' '), location: response.headers.get('location') ?? '' }
  }
  const post = (path: string, typed: Typed) => {
    const form = new URLSearchParams()
    for (const [key, values] of Object.entries(typed)) for (const value of [values].flat()) form.append(key, value)
    return send(path, { method: 'POST', body: form })
  }
  const { token } = await inviteAccount(app.record.administrator, { role })
  await post(`/es/invitation/${token}`, { name, public_name: publicName, email, password, password_again: password })
  return { get: send, post, forget: () => cookies.clear() }
}

beforeAll(async () => {
  app = await listeningApp({ instant: '2026-11-02T15:00:00Z' })
  await bringSample(app.record.administrator)
  contributor = await join('contributor', CONTRIBUTOR)
  editor = await join('editor', EDITOR)
})
afterAll(() => app?.close())

/** What a form would send on: its hidden fields. */
const hidden = (body: string): Typed => {
  const found: Record<string, string[]> = {}
  for (const [, name = '', value = ''] of body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g))
    (found[name] ??= []).push(value.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'))
  return found
}

it('a search is cited from the list by a form that keeps everything, a check page, a second person, and is taken back', async () => {
  const list = (await contributor.get('/es/activities?q=pilot&country=peru')).body
  const [, open = ''] = /href="(\/es\/workspace\/citations\/new\?[^"]*what=search[^"]*)"/.exec(list) ?? []
  const form = (await contributor.get(open.replaceAll('&amp;', '&'))).body
  expect(form).toContain('Citar todo lo que encuentra esta búsqueda («pilot» y Perú): 2 actividades hoy')
  const typed = { find_q: 'pilot', find_country: 'peru', what: 'search', citer: 'NADA-1', reason_es: WHY, reason_en: '' }
  const wrong = await contributor.post('/es/workspace/citations', { ...typed, action: 'check' })
  expect([wrong.status, wrong.body.includes('href="#citer"'), wrong.body.includes('value="NADA-1"')]).toEqual([422, true, true])
  expect(wrong.body).toContain('&lt;b&gt;nombra&lt;/b&gt;')
  const check = await contributor.post('/es/workspace/citations', { ...typed, citer: 'rec-01', action: 'check' })
  expect(check.body).toContain('Compruebe la cita')
  expect(check.body).toContain('Rosa Quispe')
  const again = await contributor.post('/es/workspace/citations', { ...hidden(check.body), action: 'change' })
  expect([again.status, again.body.includes('REC-01'), again.body.includes('&lt;b&gt;')]).toEqual([200, true, true])
  const sent = await contributor.post('/es/workspace/citations', { ...hidden(check.body), action: 'submit' })
  expect([sent.status, sent.location]).toEqual([303, expect.stringContaining('/es/workspace/proposals/')])
  expect((await contributor.get(sent.location)).body).not.toContain('/publish"')
  expect((await editor.get(sent.location)).body).toContain('&lt;b&gt;nombra&lt;/b&gt;')
  expect((await editor.post(`${sent.location}/publish`, { version: '1' })).status).toBe(303)
  const page = (await editor.get('/es/recommendations/REC-01')).body
  expect(page).toContain('/es/activities?recommendation=REC-01')
  expect(page).toMatch(/<b>2<\/b> actividades/)
  expect((await contributor.get('/es/changes')).body).toContain('REC-01')
  expect((await contributor.get('/es/changes')).body).toMatch(/Cursos de prueba<\/a ?>: \d+ actividades/)
  const feed = await (await fetch(`${app.origin}/es/feeds/changes.json`)).text()
  expect(feed).toContain('cita el resultado de una búsqueda (2 actividades al citarla)')
  expect(feed).toContain('Archivo de actividades publicado: Cursos de prueba (')
  const [, withdraw = ''] = /href="(\/es\/workspace\/citations\/[0-9a-f-]+\/withdraw)"/.exec(page) ?? []
  expect((await contributor.get(withdraw)).status).toBe(403)
  const blank = await editor.post(withdraw, { reason_es: ' ', reason_en: '' })
  expect([blank.status, blank.body.includes('href="#reason_es"')]).toEqual([422, true])
  expect((await editor.post(withdraw, { reason_es: 'Era otra unidad.', reason_en: '' })).location).toMatch(/\/es\/changes#change-\d+$/)
  expect((await editor.get('/es/recommendations/REC-01')).body).not.toContain('/es/activities?recommendation=REC-01')
  expect((await editor.get('/es/corrections')).status).toBe(200)
})

it('picked activities of one addressee are changed by their author, a stale form is a conflict, and a lost session loses nothing', async () => {
  const found = (await contributor.post('/en/workspace/citations', { find_q: 'radio', citer: 'REC-02', action: 'find' })).body
  const [, activity = ''] = /name="activity" value="([0-9a-f-]+)"/.exec(found) ?? []
  const [, addressee = ''] = /<select id="addressee"[^]*?<option value="([0-9a-f-]{36})"/.exec(found) ?? []
  const typed = { activity: [activity, activity], citer: 'REC-02', addressee, reason_es: '', reason_en: 'They are of that unit.' }
  const sent = await contributor.post('/en/workspace/citations', { ...typed, action: 'submit' })
  expect(sent.status).toBe(303)
  await editor.post(`${sent.location}/return`, { version: '1', comment: 'Which unit?' })
  const edit = (await contributor.get(`${sent.location}/edit`)).body
  expect(edit).toContain('Which unit?')
  expect(edit).toContain(`value="${activity}" checked`)
  const stale = await contributor.post(sent.location, { ...typed, reason_en: 'Typed on an old page.', version: '1', action: 'submit' })
  expect([stale.status, stale.body.includes('Typed on an old page.'), stale.body.includes('They are of that unit.')]).toEqual([
    409,
    true,
    true,
  ])
  expect((await contributor.post(sent.location, { ...typed, reason_en: 'The radio unit.', version: '2', action: 'submit' })).status).toBe(
    303,
  )
  expect((await editor.post(`${sent.location}/publish`, { version: '3' })).status).toBe(303)
  expect((await contributor.get(`/en/activities/${activity}`)).body).toContain('The radio unit.')
  const twice = await contributor.post('/en/workspace/citations', { ...typed, action: 'submit' })
  expect([twice.status, twice.body.includes('It is cited there already.')]).toEqual([422, true])
  contributor.forget()
  const lost = await contributor.post('/en/workspace/citations', { ...typed, activity, reason_en: 'Typed for an hour.', action: 'submit' })
  expect([lost.status, lost.body.includes('Typed for an hour.')]).toEqual([401, true])
})
