import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { httpSession, type HttpSession } from '../support/http-session.ts'
import { EDITOR } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { UPDATE } from '../support/update-form.ts'

const FORM = '/es/workspace/updates'
const COPIES = 30
let server: TestServer
let administrator: HttpSession
let folder: string

/** The catalogue, and one of its recommendations thirty times more: too many addressees for one list. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vigia-large-'))
  server = await startServer({ instant: '2026-11-20T15:00:00Z', singlePerson: true })
  administrator = httpSession(server.origin)
  const { name, publicName, email, password } = EDITOR
  const invitation = new URL(await server.invitation('administrator')).pathname
  await administrator.post(invitation, { name, public_name: publicName, email, password, password_again: password })
  const lines = (await (await fetch(`${server.origin}/data/recommendations.ndjson`)).text()).split('\n')
  const { id: _, ...first } = JSON.parse(lines[0] ?? '') as Record<string, unknown>
  const rows = Array.from({ length: COPIES }, (_row, n) =>
    JSON.stringify({ ...first, code: `XL-${n}`, slug: `xl-${n}`, title_es: `Que se informe del dragado ${n}` }),
  )
  const file = join(folder, 'many.ndjson')
  writeFileSync(file, rows.join('\n'))
  const { exitCode, lines: said } = await server.run(['import', file, '--kind', 'recommendations', '--apply'])
  if (exitCode !== 0) throw new Error(said.join('\n'))
})

afterAll(async () => {
  await server?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function page(path: string): Promise<string> {
  const response = await administrator.get(path)
  expect([path, response.status]).toEqual([path, 200])
  return response.text()
}

/** What the form carries along, the fields that a browser would send besides those that are typed. */
function hidden(markup: string): Record<string, string> {
  return Object.fromEntries(
    [...markup.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  )
}

const offered = (markup: string) =>
  [...markup.matchAll(/<option value="([0-9a-f-]{36})"[^>]*>([^<]*)/g)].map(([, id = '', text = '']) => ({ id, text }))
const send = async (form: Readonly<Record<string, string>>, path = FORM) => (await administrator.post(path, form)).text()

describe('with more addressees than one list can hold', () => {
  it('an assessment begins with a search: by code, by words, without losing what is typed', async () => {
    const opened = await page(`${FORM}/new`)
    expect(offered(opened)).toEqual([])
    const typed = { ...hidden(opened), summary_es: 'Ya escrito', action: 'find' }
    expect(await send({ ...typed, find_recommendation: 'zzzz' })).toContain('Ninguna recomendación coincide')
    const many = await send({ ...typed, find_recommendation: 'dragado' })
    expect(offered(many).length).toBeGreaterThan(0)
    expect(many).toContain('Hay más de las que se muestran')
    const found = await send({ ...typed, find_recommendation: 'xl-7' })
    expect(new Set(offered(found).map(({ text }) => text.trim().split(' ')[0]))).toEqual(new Set(['XL-7']))
    expect(found).toContain('Ya escrito')
    const addressee = offered(found)[0]?.id ?? ''
    const chosen = await send({ ...hidden(found), find_recommendation: 'xl-7', summary_es: 'Ya escrito', addressee, action: 'choose' })
    expect(chosen).toContain(`name="addressee" value="${addressee}"`)
    expect(chosen).toContain('Ya escrito')
    const stored = await administrator.post(FORM, { ...hidden(chosen), ...UPDATE, action: 'draft' })
    expect([stored.status, stored.headers.get('location')]).toEqual([303, expect.stringMatching(/\/updates\/[0-9a-f-]{36}$/)])
  })

  it('without an addressee the form says so at its search', async () => {
    const refused = await send({ ...hidden(await page(`${FORM}/new`)), ...UPDATE, action: 'check' })
    expect(refused).toMatch(/href="#addressee"[^]*id="addressee"/)
  })

  it('several are chosen from more than one search', async () => {
    const path = `${FORM}/several`
    const boxes = (markup: string) => [...markup.matchAll(/id="addressee_([0-9a-f-]{36})"[^>]*?(checked)?\s*\/>/g)]
    const first = boxes(await send({ find_recommendation: 'XL-1', action: 'find' }, path))[0]?.[1] ?? ''
    const second = await send({ addressees: first, find_recommendation: 'XL-2', action: 'find' }, path)
    expect(
      boxes(second)
        .filter(([, , checked]) => checked)
        .map(([, id]) => id),
    ).toEqual([first])
    const other = boxes(second).find(([, id]) => id !== first)?.[1] ?? ''
    const form = new FormData()
    for (const [name, value] of Object.entries({ ...UPDATE, action: 'check' })) form.set(name, value)
    for (const id of [first, other]) form.append('addressees', id)
    const checked = await (await administrator.post(path, form)).text()
    expect(checked).toContain('XL-1')
    expect(checked).toContain('XL-2')
  })

  it('deadlines and owners, and what a proposal is about, come a page or a search at a time', async () => {
    const first = await page('/es/workspace/addressees')
    const next = /href="([^"]+)" rel="next"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const ids = (markup: string) => [...markup.matchAll(/id="addressee_([0-9a-f-]{36})"/g)].map(([, id = '']) => id)
    expect(ids(first)).toHaveLength(50)
    expect(ids(await page(next)).some((id) => ids(first).includes(id))).toBe(false)
    expect(ids(await page('/es/workspace/addressees?recommendation=XL-9')).length).toBeLessThan(50)
    const positions = (markup: string) =>
      offered(/<select id="position-subject"[^]*?<\/select>/.exec(markup)?.[0] ?? '').map(({ text }) => text)
    expect(positions(await page('/es/workspace/proposals/new'))).toEqual([])
    const found = positions(await page('/es/workspace/proposals/new?q=xl-9'))
    expect(found.length).toBeGreaterThan(0)
    expect(found.every((text) => text.startsWith('XL-9 '))).toBe(true)
    expect(await page('/es/workspace')).toContain('Mesa de trabajo')
  })
})
