import { afterAll, beforeAll, expect, it } from 'vitest'
import { httpSession, type HttpSession } from '../support/http-session.ts'
import { pdfText } from '../support/pdf-text.ts'
import { CONTRIBUTOR, EDITOR, type Person } from '../support/people.ts'
import { unescaped } from '../support/posted-form.ts'
import { startServer, type TestServer } from '../support/server.ts'

const HELD = { slug: 'revisado', name_es: 'Informe revisado', name_en: 'Reviewed report', cadence: 'monthly', time_zone: 'America/Lima' }
const DRAFT = '/es/workspace/editions/revisado/2026-11'
const SUPERSEDE = '/es/workspace/editions/monthly-2026-11/supersede'
const ADA: Person = { name: 'Ada Torres', publicName: 'Ada Torres', email: 'ada@vigia.example', password: 'una frase larga de Ada 58' }

let server: TestServer
let administrator: HttpSession
let editor: HttpSession
let contributor: HttpSession

beforeAll(async () => {
  server = await startServer({ instant: '2026-11-20T15:00:00Z' })
  administrator = await join('administrator', ADA)
  editor = await join('editor', EDITOR)
  contributor = await join('contributor', CONTRIBUTOR)
  const form = { ...HELD, length: 'brief', languages_es: '1', languages_en: '1', hold_days: '5', action: 'save' }
  await administrator.post('/es/workspace/schedules/new', form)
  server.clock.set('2026-12-01T05:00:00Z')
  await server.edition(/monthly-2026-11/, 'es')
})

afterAll(() => server?.close())

async function join(role: 'administrator' | 'editor' | 'contributor', person: Person): Promise<HttpSession> {
  const session = httpSession(server.origin)
  const { name, publicName, email, password } = person
  const account = { name, public_name: publicName, email, password, password_again: password }
  expect((await session.post(new URL(await server.invitation(role)).pathname, account)).status).toBe(303)
  return session
}

async function page(response: Promise<Response>): Promise<{ readonly status: number; readonly text: string }> {
  const got = await response
  return { status: got.status, text: unescaped(await got.text()).replaceAll(/\s+/g, ' ') }
}

it('the desk leads an editor to the draft, whose page says what it is and shows the PDF, which nobody may keep', async () => {
  const desk = await page(editor.get('/es/workspace'))
  expect(desk.text).toContain('Informes que esperan aprobación')
  expect(desk.text).toContain(`href="${DRAFT}"`)
  const draft = await page(editor.get(DRAFT))
  expect(draft.status).toBe(200)
  for (const said of [
    'Borrador sin publicar.',
    'noviembre de 2026',
    `href="${DRAFT}/es.pdf"`,
    `href="${DRAFT}/en.pdf"`,
    'Aprobar y emitir',
  ])
    expect(draft.text).toContain(said)
  const preview = await editor.get(`${DRAFT}/en.pdf`)
  const headers = ['content-type', 'cache-control', 'etag'].map((name) => preview.headers.get(name))
  expect(headers).toEqual(['application/pdf', 'private, no-store', null])
  expect(await pdfText(new Uint8Array(await preview.arrayBuffer()))).toContain('November 2026')
  expect((await page(fetch(`${server.origin}/es/reports`))).text).not.toContain('reports/revisado')
})

it.each([DRAFT, `${DRAFT}/es.pdf`, SUPERSEDE])('%s is for those who may', async (path) => {
  expect((await contributor.get(path)).status).toBe(403)
  const anonymous = await fetch(server.origin + path, { redirect: 'manual', headers: { accept: 'text/html' } })
  expect([anonymous.status, anonymous.headers.get('location')?.split('?')[0]]).toEqual([303, '/es/sign-in'])
  expect((await editor.get('/es/workspace/editions/revisado/2026-10')).status).toBe(404)
  expect((await editor.get(`${DRAFT}/qu.pdf`)).status).toBe(404)
})

it('approved, it is issued at once, and the address of the draft leads to it', async () => {
  expect((await editor.post(DRAFT, {})).status).toBe(303)
  const again = await page(editor.post(DRAFT, {}))
  expect(again.status).toBe(422)
  expect(again.text).toMatch(/Emilio Vargas ya aprobó este informe|Este informe ya se emitió/)
  await server.edition(/revisado-2026-11/, 'en')
  const after = await editor.get(DRAFT)
  expect([after.status, after.headers.get('location')]).toEqual([303, '/es/reports/revisado-2026-11'])
  expect((await page(editor.get('/es/workspace'))).text).not.toContain('Informes que esperan aprobación')
})

it('an administrator supersedes an edition: a note, a look at it, and edition n.1 with the note; an editor may not', async () => {
  expect((await editor.get(SUPERSEDE)).status).toBe(403)
  const empty = await page(administrator.post(SUPERSEDE, { corrections_note_es: ' ', corrections_note_en: '', action: 'check' }))
  expect(empty.status).toBe(422)
  expect(empty.text).toContain('href="#corrections_note_es"')
  const turned = { corrections_note_es: 'Bien.', corrections_note_en: 'good \u202Elive', action: 'issue' }
  const refused = await page(administrator.post(SUPERSEDE, turned))
  expect(refused.status).toBe(422)
  for (const kept of ['Bien.', 'good \u202Elive', 'href="#corrections_note_en"']) expect(refused.text).toContain(kept)
  const note = { corrections_note_es: 'Una cifra <b>estaba</b> mal.', corrections_note_en: '' }
  const checked = await page(administrator.post(SUPERSEDE, { ...note, action: 'check' }))
  expect(checked.text).toContain('No se puede deshacer.')
  expect(checked.text).toContain('Una cifra <b>estaba</b> mal.')
  const sent = await Promise.all([1, 2].map(() => administrator.post(SUPERSEDE, { ...note, action: 'issue' })))
  for (const { status, headers } of sent) expect([status, headers.get('location')]).toEqual([303, '/es/reports/monthly-2026-11-r1'])
  expect((await page(administrator.get(SUPERSEDE))).text).toContain('Este informe ya fue reemplazado.')
  expect((await page(fetch(`${server.origin}/es/reports/monthly-2026-11-r1`))).status).toBe(200)
})

it('what is not outstanding cannot be tried again, and nobody else may try', async () => {
  expect((await administrator.post('/es/workspace/editions/try', {})).status).toBe(404)
  expect((await administrator.post('/es/workspace/editions/try', { schedule: 'x', period: 'y' })).status).toBe(404)
  expect((await editor.post('/es/workspace/editions/try', {})).status).toBe(403)
})
