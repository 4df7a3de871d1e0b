import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { httpSession, type HttpSession } from '../support/http-session.ts'
import { pdfText } from '../support/pdf-text.ts'
import { CONTRIBUTOR, EDITOR, type Person } from '../support/people.ts'
import { hiddenFields } from '../support/posted-form.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { UPDATE } from '../support/update-form.ts'

const SPEAKER: Person = {
  name: 'Luis Vega',
  publicName: 'Prensa Cancillería',
  email: 'luis@rree.example',
  password: 'una frase larga de Luis 12',
}
const REPLY = { reply_es: 'Ya publicamos <b>los tres</b>.\nFaltan cuatro & lo decimos.', reply_en: '' }

let server: TestServer
let contributor: HttpSession
let editor: HttpSession
let speaker: HttpSession
let update: string
let invitation: string

beforeAll(async () => {
  server = await startServer({ instant: '2026-11-20T15:00:00Z' })
  contributor = await join(await server.invitation('contributor'), CONTRIBUTOR)
  editor = await join(await server.invitation('editor'), EDITOR)
})

afterAll(() => server?.close())

async function join(link: string, person: Person): Promise<HttpSession> {
  const session = httpSession(server.origin)
  const { name, publicName, email, password } = person
  const answer = await session.post(new URL(link).pathname, { name, public_name: publicName, email, password, password_again: password })
  expect(answer.status).toBe(303)
  return session
}

const text = async (session: HttpSession, path: string) => (await session.get(path)).text()
const publicText = async (path: string) => (await fetch(server.origin + path)).text()

