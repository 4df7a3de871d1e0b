import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setDueDate } from '../../src/recommendations/index.ts'
import { publishUpdate, testApp, type TestApp } from '../support/record.ts'

let app: TestApp

beforeAll(async () => {
  app = await testApp({ instant: '2026-10-02T15:00:00Z' })
  const { record } = app
  const addressee = await record.addressee('REC-02')
  await setDueDate(record.editor, { addresseeId: addressee, dueOn: '2026-10-10' })
  record.clock.set('2026-10-05T15:00:00Z')
  await publishUpdate(record, addressee, { status: 'committed' })
  record.clock.set('2026-11-05T15:00:00Z')
})

afterAll(() => app?.close())

const page = async (path: string, status = 200) => {
  const response = await app.get(path, { accept: 'text/html' })
  expect([path, response.status]).toEqual([path, status])
  return (await response.text()).replaceAll(/\s+/g, ' ')
}

const PATHS = [
  '/institutions',
  '/agreements',
  '/themes',
  '/themes/oversight',
  '/concerns',
  '/concerns/CN-02',
  '/standards',
  '/standards/PE-01',
  '/sources',
  '/sources/001',
  '/matrix',
  '/glossary',
  '/methodology',
]

describe('pages of what recommendations hang on', () => {
  it('answer in both languages, now and as of an instant, and pass the instant on', async () => {
    for (const path of PATHS)
      for (const language of ['es', 'en']) {
        expect(await page(`/${language}${path}`)).toContain('<h1>')
        const then = await page(`/${language}${path}?as_of=2026-10-03`)
        if (path === '/matrix') expect(then).toMatch(/recommendations\/REC-01\?as_of=2026-10-04T04/)
      }
  })

  it('announce the permanent address that they name', async () => {
    const [institution = ''] = /\/es\/institutions\/[a-z-]+(?=">)/.exec(await page('/es/recommendations/REC-02')) ?? []
    const [agreement = ''] = /\/es\/agreements\/[a-z0-9-]+(?=">)/.exec(await page('/es/agreements')) ?? []
    for (const path of [institution, agreement, '/es/themes/oversight', '/es/concerns/CN-02', '/es/standards/PE-01', '/es/sources/001']) {
      const response = await app.get(path, { accept: 'text/html' })
      const announced = /<([^>]+)>; rel="cite-as"/.exec(response.headers.get('link') ?? '')?.[1] ?? 'none'
      expect([path, await response.text()]).toEqual([path, expect.stringContaining(`>${announced}</a>`)])
      const { pathname } = new URL(announced)
      expect([path, (await app.get(pathname, { accept: 'text/html' })).headers.get('location')]).toEqual([
        path,
        expect.stringContaining(path.slice(3)),
      ])
    }
  })

  it('of a date on which the record did not speak of their subject say so, and since when; lists leave it out', async () => {
    const [institution = ''] = /\/es\/institutions\/[a-z-]+(?=">)/.exec(await page('/es/recommendations/REC-02')) ?? []
    for (const path of [institution, '/es/themes/oversight', '/es/concerns/CN-02', '/es/standards/PE-01', '/es/sources/001']) {
      const then = await page(`${path}?as_of=2020-01-01`)
      expect([path, then]).toEqual([path, expect.stringContaining('todavía no hablaba de esto')])
      const [, since = ''] = /<p class="notice">.*?<a href="([^"]+)"/.exec(then) ?? []
      expect(await page(since)).not.toContain('todavía no hablaba de esto')
      expect(await page(path)).not.toContain('todavía no hablaba de esto')
      const list = path.replace(/\/[^/]+$/, '')
      expect(await page(list)).toContain(`href="${path}"`)
      expect(await page(`${list}?as_of=2020-01-01`)).not.toContain(`href="${path}`)
    }
  })

  it('say what is not there and what cannot be asked', async () => {
    for (const path of ['institutions/nobody', 'agreements/none', 'themes/none', 'concerns/CN-99', 'standards/XX-1', 'sources/zzz'])
      await page(`/es/${path}`, 404)
    for (const path of ['agreements?disclosure=secret', 'agreements?year=99', 'matrix?status=done', 'matrix?after=x', 'themes?as_of=soon'])
      await page(`/es/${path}`, 400)
    for (const path of [
      'sources?after=%00',
      'sources/001?after=%27',
      'institutions?sort=x',
      'reports?after=%27',
      'evidence?agreement=%C3%A1',
    ])
      await page(`/es/${path}`, 400)
    for (const path of ["agreements?type='%20or%201=1", 'agreements?after=%00', 'matrix?country=%F0%9F%92%A9'])
      await page(`/es/${path}`, 400)
  })

  it('turn their pages: what comes after a thing is what follows it, and nothing is lost or told twice', async () => {
    const whole = await page('/es/sources')
    const codes = [...whole.matchAll(/href="\/es\/sources\/([^"#]+)"/g)].map(([, code = '']) => code)
    const rest = await page(`/es/sources?after=${codes[0]}`)
    expect([...rest.matchAll(/href="\/es\/sources\/([^"#]+)"/g)].map(([, code = '']) => code)).toEqual(codes.slice(1))
    expect(await page('/es/sources?q=zzzz')).toContain('Ninguna fuente coincide')
    const quoted = (html: string) => [...html.matchAll(/<h3> <a href="\/es\/recommendations\/([A-Z0-9-]+)"/g)].map(([, code = '']) => code)
    const first = quoted(await page('/es/sources/001'))
    expect(quoted(await page(`/es/sources/001?after=${first[0]}`))).toEqual(first.slice(1))
    expect(await page('/es/reports?after=baseline')).toContain('<h1>')
  })

  it('of an agreement lead to its evidence, all of it and no other, on the page and in its files', async () => {
    const [, slug = ''] = /\/es\/agreements\/([a-z0-9-]+)">/.exec(await page('/es/agreements')) ?? []
    const shown = (html: string) =>
      new Set([...html.matchAll(/href="\/(?:es\/evidence|id\/evidence)\/([0-9a-f-]{36})/g)].map(([, id = '']) => id))
    const own = shown(await page(`/es/agreements/${slug}`))
    expect(own.size).toBeGreaterThan(0)
    expect(shown(await page(`/es/evidence?agreement=${slug}`))).toEqual(own)
    const csv = await (await app.get(`/es/evidence.csv?agreement=${slug}`)).text()
    for (const id of own) expect(csv).toContain(id)
    expect(csv.trim().split('\r\n')).toHaveLength(own.size + 1)
    const press = await (await app.get('/es/evidence.csv?kind=press')).text()
    const all = await (await app.get('/es/evidence.csv')).text()
    expect(
      press
        .split('\r\n')
        .slice(1)
        .every((line) => all.includes(line)),
    ).toBe(true)
    await page('/es/evidence?agreement=none', 404)
  })

  it('have numbers that are the length of the list that they lead to', async () => {
    const [path] = /\/es\/institutions\/[a-z-]+(?=">)/.exec(await page('/es/recommendations/REC-02')) ?? ['']
    const institution = await page(path)
    const links = [...institution.matchAll(/<li> ?<a href="\/es\/recommendations\?([^"]+)"><b>(\d+)<\/b>/g)]
    expect(links.length).toBe(5)
    for (const [, query = '', number] of links) {
      const listed = await (await app.get(`/es/recommendations.json?${query.replaceAll('&amp;', '&')}`)).json()
      const rows = (Array.isArray(listed) ? listed : (Object.values(listed as object).find(Array.isArray) ?? [])) as readonly unknown[]
      expect([query, rows.length]).toEqual([query, Number(number)])
    }
  })
})

describe('the matrix', () => {
  it('is a table of headed rows and columns whose cells say their status and lead to the addressee', async () => {
    const matrix = await page('/en/matrix?institution=&theme=')
    expect(matrix).toMatch(/<section class="matrix" tabindex="0" aria-label="[^"]+">/)
    const rows = [...matrix.matchAll(/<th scope="row"> <a href="\/en\/recommendations\/(REC-\d+)"/g)].map(([, code]) => code)
    expect(rows.length).toBe(13)
    const columns = [...matrix.matchAll(/<th scope="col">/g)].length - 1
    const cells = [...matrix.matchAll(/#addressee-([0-9a-f-]+)" title="([^"]+)"/g)]
    expect([...matrix.matchAll(/>not asked</g)].length).toBe(rows.length * columns - cells.length)
    const addressee = await app.record.addressee('REC-02')
    expect(cells.find(([, id]) => id === addressee)?.[2]).toMatch(/^Committed, overdue: /)
    expect(await page('/en/recommendations/REC-02')).toContain(`id="addressee-${addressee}"`)
    expect(matrix).not.toMatch(/h-not_assessed late"><a[^>]*>(?!.*not assessed)/i)
  })

  it('shows as of an instant what stood then', async () => {
    const addressee = await app.record.addressee('REC-02')
    const cell = new RegExp(`#addressee-${addressee}" title="([^":]+):`)
    expect(cell.exec(await page('/en/matrix?as_of=2026-10-03'))?.[1]).toBe('Not assessed')
    expect(cell.exec(await page('/en/matrix?as_of=2026-10-06'))?.[1]).toBe('Committed')
  })
})

describe('words of the record', () => {
  it('open where they stand and are in the glossary under the same definition', async () => {
    const [institutions, glossary] = [await page('/en/institutions'), await page('/en/glossary')]
    const defined = [...institutions.matchAll(/<details class="define"> <summary>([^<]+)<\/summary> <p> (.+?) <a href="([^"]+)">/g)]
    expect(defined.length).toBe(5)
    for (const [, name, text, href = ''] of defined) {
      const id = href.split('#')[1] ?? ''
      expect(glossary).toContain(`<dt id="${id}">${name}</dt> <dd> <p>${text}</p>`)
    }
    expect(await page('/en/methodology')).toContain('The due date has passed and the recommendation is not implemented.')
  })
})
