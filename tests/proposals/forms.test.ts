import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { httpSession, type HttpSession } from '../support/http-session.ts'
import { CONTRIBUTOR, EDITOR } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { talkativePdf } from '../support/sample-files.ts'
import { escaped, firstSubject, FORMS, join, send, type FormKind } from './sample-forms.ts'

const KINDS = Object.keys(FORMS) as FormKind[]
const SCRIPT = `<script>alert("1")</script>`
/** Fields that hold a text, where a script can stand. */
const TEXTS = /_(es|en)$|^value$|^new_0_(title|publisher)$/

const MEASURED = ['/es/recommendations/REC-01', '/en/recommendations/REC-01']
const PUBLIC: Readonly<Record<FormKind, readonly string[]>> = {
  position: ['/es/institutions/ministerio-de-relaciones-exteriores', '/es/recommendations/REC-01'],
  reading: MEASURED,
  milestone: MEASURED,
  indicator: MEASURED,
  agreement: ['/es/agreements/at-02-2025', '/es/agreements'],
}

let server: TestServer
let contributor: HttpSession
let editor: HttpSession

beforeAll(async () => {
  server = await startServer({ instant: '2026-11-20T15:00:00Z' })
  contributor = await join(server, 'contributor', CONTRIBUTOR)
  editor = await join(server, 'editor', EDITOR)
})

afterAll(() => server?.close())

const text = async (session: HttpSession, path: string) => (await session.get(path)).text()
const reader = async (path: string) => (await fetch(server.origin + path)).text()
const subjectOf = (kind: FormKind) => (kind === 'agreement' ? Promise.resolve('') : firstSubject(contributor, kind))

describe.each(KINDS)('%s', (kind) => {
  it('goes from the form to the public page by two people, and a script in any field is only text', async () => {
    const scripts = Object.fromEntries(
      Object.entries(FORMS[kind]).map(([name, typed]) => [name, TEXTS.test(name) ? `${typed} ${SCRIPT}` : typed]),
    )
    const path = await send(contributor, kind, await subjectOf(kind), scripts)
    const waiting = await text(editor, '/es/workspace/proposals')
    expect(waiting).toContain(path)
    const review = await text(editor, path)
    expect(review).toContain(escaped(SCRIPT))
    expect(await text(contributor, path)).not.toContain('/publish"')
    expect((await contributor.post(`${path}/publish`, { version: '1' })).status).toBe(403)
    expect((await editor.post(`${path}/publish`, { version: '1' })).headers.get('location')).toBe(path)
    const published = await text(contributor, path)
    const entry = /\/es\/log\/\d+/.exec(published)?.[0] ?? ''
    const publicPaths = PUBLIC[kind]
    const pages = [...(await Promise.all(publicPaths.map(reader))), review, waiting, published]
    expect(pages[0]).toContain(entry)
    expect(pages[0]).toContain(escaped(SCRIPT))
    for (const page of pages) expect(page).not.toContain(SCRIPT)
  })

  it('names what does not fit, keeps what was typed, saves nothing', async () => {
    const subject = await subjectOf(kind)
    const [first = ''] = Object.keys(FORMS[kind]).filter((name) => TEXTS.test(name) && !name.startsWith('new_'))
    const long = 'x'.repeat(5_001)
    const response = await contributor.post('/en/workspace/proposals', { kind, subject, ...FORMS[kind], [first]: long, action: 'submit' })
    expect(response.status).toBe(422)
    const page = await response.text()
    expect(page).toContain(`<a href="#${first}">`)
    for (const typed of Object.entries(FORMS[kind]).map(([name, value]) => (name === first ? long : value)))
      expect(page).toContain(escaped(typed))
    expect((await text(contributor, '/es/workspace/proposals')).match(/En revisión/g)).toBeNull()
    expect((await contributor.post('/en/workspace/proposals', { kind, subject: SCRIPT, ...FORMS[kind] })).status).toBe(404)
  })
})

describe('the forms', () => {
  it('add a row and keep what was typed', async () => {
    const fields = { kind: 'agreement', subject: '', ...FORMS.agreement }
    const party = await (await contributor.post('/es/workspace/proposals', { ...fields, action: 'add_party' })).text()
    expect(party).toContain('name="party_2_es"')
    expect(party).toContain('value="Memorando sobre datos"')
    const source = await (await contributor.post('/es/workspace/proposals', { ...fields, action: 'add_evidence' })).text()
    expect(source).toContain('name="new_1_title"')
  })

  it('take a file along, and keep it while something else is wrong', async () => {
    const data = new FormData()
    const subject = await subjectOf('reading')
    for (const [name, value] of Object.entries({ kind: 'reading', subject, ...FORMS.reading, value: '', action: 'submit' }))
      data.set(name, value)
    data.set('new_0_file', new File([Buffer.from(await talkativePdf('Autora Secreta'))], 'informe.pdf', { type: 'application/pdf' }))
    const refused = await contributor.post('/es/workspace/proposals', data)
    expect(refused.status).toBe(422)
    const page = await refused.text()
    const [, id = ''] = /name="new_0_file_id" value="([^"]+)"/.exec(page) ?? []
    const path = await send(contributor, 'reading', subject, { new_0_file_id: id, new_0_file_name: 'informe.pdf' })
    expect(await text(editor, path)).toMatch(/\/es\/workspace\/evidence\/[0-9a-f-]{36}\/file/)
    data.set('value', '5 de 9')
    data.set('new_0_file', new File(['not a PDF'], 'informe.pdf', { type: 'application/pdf' }))
    const wrong = await contributor.post('/es/workspace/proposals', data)
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('<a href="#new_0_file">')
  })

  it('are for those who work here, and the position form keeps its address', async () => {
    const stranger = httpSession(server.origin)
    expect((await stranger.get('/es/workspace/proposals')).status).toBe(303)
    const refused = await stranger.post('/es/workspace/proposals', { kind: 'agreement', ...FORMS.agreement })
    expect(refused.status).toBe(401)
    expect(await refused.text()).toContain(FORMS.agreement.agreement_summary_es)
    expect((await contributor.get('/es/workspace/proposals/new/perhaps')).status).toBe(404)
    expect((await contributor.get('/es/workspace/proposals/new/reading')).headers.get('location')).toBe('/es/workspace/proposals/new')
    const address = `/es/workspace/addressees/${await firstSubject(contributor, 'position')}/position`
    expect((await contributor.get(address)).status).toBe(200)
    expect((await contributor.post(address, { ...FORMS.position, position: '' })).status).toBe(422)
    expect((await contributor.post(address, FORMS.position)).headers.get('location')).toMatch(/\/es\/workspace\/proposals\/[0-9a-f-]{36}$/)
  })
})
