import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { words } from '../../templates/i18n/index.ts'
import { JOURNAL_ACTS } from '../../templates/view/journal.ts'
import { httpSession, type HttpSession } from '../support/http-session.ts'
import { CONTRIBUTOR, EDITOR, type Person } from '../support/people.ts'
import { unescaped } from '../support/posted-form.ts'
import { startServer, type TestServer } from '../support/server.ts'

const PAGE = '/es/workspace/journal'
let server: TestServer
let administrator: HttpSession
let contributor: HttpSession

beforeAll(async () => {
  server = await startServer({ instant: '2026-11-20T15:00:00Z', empty: true })
  administrator = await accept(await server.invitation('administrator'), EDITOR)
  contributor = await accept(await server.invitation('contributor'), CONTRIBUTOR)
  server.clock.set('2026-11-21T04:30:00Z')
  for (let n = 10; n < 65; n += 1)
    await administrator.post('/es/workspace/people/organisations', { name_es: `Red n.º ${n}`, name_en: `Network no. ${n}` })
  server.clock.set('2026-11-21T05:30:00Z')
  await administrator.post('/es/workspace/people/organisations', { name_es: '=1+1 «Andina»', name_en: 'Andean' })
}, 120_000)
afterAll(() => server?.close())

async function accept(link: string, { name, publicName, email, password }: Person): Promise<HttpSession> {
  const session = httpSession(server.origin)
  await session.post(new URL(link).pathname, { name, public_name: publicName, email, password, password_again: password })
  return session
}

const textOf = async (session: HttpSession, path: string) => unescaped(await (await session.get(path)).text())
const idsOn = (page: string) => [...page.matchAll(/<code class="digest">([0-9a-f-]{36})<\/code>/g)].map(([, id]) => id)

it('shows administrators who did what to what, in both languages, page after page without gap or repeat', async () => {
  const first = await textOf(administrator, PAGE)
  expect(first).toContain(`<div>${EDITOR.name}</div>`)
  expect(first).toContain('=1+1 «Andina»')
  expect(first).toContain('(2026-11-21 05:30:00 UTC)')
  const english = await textOf(administrator, '/en/workspace/journal')
  expect(english).toContain(words('en').t('journal.act.organisation_added'))
  expect([english.includes('Network no. 64'), english.includes('Red n.º 64')]).toEqual([true, false])
  const next = /href="([^"]+)" rel="next"/.exec(first)?.[1] ?? ''
  const all = [...idsOn(first), ...idsOn(await textOf(administrator, next))]
  expect([idsOn(first).length, new Set(all).size]).toEqual([50, all.length])
  expect(all.length).toBeGreaterThanOrEqual(58)
  expect(await textOf(administrator, '/es/workspace')).toContain(`href="${PAGE}"`)
})

it('leads from an act to the page of what it was done to, where there is one', async () => {
  const of = async (language: string, act: string) =>
    /<td[^>]*><div><a href="([^"]+)">/.exec(await textOf(administrator, `/${language}/workspace/journal?act=${act}`))?.[1] ?? ''
  for (const [act, name] of [
    ['organisation_added', '=1+1 «Andina»'],
    ['account_created', CONTRIBUTOR.name],
  ] as const) {
    const page = await administrator.get(await of('es', act))
    expect([act, page.status, unescaped(await page.text()).includes(name)]).toEqual([act, 200, true])
  }
  expect(await of('en', 'organisation_added')).toMatch(/^\/en\/workspace\/people\/organisations\//)
  expect(await of('es', 'account_invited')).toBe('')
})

it('is narrowed by act, person and days of the record, and says what cannot narrow it', async () => {
  const rows = async (query: string) => idsOn(await textOf(administrator, `${PAGE}?${query}`)).length
  expect(await rows('act=account_created')).toBe(2)
  // 05:30 UTC is the 21st in Lima, 04:30 the 20th.
  expect(await rows('act=organisation_added&from=2026-11-21')).toBe(1)
  expect(await rows('act=organisation_added&to=2026-11-19')).toBe(0)
  const person = new RegExp(`<option value="([0-9a-f-]{36})"[^>]*>${CONTRIBUTOR.name}`).exec(await textOf(administrator, PAGE))?.[1]
  expect(await rows(`act=account_created&who=${person}`)).toBe(1)
  for (const query of ['act=nothing', 'from=2026-02-30', 'to=x', 'who=ana', 'after=x']) {
    const refused = await administrator.get(`${PAGE}?${query}`)
    expect([refused.status, (await refused.text()).includes(words('es').t('errors.filter_invalid'))]).toEqual([400, true])
  }
})

it('goes out as CSV, whole or narrowed, and no cell is a formula', async () => {
  const answer = await administrator.get(`${PAGE}/journal.csv?act=organisation_added`)
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  const rows = parse(await answer.text(), { bom: true, columns: true }) as Record<string, string>[]
  expect(rows).toHaveLength(56)
  expect(rows[0]).toMatchObject({ time: '2026-11-21T05:30:00.000Z', account: EDITOR.name, subject_name: "'=1+1 «Andina»" })
  expect((await administrator.get(`${PAGE}/journal.csv?act=x`)).status).toBe(400)
})

it('is for nobody else', async () => {
  for (const path of [PAGE, `${PAGE}/journal.csv`]) {
    expect((await contributor.get(path)).status).toBe(403)
    expect((await httpSession(server.origin).get(path)).status).toBe(303)
  }
})

it('knows every act that is written into it', () => {
  const root = join(import.meta.dirname, '../..')
  const written = globSync('{src,jobs}/**/*.ts', { cwd: root }).flatMap((path) => {
    const code = readFileSync(join(root, path), 'utf8')
    const named = code.includes('addJournalEntry(') ? [...code.matchAll(/\bact(?: =|:) ?(?:[^\n]*\? )?'(\w+)'(?: : '(\w+)')?/g)] : []
    return named.flatMap(([, one, other]) => [one, other].flatMap((act) => act ?? []))
  })
  expect(written.length).toBeGreaterThan(50)
  expect(written.filter((act) => !(act in JOURNAL_ACTS))).toEqual([])
  expect(Object.keys(JOURNAL_ACTS).filter((act) => !written.includes(act))).toEqual([])
})
