import { afterAll, beforeAll, expect, it } from 'vitest'
import { httpSession, type HttpSession } from '../support/http-session.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { waitForReport } from './wait-for-report.ts'

let server: TestServer
let reader: HttpSession

beforeAll(async () => {
  server = await startServer({ instant: '2026-11-20T15:00:00Z' })
  // Until the baseline is on record, asking again can mean a later record, so a new report.
  await server.edition(/baseline/, 'es')
  reader = httpSession(server.origin)
})
afterAll(() => server?.close())

const post = (fields: Record<string, string>) => reader.post('/en/reports/requests', fields)
const problems = async (response: Response) => (await response.text()).match(/<code>[a-z_]+<\/code>: [^<]+/g)

it('makes a view of the list into a file that has an address for a week, for whoever asked', async () => {
  const asked = await post({ theme: 'oversight', country: 'PE', q: '', as_of: '2026-11-20T14:30:00Z', length: 'brief' })
  expect(asked.status).toBe(303)
  const path = asked.headers.get('location') ?? ''
  expect(path).toMatch(/^\/en\/reports\/requests\/[0-9a-f-]{36}\?theme=oversight&country=PE&as_of=2026-11-20T14%3A30%3A00Z&length=brief$/)
  const id = path.split('/')[4]?.split('?')[0] ?? ''
  const page = await reader.get(path)
  expect([page.status, page.headers.get('x-robots-tag'), page.headers.get('cache-control')]).toEqual([200, 'noindex, nofollow', 'no-store'])
  const address = await waitForReport(reader, path)
  expect(address).toBe(`/reports/requests/${id}.pdf`)
  const done = await reader.get(path)
  expect(done.headers.get('refresh')).toBeNull()
  expect(await done.text()).toContain('November 27, 2026')

  const file = await reader.get(address)
  expect([file.status, file.headers.get('content-type'), file.headers.get('x-robots-tag')]).toEqual([
    200,
    'application/pdf',
    'noindex, nofollow',
  ])
  expect(file.headers.get('cache-control')).toBe('private, no-cache')
  expect(
    Buffer.from(await file.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  const again = await fetch(server.origin + address, {
    headers: { 'if-none-match': file.headers.get('etag') ?? '', 'cache-control': 'max-age=0' },
  })
  expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0])
  expect((await fetch(`${server.origin}/reports/requests/${id}`, { redirect: 'manual' })).headers.get('location')).toBe(
    `/es/reports/requests/${id}`,
  )
  for (const archive of ['/en/reports', '/en/feeds/reports.atom', '/en/changes'])
    expect(await (await reader.get(archive)).text()).not.toContain(id)
  expect(reader.cookies()).toBe('')

  server.clock.set('2026-11-27T15:00:00Z')
  const gone = await reader.get(path)
  const text = await gone.text()
  expect(gone.status).toBe(410)
  for (const part of ['name="theme" value="oversight"', 'name="as_of" value="2026-11-20T14:30:00Z"', '<option value="brief" selected>'])
    expect(text).toContain(part)
  const goneFile = await fetch(server.origin + address, { headers: { 'accept-language': 'en' } })
  expect(goneFile.status).toBe(410)
  expect(await goneFile.text()).toContain('ask for it again from the list')
  expect((await reader.get(`/en/reports/requests/${id.slice(0, 14)}4${id.slice(15)}`)).status).toBe(404)
  expect((await reader.get('/reports/requests/nothing.pdf')).status).toBe(404)
}, 60_000)

it('refuses on a page that says what is wrong and shows what was asked for', async () => {
  const wrong = await post({ q: 'a\u0007<b>', status: 'finished', as_of: '' })
  expect(wrong.status).toBe(422)
  expect(await problems(wrong.clone())).toEqual([
    '<code>q</code>: It holds control characters, which cannot be stored.',
    '<code>status</code>: One of the filters is not valid.',
  ])
  expect(await wrong.text()).toContain('a�&lt;b&gt;')
  expect(await problems(await post({ as_of: '2030-01-01' }))).toEqual([expect.stringContaining('lies in the future')])
  expect(await problems(await post({ as_of: 'yesterday' }))).toEqual([expect.stringContaining('not a valid date')])
  const foreign = await fetch(`${server.origin}/en/reports/requests`, { method: 'POST', headers: { origin: 'https://elsewhere.example' } })
  expect(foreign.status).toBe(403)
  expect((await reader.get('/es/reports/requests')).headers.get('location')).toBe('/es/recommendations')
})

it('takes ten new ones from one client, then keeps the filters and says when to try again', async () => {
  server.clock.set('2026-11-28T15:00:00Z')
  for (let n = 0; n < 10; n += 1) expect((await post({ q: `número ${n} 🕊 ‏שלום` })).status).toBe(303)
  const refused = await post({ q: 'one more', overdue: '1' })
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60'])
  const text = await refused.text()
  expect(text).toContain('name="q" value="one more"')
  expect(text).toContain('name="overdue" value="1"')
  expect((await post({ q: 'número 3 🕊 ‏שלום' })).status).toBe(303)
})
