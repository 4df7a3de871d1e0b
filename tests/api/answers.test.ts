import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operations } from '../../src/api/index.ts'
import { withdrawRecommendation } from '../../src/recommendations/index.ts'
import { publishUpdate, testApp, type TestApp } from '../support/record.ts'
import { apiClient, keyOf, REVIEWS, WRITES, type ApiAnswer, type ApiClient } from './api-client.ts'

let app: TestApp
let ask: ApiClient
let contributor: string
let editor: string

beforeAll(async () => {
  app = await testApp({ instant: '2026-11-02T15:00:00Z' })
  ask = apiClient(app)
  contributor = await keyOf(app.record.contributor, ...WRITES)
  editor = await keyOf(app.record.editor, ...REVIEWS)
})
afterAll(() => app?.close())

const codes = ({ json }: ApiAnswer): readonly string[] => json.items.map(({ code }) => code)

describe('reading', () => {
  it('goes through a list page by page by its Link header, each item once, with the properties that were asked for', async () => {
    const seen: string[] = []
    let path: string | undefined = '/recommendations?limit=5&fields=code'
    for (; path !== undefined;) {
      const answer = await ask('GET', path)
      expect(answer.json.items.every((item) => Object.keys(item).join() === 'code')).toBe(true)
      seen.push(...codes(answer))
      const links: string = answer.headers.get('link') ?? ''
      expect(links).toContain('<https://vigia.example/api/v1/recommendations?limit=5&fields=code>; rel="first"')
      path = /<[^>]*\/api\/v1(\/[^>]*)>; rel="next"/.exec(links)?.[1]
    }
    expect(seen).toEqual(codes(await ask('GET', '/recommendations?limit=100')))
    expect(seen).toHaveLength(13)
    const addressees: string[] = []
    for (let after = ''; after !== 'end';) {
      const { json } = await ask('GET', `/addressees?limit=20&fields=id&after=${after}`)
      addressees.push(...json.items.map(({ id }) => id))
      after = json.next ?? 'end'
    }
    expect([addressees.length, new Set(addressees).size]).toEqual([51, 51])
  })

  it('every list has pages and fields, every read that travels an as_of, and none takes a date that is none', async () => {
    const faults: unknown[] = []
    const lists = operations.filter(({ list, path }) => list !== undefined && !path.includes('{'))
    const travelling = operations.filter(({ travels, path }) => travels === true && !path.includes('{'))
    expect([lists.length > 15, travelling.length > 10]).toEqual([true, true])
    const expectAnswer = async (path: string, status: number, more: (answer: ApiAnswer) => boolean) => {
      const answer = await ask('GET', path, { key: editor })
      if (answer.status !== status || !more(answer)) faults.push([path, answer.status, answer.json])
    }
    const needed: Readonly<Record<string, string>> = { '/compare': 'from=2026-11-01&' }
    for (const { path, list } of lists) {
      const [field = ''] = Object.keys(list?.shape ?? {})
      const asked = `${path}?${needed[path] ?? ''}limit=1&fields=${field}`
      await expectAnswer(asked, 200, ({ json, headers }) => {
        const only = json.items.every((item) => Object.keys(item).every((name) => name === field))
        return (
          only &&
          json.items.length <= 1 &&
          (headers.get('link') ?? '').includes('rel="first"') &&
          (json.next === null) !== (headers.get('link') ?? '').includes('rel="next"')
        )
      })
      await expectAnswer(`${path}?${needed[path] ?? ''}fields=nothing`, 400, ({ json }) => json.errors.length === 1)
      await expectAnswer(`${path}?${needed[path] ?? ''}after=W10`, 400, ({ json }) => json.errors[0]?.key === 'cursor_invalid')
    }
    const instant = '2026-11-02T14:00:00.000Z'
    for (const { path } of travelling) {
      const asked = `${path}?${needed[path] ?? ''}as_of=`
      await expectAnswer(`${asked}${instant}`, 200, ({ json }) => (json as unknown as { as_of: string }).as_of === instant)
      for (const none of ['yesterday', '2026-02-30', '2026-11-03'])
        await expectAnswer(`${asked}${none}`, 400, ({ json }) => json.errors[0]?.key.startsWith('as_of_') === true)
    }
    expect(faults).toEqual([])
  })

  it('tells proposals page by page, the newest first: to their author, and to who reviews what waits', async () => {
    const recommendation = (await ask('GET', '/recommendations/REC-04')).json.id
    const texts = (text: string) => ({ es: text, en: text })
    const made: string[] = []
    for (const title of ['a', 'b', 'c']) {
      const content = { title: texts(title), unit: texts('%'), direction: 'up' }
      made.unshift(
        (await ask('POST', '/proposals', { key: contributor, body: { kind: 'indicator', subject_id: recommendation, content } })).json.id,
      )
    }
    const seen: (readonly [string, boolean])[] = []
    let path: string | undefined = '/proposals?limit=2&fields=id,own&state=submitted'
    for (; path !== undefined;) {
      const answer = await ask('GET', path, { key: editor })
      seen.push(...answer.json.items.map((item) => [item.id, (item as unknown as { own: boolean }).own] as const))
      path = /<[^>]*\/api\/v1(\/[^>]*)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1]
    }
    expect(seen).toEqual(made.map((id) => [id, false]))
    const own = await ask('GET', '/proposals?fields=id,own', { key: contributor })
    expect(own.json.items).toEqual(made.map((id) => ({ id, own: true })))
    expect((await ask('GET', '/proposals?state=returned', { key: contributor })).json.items).toEqual([])
    expect((await ask('GET', '/proposals?state=lost', { key: contributor })).status).toBe(400)
  })

  it('answers 304 to who has it, until something is published; keyed answers are for nobody else', async () => {
    const first = await ask('GET', '/recommendations/REC-02')
    const etag = first.headers.get('etag') ?? ''
    expect([etag.startsWith('"'), first.headers.get('cache-control')]).toEqual([true, 'public, max-age=60'])
    // A cache between must not give it to whoever has a key.
    expect(first.headers.get('vary')).toContain('Authorization')
    const again = await ask('GET', '/recommendations/REC-02', { headers: { 'if-none-match': etag } })
    expect([again.status, again.json, again.headers.get('etag')]).toEqual([304, null, etag])
    const modified = { 'if-modified-since': first.headers.get('last-modified') ?? '' }
    expect((await ask('GET', '/recommendations/REC-02', { headers: modified })).status).toBe(304)
    app.record.clock.set('2026-11-02T15:05:00Z')
    await publishUpdate(app.record, await app.record.addressee('REC-02'))
    expect((await ask('GET', '/recommendations/REC-02', { headers: { 'if-none-match': etag } })).status).toBe(200)
    expect((await ask('GET', '/recommendations/REC-02', { headers: modified })).status).toBe(200)
    const keyed = await ask('GET', '/recommendations/REC-02', { key: contributor })
    expect([keyed.headers.get('cache-control'), keyed.headers.get('vary')]).toEqual(['private, no-cache', 'Authorization'])
  })

  it('tells the record as it stood, and what was withdrawn', async () => {
    const id = (await ask('GET', '/updates?recommendation=REC-02&limit=1')).json.items[0]?.id ?? ''
    const before = 'as_of=2026-11-02T15:04:00Z'
    expect((await ask('GET', `/updates/${id}?${before}`)).status).toBe(404)
    expect((await ask('GET', `/figures?${before}`)).json).toMatchObject({ assessed: 2, as_of: '2026-11-02T15:04:00.000Z' })
    expect((await ask('GET', '/figures')).json).toMatchObject({ assessed: 3, as_of: null })
    app.record.clock.set('2026-11-02T15:10:00Z')
    await withdrawRecommendation(app.record.editor, { code: 'REC-13', reason: { es: 'Repetida', en: 'A duplicate' } })
    expect((await ask('POST', `/updates/${id}/withdraw`, { key: editor, body: { reason: { en: 'False' } } })).status).toBe(200)
    for (const path of ['/recommendations/REC-13', `/updates/${id}`]) {
      const gone = await ask('GET', path)
      expect([gone.status, gone.type]).toEqual([410, 'application/problem+json'])
      expect(gone.json).toMatchObject({
        type: 'https://vigia.example/api/problems#gone',
        tombstone: { at: '2026-11-02T15:10:00.000Z', reason: { en: expect.any(String) }, seq: expect.any(Number) },
      })
      expect((await ask('GET', `${path}?as_of=2026-11-02T15:06:00Z`)).status).toBe(200)
    }
  })

  it('lets pages of other sites read, tells methods, and keeps HEAD without a body', async () => {
    const head = await ask('HEAD', '/themes')
    expect([head.status, head.json, head.headers.get('access-control-allow-origin')]).toEqual([200, null, '*'])
    const options = await ask('OPTIONS', '/updates', { headers: { origin: 'https://other.example' } })
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, POST, HEAD, OPTIONS'])
    expect(options.headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS')
    expect(options.headers.get('access-control-allow-credentials')).toBeNull()
    const wrong = await ask('DELETE', '/themes')
    expect([wrong.status, wrong.headers.get('allow'), wrong.type]).toEqual([405, 'GET, HEAD, OPTIONS', 'application/problem+json'])
  })
})

