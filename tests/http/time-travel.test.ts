import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishUpdate, testApp, type TestApp } from '../support/record.ts'

let app: TestApp

beforeAll(async () => {
  app = await testApp({ instant: '2026-11-02T15:00:00Z' })
})

afterAll(() => app?.close())

describe('time travel', () => {
  it('before the record began there was nothing, and the pages say so', async () => {
    for (const path of ['', '/recommendations', '/institutions', '/agreements', '/changes', '/corrections', '/reports']) {
      const response = await app.get(`/es${path}?as_of=2020-01-01`, { accept: 'text/html' })
      expect([path, response.status]).toEqual([path, 200])
      expect(await response.text()).not.toMatch(/REC-\d\d/)
    }
    expect((await app.get('/es/recommendations/REC-01?as_of=2020-01-01', { accept: 'text/html' })).status).toBe(404)
  })

  it('what a page showed at an instant is what it shows later as of that instant', async () => {
    const { record } = app
    record.clock.set('2026-11-05T15:00:00Z')
    const body = async (query: string) => {
      const page = await (await app.get(`/en/recommendations${query}`)).text()
      return /<main[\s\S]*<\/main>/.exec(page)?.[0].replaceAll(/as_of=[^"&]*|<p class="as-of[\s\S]*?<\/p>/g, '')
    }
    const statuses = async (query: string) => (await body(query))?.match(/data-status="\w+"|class="mark[^"]*"/g)
    const seen = await statuses('')
    expect(seen?.length ?? 0).toBeGreaterThan(10)
    record.clock.set('2026-11-06T15:00:00Z')
    for (const code of ['REC-02', 'REC-05']) await publishUpdate(record, await record.addressee(code), { status: 'implemented' })
    expect(await statuses('')).not.toEqual(seen)
    expect(await statuses('?as_of=2026-11-05T15:00:00Z')).toEqual(seen)
    expect(await statuses('?as_of=2026-11-05')).toEqual(seen)
  })
})
