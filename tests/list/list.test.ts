import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishUpdate, testApp, type TestApp } from '../support/record.ts'

let app: TestApp

beforeAll(async () => {
  app = await testApp({ instant: '2026-11-02T15:00:00Z' })
  const { record } = app
  record.clock.set('2026-11-02T16:00:00Z')
  for (const [code, status] of [
    ['REC-02', 'partial'],
    ['REC-05', 'implemented'],
    ['REC-07', 'substantial'],
  ] as const)
    await publishUpdate(record, await record.addressee(code), { status })
})

afterAll(() => app?.close())

const page = async (path: string, status = 200) => {
  const response = await app.get(path, { accept: 'text/html' })
  expect([path, response.status]).toEqual([path, status])
  return response.text()
}
const count = (body: string) => Number(/role="status">\s*([\d,]+)/.exec(body)?.[1]?.replaceAll(',', ''))
const codes = (body: string) => [...body.matchAll(/<h2>\s*<a href="[^"]*\/recommendations\/([A-Z0-9-]+)/g)].map(([, code = '']) => code)
const unescaped = (text: string) => text.replaceAll('&amp;', '&').replaceAll('&quot;', '"')
/** Address and count of every value that a facet offers. */
const offers = (body: string) =>
  [...body.matchAll(/<a href="([^"]+)"[^>]*>(?:(?!<\/a>)[\s\S])*?<span class="number"\s*>([\d,]+)/g)].map(([, path = '', n = '']) => ({
    path: unescaped(path),
    n: Number(n.replaceAll(',', '')),
  }))

describe('the list', () => {
  it.each(['', '?country=US', '?q=acuerdos', '?status=not_assessed&theme=oversight', '?q=military&country=PE&as_of=2026-11-02T15:30:00Z'])(
    'of “%s”: every facet counts what its link leads to, and a chosen one leads back',
    async (query) => {
      const body = await page(`/en/recommendations${query}`)
      const offered = offers(body)
      expect(offered.length).toBeGreaterThan(5)
      for (const { path, n } of offered) {
        const reached = await page(path)
        const back = path.replace(/&?as_of=[^&]*/, '').length < `/en/recommendations${query.replace(/&?as_of=[^&]*/, '')}`.length
        if (!back) expect([path, count(reached)]).toEqual([path, n])
      }
    },
    120_000,
  )

  it('marks what was searched for, in either language, and offers what may have been meant', async () => {
    const body = await page('/es/recommendations?q=fiscalización')
    expect(body).toMatch(/<mark>[^<]*fiscali[^<]*<\/mark>/i)
    expect(await page('/en/recommendations?q=oversight')).toMatch(/<mark>oversight<\/mark>/i)
    const mistyped = await page('/es/recommendations?q=aquerdos')
    expect(mistyped).toMatch(/¿Quiso decir\s*<a href="\/es\/recommendations\?q=[a-z]+"/)
    const nothing = await page('/en/recommendations?q=zzzzqqqq&country=PE')
    expect(codes(nothing)).toEqual([])
    expect(nothing).toContain('href="/en/recommendations?country=PE"')
  })

  it('is sorted as asked, and says so', async () => {
    const catalogue = codes(await page('/en/recommendations'))
    const byStatus = await page('/en/recommendations?sort=status')
    expect(/sort=status"\s+aria-current="true"/.test(byStatus)).toBe(true)
    expect(codes(byStatus).toSorted()).toEqual(catalogue.toSorted())
    expect(codes(byStatus)).not.toEqual(catalogue)
    const latest = codes(await page('/en/recommendations?sort=updated'))
    expect(latest.slice(0, 3).toSorted()).toEqual(['REC-02', 'REC-05', 'REC-07'])
  })

  it('has one address a view, however it was typed', async () => {
    for (const typed of [
      'theme=oversight&country=PE&q=',
      'country=PE&theme=oversight',
      'sort=catalogue&country=PE&overdue=0&theme=oversight',
    ]) {
      expect(await page(`/en/recommendations?${typed}`)).toContain(
        '<link rel="canonical" href="https://vigia.example/en/recommendations?theme=oversight&amp;country=PE"',
      )
    }
  })

  it('answers what does not fit with a page that keeps what was typed', async () => {
    for (const [name, value] of [
      ['q', 'a\u0001b'],
      ['theme', 'No <such> "theme"'],
      ['theme', 'nothing-of-that-name'],
      ['institution', '../etc'],
      ['status', 'finished'],
      ['country', 'XX'],
      ['concern', 'a b'],
      ['standard', '<b>'],
      ['agreement_type', "' or 1=1 --"],
      ['overdue', 'maybe'],
      ['stale', '2'],
      ['awaiting_reply', 'yes'],
      ['sort', 'colour'],
      ['after', 'not-a-cursor'],
      ['as_of', 'yesterday'],
      ['as_of', '2030-01-01'],
    ] as const) {
      for (const language of ['es', 'en']) {
        const body = await page(
          `/${language}/recommendations?${new URLSearchParams({ [name]: value, q: name === 'q' ? value : 'agua' }).toString()}`,
          400,
        )
        const typed = new RegExp(`id="asked-${name}"[^>]*value="([^"]*)"`).exec(body)?.[1] ?? ''
        const plain = typed.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&#39;', "'")
        expect(unescaped(plain)).toBe(value)
        if (name !== 'q') expect(body).toContain('name="q" value="agua"')
      }
    }
  })
})
