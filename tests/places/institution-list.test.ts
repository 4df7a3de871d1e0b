import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addInstitution, addRecommendation } from '../../src/recommendations/index.ts'
import { publishUpdate, testApp, type TestApp } from '../support/record.ts'

const MANY = 66
let app: TestApp

/** A record of many institutions: every third of the United States, one of them with an accent. */
beforeAll(async () => {
  app = await testApp({ instant: '2026-10-02T15:00:00Z' })
  const { record } = app
  record.clock.set('2026-10-05T15:00:00Z')
  const slugs = Array.from({ length: MANY }, (_, n) => `entidad-${n}`)
  for (const [n, slug] of slugs.entries()) {
    const name = n === 7 ? { es: 'Dirección de Ríos', en: 'Rivers Office' } : { es: `Entidad ${n}`, en: `Body ${n}` }
    await addInstitution(record.administrator, { slug, country: n % 3 === 0 ? 'US' : 'PE', kind: 'executive', name })
  }
  await addRecommendation(record.administrator, {
    code: 'XL-01',
    slug: 'xl-01',
    title: { es: 'Que todas informen', en: 'That all report' },
    statement: { es: 'Que todas informen cada año.', en: 'That all report every year.' },
    theme: 'transparency',
    kind: 'explicit',
    addressees: slugs.map((institution) => ({ institution, basis: 'source' as const })),
    quotes: [{ source: '001', quote: 'Que informen.', locator: null }],
    concerns: [],
    standards: [],
    agreementTypes: [],
    impacts: [],
    claims: [],
  })
  record.clock.set('2026-10-06T15:00:00Z')
})

afterAll(() => app?.close())

async function page(path: string, status = 200): Promise<string> {
  const response = await app.get(path, { accept: 'text/html' })
  expect([path, response.status]).toEqual([path, status])
  return response.text()
}

/** Slugs of the rows of a page, in their order. */
function rows(html: string): readonly string[] {
  return [...html.matchAll(/<th scope="row">\s*<div>\s*<a href="\/e[sn]\/institutions\/([a-z0-9-]+)[^>]*>/g)].map(([, slug = '']) => slug)
}

/** All pages of a list, as a reader turns them. */
async function turned(path: string): Promise<readonly (readonly string[])[]> {
  const pages: (readonly string[])[] = []
  for (let next: string | undefined = path; next !== undefined;) {
    const html = await page(next)
    pages.push(rows(html))
    next = /href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
  }
  return pages
}

describe('a long list of institutions', () => {
  it('comes a page at a time, each once, by country and name, in every language and at every instant', async () => {
    const pages = await turned('/es/institutions')
    expect(pages.slice(0, -1).every(({ length }) => length === 50)).toBe(true)
    expect(pages.length).toBeGreaterThan(1)
    const all = pages.flat()
    expect(new Set(all).size).toBe(all.length)
    expect(all.filter((slug) => slug.startsWith('entidad-'))).toHaveLength(MANY)
    expect(all.indexOf('entidad-2')).toBeLessThan(all.indexOf('entidad-0'))
    expect((await turned('/en/institutions')).flat().toSorted()).toEqual(all.toSorted())
    const before = (await turned('/es/institutions?as_of=2026-10-03')).flat()
    expect(all.filter((slug) => !slug.startsWith('entidad-')).toSorted()).toEqual(before.toSorted())
  })

  it('is searched by name without accents, narrowed by country and sorted; its files hold the same', async () => {
    expect((await turned('/es/institutions?q=direccion+RIOS')).flat()).toEqual(['entidad-7'])
    expect((await turned('/en/institutions?q=rivers')).flat()).toEqual(['entidad-7'])
    const american = await turned('/es/institutions?q=entidad-&country=US')
    expect(american.flat()).toHaveLength(MANY / 3)
    const json: unknown = await (await app.get('/es/institutions.json?q=entidad-&country=US&sort=asked')).json()
    expect(JSON.stringify(json).match(/"slug":"entidad-/g)).toHaveLength(MANY / 3)
    expect(await page('/es/institutions?q=nadie')).toContain('Ninguna institución coincide')
    expect(rows(await page('/es/institutions?sort=asked'))[0]).not.toMatch(/^entidad/)
    const late = await app.record.addressee('XL-01', 50)
    await publishUpdate(app.record, late, { status: 'partial' })
    expect(await page('/es/institutions?q=entidad-50')).toMatch(/<b>1<\/b>\s*<span class="status"><svg class="mark s-partial"/)
    for (const query of ['sort=size', 'country=XX', "after='", 'q=%00']) await page(`/es/institutions?${query}`, 400)
  })
})
