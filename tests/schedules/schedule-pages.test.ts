import { afterAll, beforeAll, expect, it } from 'vitest'
import { words } from '../../templates/i18n/index.ts'
import { httpSession, type HttpSession } from '../support/http-session.ts'
import { EDITOR } from '../support/people.ts'
import { hiddenFields, unescaped } from '../support/posted-form.ts'
import { startServer, type TestServer } from '../support/server.ts'

const es = words('es')
const PATH = '/es/workspace/schedules'
const FORM = {
  slug: 'transparencia',
  name_es: 'Transparencia «al día»',
  name_en: 'Transparency “to date”',
  cadence: 'cron',
  cron: '0 9 * * MON#1',
  time_zone: 'America/New_York',
  scope: '/es/recommendations?theme=transparency',
  length: 'brief',
  languages_es: '1',
  languages_en: '1',
  topics_all: '1',
  hold_days: '5',
}
let server: TestServer
let administrator: HttpSession

beforeAll(async () => {
  server = await startServer({ instant: '2026-11-20T15:00:00Z' })
  administrator = httpSession(server.origin)
  const { name, publicName, email, password } = EDITOR
  const account = { name, public_name: publicName, email, password, password_again: password }
  await administrator.post(new URL(await server.invitation('administrator')).pathname, account)
})
afterAll(() => server?.close())

async function page(response: Promise<Response>): Promise<{ readonly status: number; readonly text: string }> {
  const got = await response
  return { status: got.status, text: unescaped(await got.text()).replaceAll(/\s+/g, ' ') }
}

it('an administrator sees the three schedules that are there from the start, with their next editions', async () => {
  const { status, text } = await page(administrator.get(PATH))
  expect(status).toBe(200)
  expect(text).toContain('Sale el 1 de diciembre de 2026 a las 00:00 (Lima), sobre noviembre de 2026.')
  expect(text).toContain('Sale el 1 de enero de 2027 a las 00:00 (Lima), sobre el cuarto trimestre de 2026.')
  expect(text).toContain('Sale el 1 de enero de 2027 a las 00:00 (Lima), sobre el año 2026.')
  expect((await page(administrator.get('/es/workspace'))).text).toContain('href="/es/workspace/schedules"')
})

it('checks a schedule before it is saved, keeps what was typed, and shows it afterwards', async () => {
  const checked = await page(administrator.post(`${PATH}/new`, { ...FORM, action: 'check' }))
  expect(checked.status).toBe(200)
  expect(checked.text).toContain('A las 09:00, en el primer lunes del mes (0 9 * * MON#1)')
  const line =
    'Queda lista para aprobar el 7 de diciembre de 2026 a las 09:00 (New York), sobre los días del 2 de noviembre al 7 de diciembre de 2026.'
  expect(checked.text).toContain(line)
  expect(checked.text.match(/Queda lista/g)).toHaveLength(5)
  expect(checked.text).toMatch(/Hoy trata de 1 recomendación de 13\./)
  for (const kept of [
    'value="Transparencia «al día»"',
    'value="transparency" selected',
    'value="0 9 * * MON#1"',
    'value="America/New_York" selected',
  ]) {
    expect(checked.text).toContain(kept)
  }
  expect((await administrator.get(`${PATH}/transparencia`)).status).toBe(404)
  const saved = await administrator.post(`${PATH}/new`, { ...FORM, action: 'save' })
  expect([saved.status, saved.headers.get('location')]).toEqual([303, `${PATH}/transparencia`])
  const shown = await page(administrator.get(`${PATH}/transparencia`))
  expect(shown.text).toContain(line)
  expect(shown.text).toContain('La creó Emilio Vargas Soto.')
})

it('names every fault at its field, warns of a scope that holds nothing, and saves neither', async () => {
  const bad = await page(
    administrator.post(`${PATH}/new`, {
      ...FORM,
      cron: '* * * * *',
      time_zone: 'America/Chiclayo',
      scope: '?sort=up',
      languages_es: '',
      languages_en: '',
      action: 'save',
    }),
  )
  expect(bad.status).toBe(422)
  for (const key of ['errors.schedule_slug_taken', 'errors.cron_too_often', 'errors.languages_missing'] as const)
    expect(bad.text).toContain(es.t(key))
  expect(bad.text).toContain(es.t('errors.scope_no_filter', { name: 'sort' }))
  for (const field of ['slug', 'cron', 'time_zone', 'scope', 'languages']) expect(bad.text).toContain(`<a href="#${field}">`)
  for (const kept of ['value="?sort=up"', 'value="America/Chiclayo" selected']) expect(bad.text).toContain(kept)
  const empty = await page(administrator.post(`${PATH}/new`, { ...FORM, slug: 'vacia', scope: '?q=zzzz', action: 'check' }))
  expect([empty.status, empty.text.includes(es.t('schedules.preview.nothing'))]).toEqual([200, true])
})

it('shows both versions when somebody else was first, ends after a question, and resumes', async () => {
  const edit = `${PATH}/transparencia/edit`
  const form = { ...FORM, ...flat((await page(administrator.get(edit))).text, /edit$/) }
  expect((await administrator.post(edit, { ...form, name_es: 'Primera', action: 'save' })).status).toBe(303)
  const late = await page(administrator.post(edit, { ...form, name_es: 'Segunda', action: 'save' }))
  expect(late.status).toBe(409)
  for (const said of ['Primera', 'value="Segunda"', es.t('schedules.conflict.title')]) expect(late.text).toContain(said)
  const again = { ...form, ...flat(late.text, /edit$/), name_es: 'Segunda' }
  expect((await administrator.post(edit, { ...again, action: 'save' })).status).toBe(303)
  expect((await page(administrator.get('/en/workspace/schedules/transparencia'))).text).toContain('Version 3')
  const end = `${PATH}/transparencia/end`
  expect((await administrator.post(end, { version: '1' })).status).toBe(409)
  expect((await administrator.post(end, flat((await page(administrator.get(end))).text, /end$/))).status).toBe(303)
  const ended = await page(administrator.get(`${PATH}/transparencia`))
  expect([ended.text.includes('Queda lista'), ended.text.includes('La terminó')]).toEqual([false, true])
  expect((await administrator.post(`${PATH}/transparencia/resume`, flat(ended.text, /resume$/))).status).toBe(303)
  expect((await page(administrator.get(PATH))).text).toContain('Queda lista')
})

it('is not for readers', async () => {
  const reader = httpSession(server.origin)
  for (const path of ['', '/new', '/monthly', '/monthly/edit', '/monthly/end']) expect((await reader.get(PATH + path)).status).toBe(303)
  expect((await reader.post(`${PATH}/monthly/end`, { version: '1' })).status).toBe(401)
})

function flat(text: string, action: RegExp): Record<string, string> {
  return Object.fromEntries(Object.entries(hiddenFields(text, action)).map(([name, values]) => [name, values[0] ?? '']))
}