describe('what is wrong is a problem that names where', () => {
  it.each([
    ['/recommendations?limit=0', 400, 'limit'],
    ['/recommendations?limit=5&limit=6', 400, 'limit'],
    ['/recommendations?colour=red', 400, 'colour'],
    ['/recommendations?sort=id;drop table', 400, 'sort'],
    ['/recommendations?theme=%27%20or%201=1', 400, 'theme'],
    ['/recommendations?q=%00', 400, 'q'],
    ['/recommendations?as_of=2026-02-30', 400, 'as_of'],
    ['/recommendations?as_of=2999-01-01', 400, 'as_of'],
    ['/agreements?as_of=%0D', 400, 'as_of'],
    ['/changes?concern=%0C%C3%AA', 400, 'concern'],
    ['/changes?agreement=%09air', 400, 'agreement'],
    ['/updates?after=bm90aGluZw', 400, 'after'],
    ['/updates?fields=id,password', 400, 'fields'],
    ['/updates?addressee=1', 400, 'addressee'],
    ['/recommendations/%00', 404, null],
    ['/recommendations/%ED%A0%80', 404, null],
    [`/recommendations/${'x'.repeat(3_000)}`, 404, null],
    ['/updates/REC-01', 404, null],
    ['/changes/99999999999999999999', 404, null],
    ['/changes/-1', 404, null],
  ] as const)('%s', async (path, status, parameter) => {
    const answer = await ask('GET', path)
    expect([answer.status, answer.type, answer.json.status]).toEqual([status, 'application/problem+json', status])
    if (parameter !== null) expect(answer.json.errors).toMatchObject([{ parameter, detail: expect.stringMatching(/\w{4}/) }])
  })

  it.each([
    ['not JSON', '{"a":', 400, null],
    ['half a surrogate', '{"title":"\\ud800"}', 400, '/title'],
    ['U+0000', '{"title":"\\u0000"}', 400, '/title'],
    ['not UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 400, null],
    ['deep', `{"title":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, 400, null],
    ['another type', '{"kind":"press","title":7,"date":"2026","language":"es","publisher":"x"}', 400, '/title'],
    ['a year that there was not', '{"kind":"press","title":"x","date":"0000","language":"es","publisher":"x"}', 400, '/date'],
    ['too much', `{"title":"${'x'.repeat(1_100_000)}"}`, 413, null],
  ] as const)('a body: %s', async (_, body, status, pointer) => {
    const answer = await ask('POST', '/evidence', { key: contributor, body, headers: { 'content-type': 'application/json' } })
    expect([answer.status, answer.type]).toEqual([status, 'application/problem+json'])
    if (pointer !== null) expect(answer.json.errors).toMatchObject([{ pointer, key: expect.any(String) }])
  })

  it('names places as they were spelt, in the language that was asked for', async () => {
    const sent = { addresseeId: 'x', effective_on: 'never', new_evidence: [{ title: '', kind: 'press' }] }
    const es = await ask('POST', '/updates', { key: contributor, body: sent, headers: { 'accept-language': 'es' } })
    const pointers = es.json.errors.map(({ pointer }) => pointer)
    expect(pointers).toEqual(expect.arrayContaining(['/addresseeId', '/effective_on', '/new_evidence/0/title', '/status']))
    expect([es.headers.get('content-language'), es.json.title]).toEqual(['es', 'Algo de la petición no es válido'])
  })

  it('406, 415, 428, 412: what cannot be answered, read or changed', async () => {
    expect((await ask('GET', '/themes', { headers: { accept: 'text/csv' } })).status).toBe(406)
    expect((await ask('GET', '/themes', { headers: { accept: 'text/csv, application/json;q=0.1' } })).status).toBe(200)
    expect((await ask('POST', '/evidence', { key: contributor, body: 'a=b', headers: { 'content-type': 'text/plain' } })).status).toBe(415)
    const addressee_id = await app.record.addressee('REC-03')
    const content = { status: 'partial', effective_on: '2026-02-01', reason: { es: 'Porque' } }
    const { id } = (await ask('POST', '/updates', { key: contributor, body: { addressee_id, ...content } })).json
    const draft = await ask('GET', `/drafts/${id}`, { key: contributor })
    const edit = (tag: string | null, body: object = content) =>
      ask('PUT', `/drafts/${id}`, { key: contributor, body, headers: tag === null ? {} : { 'if-match': tag } })
    expect((await edit(null)).status).toBe(428)
    const changed = await edit(draft.headers.get('etag'), { ...content, reason: { es: 'Otra' } })
    expect([changed.status, changed.json.reason.es]).toEqual([200, 'Otra'])
    for (const tag of [draft.headers.get('etag'), 'W/"2"', '"x"']) expect((await edit(tag)).status).toBe(412)
    expect((await edit('*')).status).toBe(200)
    expect((await ask('GET', `/drafts/${id}`, { key: await keyOf(app.record.administrator, 'writeEvidence') })).status).toBe(403)
    expect((await ask('GET', `/drafts/${id}`, { key: editor })).status).toBe(404)
  })
})
