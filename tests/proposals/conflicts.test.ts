import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words } from '../../templates/i18n/index.ts'
import type { HttpSession } from '../support/http-session.ts'
import { CONTRIBUTOR, EDITOR } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { firstSubject, FORMS, join, send } from './sample-forms.ts'

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
const events = async () => (await (await fetch(`${server.origin}/es/changes`)).text()).match(/id="change-\d+"/g)?.length

describe('two people on the same proposal', () => {
  it('its author in two windows: the second keeps its text and sees what is saved', async () => {
    const path = await send(contributor, 'milestone', await firstSubject(contributor, 'milestone'))
    const first = { ...FORMS.milestone, version: '1', target_es: 'lo primero', action: 'submit' }
    expect((await contributor.post(path, first)).headers.get('location')).toBe(path)
    const second = await contributor.post(path, { ...first, target_es: 'lo segundo' })
    expect(second.status).toBe(409)
    const page = await second.text()
    for (const part of ['lo primero', 'lo segundo', words('es').t('proposals.conflict.proposal')]) expect(page).toContain(part)
    const version = /name="version" value="(\d+)"/.exec(page)?.[1] ?? ''
    expect((await contributor.post(path, { ...first, version, target_es: 'lo segundo' })).status).toBe(303)
    expect(await text(editor, path)).toContain('lo segundo')
  })

  it('a reviewer who read an older one: nothing happens, the comment stays, the new one is shown', async () => {
    const path = await send(contributor, 'reading', await firstSubject(contributor, 'reading'))
    await contributor.post(path, { ...FORMS.reading, version: '1', value: 'ninguno', action: 'submit' })
    const before = await events()
    const published = await editor.post(`${path}/publish`, { version: '1' })
    expect(published.status).toBe(409)
    expect(await published.text()).toContain('ninguno')
    const returned = await editor.post(`${path}/return`, { version: '1', comment: 'Falta la página nueve.' })
    expect(returned.status).toBe(409)
    expect(await returned.text()).toContain('Falta la página nueve.')
    expect(await events()).toBe(before)
    expect((await editor.post(`${path}/return`, { version: '2', comment: 'Falta la página nueve.' })).status).toBe(303)
    expect(await text(contributor, '/es/workspace/proposals')).toContain('Falta la página nueve.')
    expect(await text(contributor, `${path}/edit`)).toContain('value="ninguno"')
    expect((await editor.post(`${path}/publish`, { version: '3' })).status).toBe(422)
    expect(await (await editor.post(`${path}/return`, { version: '3', comment: 'Y la diez.' })).text()).toContain('Y la diez.')
    expect((await contributor.post(`${path}/discard`, { version: '3' })).status).toBe(303)
    expect(await text(contributor, path)).not.toContain('ninguno')
  })

  it('two changes of one agreement: the later author sees the record as it is now beside the own text', async () => {
    const subject = await firstSubject(contributor, 'agreement')
    const one = await send(contributor, 'agreement', subject, { agreement_version: '1' })
    await editor.post(`${one}/publish`, { version: '1' })
    const fields = { kind: 'agreement', subject, ...FORMS.agreement, title_es: 'Lo mío', agreement_version: '1', action: 'submit' }
    const late = await contributor.post('/es/workspace/proposals', fields)
    expect(late.status).toBe(409)
    const page = await late.text()
    for (const part of ['Lo mío', 'Memorando sobre datos', words('es').t('proposals.conflict.agreement')]) expect(page).toContain(part)
    expect(page).toContain('name="agreement_version" value="2"')
    expect(page).toMatch(/value="REC-01"\s+checked/)
  })
})