describe('right of reply, without scripts', () => {
  it('an editor invites the institution to reply to a submitted update, and gets a link once', async () => {
    const form = await text(contributor, '/es/workspace/updates/new')
    const [, addressee = ''] = /<option value="([0-9a-f-]{36})"[^>]*>\s*REC-01/.exec(form) ?? []
    expect((await contributor.post('/es/workspace/updates', { addressee, ...UPDATE, action: 'submit' })).status).toBe(303)
    update = /workspace\/updates\/([0-9a-f-]{36})/.exec(await text(editor, '/es/workspace/review'))?.[1] ?? ''
    expect(await text(editor, `/es/workspace/updates/${update}`)).toContain(`/es/workspace/replies/new?update=${update}`)
    expect(await text(editor, `/es/workspace/replies/new?update=${update}`)).toContain('value="2026-12-11"')
    const early = await editor.post('/es/workspace/replies', { update, deadline_on: '2026-11-19' })
    expect(early.status).toBe(422)
    expect(await early.text()).toContain('href="#deadline_on"')
    const made = await editor.post('/es/workspace/replies', { update, deadline_on: '2026-11-30' })
    expect(made.status).toBe(201)
    const link = /http:[^<\s]*\/invitation\/[\w-]+/.exec(await made.text())?.[0] ?? ''
    speaker = await join(link, SPEAKER)
    expect((await contributor.get('/es/workspace/replies')).status).toBe(403)
  })

  it('the representative reads it before the public does, on a desk of their own', async () => {
    expect((await speaker.get('/es/workspace')).headers.get('location')).toBe('/es/workspace/replies')
    const desk = await text(speaker, '/es/workspace/replies')
    expect(desk).toContain(UPDATE['summary_es'])
    expect(desk).not.toContain('/workspace/updates/')
    invitation = /workspace\/replies\/([0-9a-f-]{36})/.exec(desk)?.[1] ?? ''
    expect(await text(speaker, `/en/workspace/replies/${invitation}`)).toContain(UPDATE['reason_en'])
    for (const path of ['/es/recommendations/REC-01', '/es/changes', '/es/feeds/changes.atom']) {
      const page = await publicText(path)
      expect(page).not.toContain(UPDATE['summary_es'])
      expect(page).toMatch(/hasta el 30 (nov\.|de noviembre de) 2026/)
    }
    for (const path of ['/es/workspace/updates/new', '/es/workspace/review', `/es/workspace/updates/${update}`])
      expect([path, (await speaker.get(path)).status]).not.toEqual([path, 200])
  })

  it('a reply is refused with what was typed, shown once more, and then published word for word', async () => {
    const empty = await speaker.post(`/es/workspace/replies/${invitation}`, { reply_es: ' ', reply_en: 'bell \u0007', action: 'check' })
    expect(empty.status).toBe(422)
    expect(await empty.text()).toContain('href="#reply_en"')
    const check = await speaker.post(`/es/workspace/replies/${invitation}`, { ...REPLY, action: 'check' })
    const page = await check.text()
    expect(page).toContain('Ya publicamos &lt;b&gt;los tres&lt;/b&gt;.')
    expect(await publicText('/es/changes')).not.toContain('Faltan cuatro')
    const fields = Object.fromEntries(Object.entries(hiddenFields(page, /replies/)).map(([name, [value = '']]) => [name, value]))
    expect((await speaker.post(`/es/workspace/replies/${invitation}`, { ...fields, action: 'publish' })).status).toBe(303)
    const again = await speaker.post(`/es/workspace/replies/${invitation}`, { ...REPLY, action: 'publish' })
    expect(again.status).toBe(422)
    expect((await editor.post(`/es/workspace/replies/${invitation}`, { ...REPLY, action: 'publish' })).status).toBe(403)
  })

  it('it stands beside the assessment on pages, in feeds, the PDF and the table of the report', async () => {
    const page = await text(editor, `/es/workspace/updates/${update}`)
    const fields = Object.fromEntries(Object.entries(hiddenFields(page, /publish/)).map(([name, [value = '']]) => [name, value]))
    expect((await editor.post(`/es/workspace/updates/${update}/publish`, fields)).status).toBe(303)
    const said = 'Ya publicamos &lt;b&gt;los tres&lt;/b&gt;.\nFaltan cuatro &amp; lo decimos.'
    for (const path of ['/es/recommendations/REC-01', '/es/changes']) {
      expect(await publicText(path)).toContain(said)
      expect(await publicText(path)).toContain(SPEAKER.publicName)
    }
    expect(await publicText('/en/recommendations/REC-01')).toContain(said)
    expect(await publicText('/es/feeds/changes.atom')).toMatch(/Relaciones Exteriores: responde \(n\.º \d+\)<\/title>/)
    server.clock.set('2026-12-01T05:01:00Z')
    const pdf = await server.edition(/2026-11/, 'es')
    const words = await pdfText(new Uint8Array(await (await fetch(server.origin + pdf)).arrayBuffer()))
    for (const part of ['Ya publicamos <b>los tres</b>.', 'Respuesta de la institución', 'Respondió el']) expect(words).toContain(part)
    const csv = await publicText(pdf.replace('.es.pdf', '.csv'))
    expect(csv.split('\r\n')[0]).toMatch(/awaiting_reply,reply,reply_in_time_until,replied_on,replied_late,institution_slug,theme_slug$/)
    expect(csv).toMatch(/,answered,2026-11-30,2026-11-20,false,[a-z-]+,[a-z-]+\r\n/)
  })

  it('an editor redacts it after a last look; the report issued before stays, and its page shows the sentence instead', async () => {
    const own = await text(editor, `/es/workspace/redactions/${update}`)
    const reply = /workspace\/redactions\/([0-9a-f-]{36})">La respuesta/.exec(own)?.[1] ?? ''
    const choice = { text: 'reply.es', ground: 'personal_data', redaction_reason_es: 'Nombraba a un tercero.', redaction_reason_en: '' }
    expect((await contributor.get(`/es/workspace/redactions/${reply}`)).status).toBe(403)
    const faulty = await editor.post(`/es/workspace/redactions/${reply}`, { ground: 'personal_data', action: 'check' })
    const problems = await faulty.text()
    for (const field of ['texts', 'redaction_reason_es']) expect(problems).toContain(`href="#${field}"`)
    const check = await (await editor.post(`/es/workspace/redactions/${reply}`, { ...choice, action: 'check' })).text()
    expect(check).toContain('No se puede deshacer')
    expect(await publicText('/es/recommendations/REC-01')).toContain('Faltan cuatro')
    const done = await editor.post(`/es/workspace/redactions/${reply}`, { ...choice, action: 'redact' })
    expect(done.headers.get('location')).toMatch(/^\/es\/corrections\?kind=text_redacted#change-\d+$/)
    expect((await editor.post(`/es/workspace/redactions/${reply}`, { ...choice, action: 'redact' })).status).toBe(422)
    for (const path of [
      '/es/recommendations/REC-01',
      '/en/recommendations/REC-01',
      '/es/changes',
      '/es/reports/monthly-2026-11',
      '/es/corrections',
    ]) {
      expect(await publicText(path)).not.toContain('Faltan cuatro')
      if (!path.endsWith('corrections'))
        expect(await publicText(path)).toMatch(/Texto suprimido el 1 de diciembre|Text redacted on December 1/)
    }
    expect(await publicText('/es/reports/monthly-2026-11')).toContain('Después de emitirse esta edición se suprimió un texto')
    expect(await publicText('/es/feeds/corrections.atom?kind=text_redacted')).toContain('datos personales')
    expect((await fetch(`${server.origin}/es/corrections?kind=everything`)).status).toBe(400)
  })
})
