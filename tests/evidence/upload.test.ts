import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words } from '../../templates/i18n/index.ts'
import { httpSession, type HttpSession } from '../support/http-session.ts'
import { MB, pour } from '../support/pour.ts'
import { CONTRIBUTOR, EDITOR, type Person } from '../support/people.ts'
import { talkativePdf } from '../support/sample-files.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { UPDATE } from '../support/update-form.ts'

const SECRET = 'Juana-Quispe-Testigo'
let server: TestServer
let contributor: HttpSession
let editor: HttpSession
let addressee: string

beforeAll(async () => {
  server = await startServer({ instant: '2026-11-20T15:00:00Z' })
  contributor = await join('contributor', CONTRIBUTOR)
  editor = await join('editor', EDITOR)
  const form = await (await contributor.get('/es/workspace/updates/new')).text()
  addressee = /<option value="([0-9a-f-]{36})"/.exec(form)?.[1] ?? ''
})

afterAll(() => server?.close())

async function join(role: 'contributor' | 'editor', person: Person): Promise<HttpSession> {
  const session = httpSession(server.origin)
  const { name, publicName, email, password } = person
  const answer = await session.post(new URL(await server.invitation(role)).pathname, {
    name,
    public_name: publicName,
    email,
    password,
    password_again: password,
  })
  expect(answer.status).toBe(303)
  return session
}

function update(over: Readonly<Record<string, string>>, file?: { readonly name: string; readonly content: Uint8Array }): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries({ addressee, ...UPDATE, new_0_address: '', ...over })) form.set(name, value)
  if (file) form.set('new_0_file', new File([Buffer.from(file.content)], file.name, { type: 'application/pdf' }))
  return form
}

const field = (page: string, name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(page)?.[1]

describe('a file with an update', () => {
  it.each(['es', 'en'] as const)('that is none is named, what was typed stays, in %s', async (language) => {
    const program = { name: 'informe.pdf', content: Buffer.from('MZ\u0090\0\u0003') }
    const response = await contributor.post(`/${language}/workspace/updates`, update({ action: 'submit' }, program))
    const page = await response.text()
    expect(response.status).toBe(422)
    expect(page).toContain(words(language).t('errors.file_type').replaceAll("'", '&#39;'))
    expect(page).toContain('href="#new_0_file"')
    expect(page).toContain(UPDATE['summary_es'])
  })

  it('survives a form that comes back, is published as a clean copy, and its original stays with the editors', async () => {
    const report = { name: `${SECRET}.pdf`, content: await talkativePdf(SECRET) }
    const refused = await contributor.post('/es/workspace/updates', update({ action: 'submit', new_0_title: '' }, report))
    const back = await refused.text()
    const [fileId, name] = [field(back, 'new_0_file_id'), field(back, 'new_0_file_name')]
    expect([refused.status, name]).toEqual([422, `${SECRET}.pdf`])
    expect(back).toContain(words('es').t('evidence.file_kept', { name: `${SECRET}.pdf` }))
    const again = { new_0_file_id: fileId ?? '', new_0_file_name: name ?? '', action: 'submit' }
    expect((await contributor.post('/es/workspace/updates', update(again))).status).toBe(303)
    const queue = await (await editor.get('/es/workspace/review')).text()
    const draft = /workspace\/updates\/([0-9a-f-]{36})/.exec(queue)?.[1] ?? ''
    const review = await (await editor.get(`/es/workspace/updates/${draft}`)).text()
    const inside = /href="(\/es\/workspace\/evidence\/([0-9a-f-]{36})\/file)"/.exec(review)
    const id = inside?.[2] ?? ''
    expect((await editor.get(inside?.[1] ?? '')).status).toBe(200)
    expect((await fetch(`${server.origin}/evidence/${id}/file`)).status).toBe(404)
    const version = field(review, 'version') ?? '2'
    expect((await editor.post(`/es/workspace/updates/${draft}/publish`, { version })).status).toBe(303)
    const shown = await fetch(`${server.origin}/evidence/${id}/file`)
    expect([shown.status, Buffer.from(await shown.arrayBuffer()).includes(SECRET)]).toEqual([200, false])
    const original = await editor.get(`/en/workspace/evidence/${id}/original`)
    expect(Buffer.from(await original.arrayBuffer()).equals(Buffer.from(report.content))).toBe(true)
    expect(original.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
    expect((await contributor.get(`/en/workspace/evidence/${id}/original`)).status).toBe(403)
    expect((await contributor.get('/es/workspace/evidence')).status).toBe(403)
    const register = await (await editor.get('/es/workspace/evidence')).text()
    expect(register).toContain(`/es/workspace/evidence/${id}/original`)
    for (const show of ['dead', 'embargoed', 'protected', 'unused']) {
      expect((await editor.get(`/en/workspace/evidence?show=${show}`)).status).toBe(200)
    }
    expect((await editor.get('/en/workspace/evidence?show=everything')).status).toBe(400)
  })

  it('can be taken out again', async () => {
    const first = await (
      await contributor.post(
        '/es/workspace/updates',
        update({ action: 'add_evidence' }, { name: 'a.pdf', content: await talkativePdf('x') }),
      )
    ).text()
    const kept = {
      new_0_file_id: field(first, 'new_0_file_id') ?? '',
      new_0_file_name: 'a.pdf',
      new_0_file_remove: '1',
      action: 'add_evidence',
    }
    expect(kept.new_0_file_id).toMatch(/^[0-9a-f-]{36}$/)
    const second = await (await contributor.post('/es/workspace/updates', update(kept))).text()
    expect(field(second, 'new_0_file_id')).toBeUndefined()
  })
})

describe('200 MB', () => {
  it.each([
    ['announced', 'es'],
    ['announced', 'en'],
    ['that go on and on', 'es'],
  ] as const)('%s are refused with a page, in %s, and never held in memory', async (how, language) => {
    const before = process.memoryUsage().rss
    const { status, page, sent, peak } = await pour(
      `${server.origin}/${language}/workspace/updates`,
      contributor.cookies(),
      200 * MB,
      how === 'announced',
    )
    expect(status).toBe(413)
    expect(page).toContain(words(language).t('errors.upload_too_large', { mb: 20 }))
    expect(sent).toBeLessThan(200 * MB)
    expect(peak - before).toBeLessThan(150 * MB)
  })
})
