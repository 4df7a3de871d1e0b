import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishUpdate, testApp, type TestApp } from '../support/record.ts'

let app: TestApp
const BADGE = '/es/badges/recommendations/REC-02.svg'

beforeAll(async () => {
  app = await testApp({ instant: '2026-11-02T15:00:00Z' })
  app.record.clock.set('2026-11-10T15:00:00Z')
  await publishUpdate(app.record, await app.record.addressee('REC-02'))
})

afterAll(() => app?.close())

const titleOf = async (path: string) => /<title id="title">([^<]*)/.exec(await (await app.get(path)).text())?.[1]

describe('a badge', () => {
  it('shows the record now or as of an instant, in both languages, and may stand anywhere', async () => {
    const response = await app.get(BADGE)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('image/svg+xml')
    expect(response.headers.get('cache-control')).toBe('public, max-age=600, s-maxage=600')
    expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(response.headers.get('vary')).toBe('Accept-Encoding')
    expect(await titleOf(BADGE)).toMatch(/^Vigía · REC-02 .*: Parcial; 1 de \d+ evaluados$/)
    expect(await titleOf(BADGE.replace('es', 'en'))).toMatch(/: Partial; 1 of \d+ assessed$/)
    expect(await titleOf(`${BADGE}?as_of=2026-11-05`)).toMatch(/: Sin evaluar; 0 de \d+ evaluados$/)
    for (const path of ['/es/badges/institutions/congreso-de-la-republica.svg', '/en/badges/themes/oversight.svg?scheme=dark']) {
      expect([path, (await app.get(path)).status]).toEqual([path, 200])
    }
  })

  it('is not sent again while the record and the day are the same', async () => {
    const first = await app.get(BADGE)
    const etag = first.headers.get('etag') ?? ''
    expect((await app.get(BADGE, { 'if-none-match': etag })).status).toBe(304)
    expect((await app.get(BADGE, { 'if-modified-since': first.headers.get('last-modified') ?? '' })).status).toBe(304)
    app.record.clock.set('2026-11-11T15:00:00Z')
    expect((await app.get(BADGE, { 'if-none-match': etag })).status).toBe(200)
  })

  it.each(['recommendations/REC-99', 'institutions/nobody', 'agreements/uh-60', 'recommendations/%2e%2e', 'constructor/x'])(
    'of %s is a picture that says there is none',
    async (thing) => {
      const response = await app.get(`/en/badges/${thing}.svg`)
      expect([response.status, response.headers.get('content-type')]).toEqual([404, 'image/svg+xml'])
      expect(await response.text()).toContain('Not on the record')
    },
  )

  it.each(['as_of=yesterday', 'as_of=2030-01-01', 'scheme=pink'])('refuses %s, by name', async (query) => {
    const response = await app.get(`${BADGE}?${query}`)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ fields: { [query.split('=')[0] ?? '']: expect.any(String) } })
  })
})

describe('a panel', () => {
  it('may be framed by anybody; nothing else may, not even its neighbours', async () => {
    for (const path of ['/es/panels/recommendations/REC-02', '/es/panels/recommendations/REC-99']) {
      const { headers } = await app.get(path)
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; .*frame-ancestors \*$/)
      expect(headers.get('x-frame-options')).toBeNull()
    }
    for (const path of ['/es', BADGE, '/es/embed/recommendations/REC-02', '/es/panels', '/log/panels', '/es/workspace']) {
      const { headers } = await app.get(path)
      expect([path, headers.get('content-security-policy')]).toEqual([path, expect.stringContaining("frame-ancestors 'none'")])
    }
  })

  it('leads to the page in the state that it shows', async () => {
    const then = encodeURIComponent('2026-11-05T12:00:00Z')
    const html = await (await app.get(`/en/panels/recommendations/REC-02?as_of=${then}`)).text()
    expect(html).toContain(`https://vigia.example/en/recommendations/REC-02?as_of=${encodeURIComponent('2026-11-05T12:00:00.000Z')}`)
    expect(html).not.toContain('<script')
    expect(await titleOf('/en/panels/recommendations/REC-02.svg')).toContain('Partial; 1 of')
  })
})

describe('a page', () => {
  it.each(['', '/recommendations/REC-02', '/institutions/congreso-de-la-republica', '/themes/oversight', '/methodology'])(
    '%s tells sites that show links its title and a picture that is there',
    async (path) => {
      const html = await (await app.get(`/en${path}`)).text()
      const meta = (name: string) => new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`).exec(html)?.[1] ?? ''
      for (const name of ['og:title', 'og:description', 'og:image:alt', 'twitter:title']) expect([name, meta(name)]).not.toEqual([name, ''])
      expect(meta('og:url')).toBe(`https://vigia.example/en${path}`)
      expect([meta('og:locale'), meta('og:locale:alternate'), meta('og:site_name')]).toEqual(['en_US', 'es_PE', 'Vigía'])
      expect(meta('twitter:card')).toBe('summary_large_image')
      const image = new URL(meta('og:image').replaceAll('&amp;', '&'))
      const picture = await app.get(image.pathname + image.search)
      expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png'])
      const { width, height, format } = await sharp(Buffer.from(await picture.arrayBuffer())).metadata()
      expect({ width, height, format }).toEqual({
        width: Number(meta('og:image:width')),
        height: Number(meta('og:image:height')),
        format: 'png',
      })
    },
  )

  it('that offers badge and panel gives addresses that work', async () => {
    const html = await (await app.get('/es/embed/recommendations/REC-02')).text()
    const addresses = [...html.matchAll(/https:\/\/vigia\.example(\/es\/(?:badges|panels|recommendations)\/[^"&)\s]+)/g)].map(
      ([, path]) => path!,
    )
    expect(new Set(addresses).size).toBe(4)
    for (const path of addresses) expect([path, (await app.get(path)).status]).toEqual([path, 200])
    expect((await app.get('/es/embed/recommendations/REC-99')).status).toBe(404)
  })
})

describe('pictures for links', () => {
  it('are there for what is on record only, and another once it changed', async () => {
    for (const path of ['recommendations/REC-99', 'agreements/none', 'reports/none', 'nothing/at-all', 'record/record']) {
      expect([path, (await app.get(`/es/previews/${path}.png`)).status]).toEqual([path, 404])
    }
    const bytes = async () => Buffer.from(await (await app.get('/es/previews/recommendations/REC-05.png')).arrayBuffer())
    const before = await bytes()
    expect((await bytes()).equals(before)).toBe(true)
    await publishUpdate(app.record, await app.record.addressee('REC-05'))
    expect((await bytes()).equals(before)).toBe(false)
  })

  it('asked for in a flood are refused with when to come back, and there again afterwards', async () => {
    const paths = Array.from(
      { length: 40 },
      (_, index) => `/es/previews/record.png?as_of=2026-11-03T15:00:${String(index).padStart(2, '0')}Z`,
    )
    const answers = await Promise.all(paths.map((path) => app.get(path)))
    const refused = answers.filter(({ status }) => status === 503)
    expect(answers.every(({ status }) => status === 200 || status === 503)).toBe(true)
    expect(refused.length).toBeGreaterThan(0)
    expect(refused[0]?.headers.get('retry-after')).toMatch(/^\d+$/)
    expect((await app.get('/es/previews/record.png')).status).toBe(200)
  })
})
