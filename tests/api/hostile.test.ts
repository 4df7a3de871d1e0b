import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operations } from '../../src/api/index.ts'
import { issueBaseline } from '../../src/reports/index.ts'
import { publishUpdate } from '../support/record.ts'
import { keyOf, WRITES } from './api-client.ts'
import { ENCODED, INSIDE } from './hostile-texts.ts'
import { listeningApp, type ListeningApp } from './listening-app.ts'
import { rawRequest, type RawAnswer } from './raw-request.ts'

let app: ListeningApp
let key: string

beforeAll(async () => {
  const apiLimits = { readsAMinute: 1_000_000, writesAMinute: 1_000_000 }
  app = await listeningApp({ instant: '2026-11-02T15:00:00Z', apiLimits })
  await publishUpdate(app.record, await app.record.addressee('REC-02'))
  await issueBaseline(app.record.system)
  key = await keyOf(app.record.contributor, ...WRITES)
})
afterAll(() => app?.close())

const get = (path: string, ...headers: string[]) => rawRequest(app.port, [`GET ${path}`, ...headers])

/** Why an answer of the API is wrong, whatever was asked; null: it is not. */
function faultOfApi({ status, headers, text }: RawAnswer): string | null {
  if (status >= 500) return `${status}: ${text.slice(0, 300)}`
  if (INSIDE.test(text)) return `shows the inside: ${text.slice(0, 300)}`
  if (status < 300) return null
  if (status === 304) return text === '' ? null : 'a body with 304'
  if (headers.get('content-type') !== 'application/problem+json') return `${status} as ${headers.get('content-type')}`
  const { status: said, title } = JSON.parse(text.replace(/^[0-9a-f]+\r\n|\r\n0\r\n\r\n$/g, '')) as { status: number; title: string }
  return said === status && title.length > 3 ? null : `${status} says ${text.slice(0, 300)}`
}

/** The same of a page: it speaks the language of its address. */
function faultOfPage({ status, headers, text }: RawAnswer, language: string): string | null {
  if (status >= 500) return `${status}: ${text.slice(0, 300)}`
  if (INSIDE.test(text)) return 'shows the inside'
  if (headers.has('set-cookie')) return 'sets a cookie'
  if (status >= 300 && status < 400) return null
  return text.includes(`<html lang="${language}"`) ? null : `${status} is no page: ${text.slice(0, 200)}`
}

/** Asks many at once, and tells what was wrong with which. */
async function faults(asked: readonly (() => Promise<string | null>)[]): Promise<readonly string[]> {
  const found: string[] = []
  const left = [...asked]
  const work = async () => {
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      const fault = await next().catch((error: unknown) => String(error))
      if (fault !== null) found.push(fault)
    }
  }
  await Promise.all(Array.from({ length: 8 }, work))
  return found
}

let turn = 0

/** Each place gets a few of the texts, by turns, so that all places and all texts are asked. */
function byTurns<Place>(places: readonly Place[], texts: readonly string[], each: number): readonly (readonly [Place, string])[] {
  return places.flatMap((place) =>
    Array.from({ length: each }, () => [place, texts[(turn += 7) % texts.length] ?? ''] satisfies [Place, string]),
  )
}

const reads = operations.filter(({ method }) => method === 'get')
const withId = (path: string) => path.replaceAll(/\{\w+\}/g, '01a2076f-362f-71c9-a870-d40deace8e60')

describe('the API', () => {
  it('takes no parameter of any operation for more than a text', async () => {
    const places = reads.flatMap(({ path, query, travels }) =>
      [...Object.keys(query?.shape ?? {}), ...(travels === true ? ['as_of'] : [])].map((name) => `${withId(path)}?${name}=`),
    )
    expect(places.length).toBeGreaterThan(100)
    const asked = byTurns(places, ENCODED, 3).map(([place, text]) => async () => {
      const fault = faultOfApi(await get(`/api/v1${place}${text}`, `Authorization: Bearer ${key}`))
      return fault === null ? null : `${place}${text.slice(0, 80)}: ${fault}`
    })
    expect(await faults(asked)).toEqual([])
  })

  it('takes no part of a path for more than a name', async () => {
    const places = operations.filter(({ path }) => path.includes('{'))
    const asked = byTurns(places, ENCODED, 4).map(([{ method, path }, text]) => async () => {
      const line = `${method.toUpperCase()} /api/v1${path.replaceAll(/\{\w+\}/g, text)}`
      const fault = faultOfApi(await rawRequest(app.port, [line, `Authorization: Bearer ${key}`, 'Content-Length: 0']))
      return fault === null ? null : `${line.slice(0, 120)}: ${fault}`
    })
    expect(await faults(asked)).toEqual([])
  })

  it('whatever is drawn for several parameters at once', async () => {
    const text = fc.oneof(fc.constantFrom(...ENCODED), fc.string({ unit: 'binary', maxLength: 20 }).map(encodedOf))
    const name = fc.constantFrom(
      'q',
      'theme',
      'status',
      'sort',
      'order',
      'limit',
      'after',
      'fields',
      'as_of',
      'from',
      'to',
      'facets',
      '__proto__',
    )
    const pairs = fc.array(fc.tuple(name, text), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...reads), pairs, async ({ path }, query) => {
        const address = `/api/v1${withId(path)}?${query.map(([each, value]) => `${each}=${value}`).join('&')}`.slice(0, 12_000)
        expect([address, faultOfApi(await get(address))]).toEqual([address, null])
      }),
      { numRuns: 120 },
    )
  })

  it.each([
    ['Accept-Language', ['*;q=x', 'es;q=1e999', ';;;,=', 'qu-'.repeat(2_000), '__proto__', '\xff\xfe', 'en;q=-1, es;q=nan']],
    ['Accept-Encoding', ['br;q=NaN', ';;;', '*;q=0', 'gzip;q=1;q=0', 'x'.repeat(5_000), 'identity;q=0', ','.repeat(3_000)]],
    ['Accept', ['*/*;q=1e9', 'application/json;', 'text/html', ','.repeat(3_000), '\xff']],
    ['If-None-Match', ['"', 'W/', '*, *', '"a'.repeat(3_000), 'x', '""', '\xe9']],
    ['If-Modified-Since', ['yesterday', '0', 'Fri, 31 Feb 2026 99:99:99 GMT', '9'.repeat(400)]],
    ['If-Match', ['"', '*,*', 'W/"1"', '"1", "2", "9999999999999999999999"', '"'.repeat(3_000)]],
    ['Range', ['bytes=0-', 'bytes=-', 'bytes=a-b', `bytes=${'0-0,'.repeat(1_500)}1-1`, 'items=0-1', 'bytes=99999999999999999999-']],
    ['Authorization', ['', 'Bearer', 'Bearer  x  y', 'Basic Og==', `Bearer ${'x'.repeat(8_000)}`, 'Bearer \xff', "Bearer ' or 1=1 --"]],
    ['X-Forwarded-For', ['', ',', '::::', 'unknown', '127.0.0.1'.repeat(300), '1.2.3.4, 999.999.999.999', "'; --", '\xff']],
    ['X-Forwarded-Host', ['evil.example', '"', '\xff']],
    ['X-Forwarded-Proto', ['javascript', 'https, http', '\xff']],
    ['Forwarded', ['for="[::1', 'for=_x;;;by=', ',']],
    ['Cookie', ['=', ';'.repeat(3_000), 'a=%ff', '__Secure-better-auth.session_token=x.y', '\xff']],
    ['Expect', ['100-continue', 'x']],
    ['X-HTTP-Method-Override', ['DELETE']],
    ['Transfer-Encoding', ['chunked, chunked', 'x', 'gzip']],
    ['Content-Length', ['-1', '1, 2', 'x', '99999999999999999999']],
  ])('takes a hostile %s', async (name, values) => {
    const places = ['/api/v1/recommendations?limit=1', '/api/v1/nothing', '/api/v1/drafts/x', '/reports/baseline.json']
    const asked = values.flatMap((value) =>
      places.map((place) => async () => {
        const answer = await get(place, `${name}: ${value}`)
        const fault = faultOfApi(answer)
        return fault === null ? null : `${name}: ${value.slice(0, 80)} ${place}: ${fault}`
      }),
    )
    expect(await faults(asked)).toEqual([])
  })

  it('no Host becomes part of an answer', async () => {
    for (const host of [
      '',
      'evil.example',
      '127.0.0.1:99999',
      'a b',
      '[::1',
      '[',
      '@',
      'evil.example/..',
      'x'.repeat(5_000),
      '\xff',
      '%00',
      'a\tb',
    ]) {
      for (const path of [
        '/api/v1/recommendations?limit=1',
        '/api/v1/x',
        '/es/recommendations',
        '/',
        '/id/recommendation/x',
        '/log/proof/0',
      ]) {
        const answer = await get(path, `Host: ${host}`)
        expect([host, path, answer.status < 500]).toEqual([host, path, true])
        expect([...answer.headers.values(), answer.text].join('\n')).not.toContain('evil.example')
      }
    }
  })

  it.each([
    [
      'unknown methods',
      ['PROPFIND /api/v1/themes', 'TRACE /api/v1/themes', 'CONNECT /api/v1/themes', 'get /api/v1/themes', 'X /api/v1/themes'],
    ],
    [
      'other forms of targets',
      ['GET http://evil.example/api/v1/themes', 'GET *', 'OPTIONS *', 'GET //evil.example/api/v1/themes', 'GET api'],
    ],
    ['dot segments', ['GET /api/v1/../../etc/passwd', 'GET /assets/../../package.json', 'GET /api/v1/./themes', 'GET /api/v1//themes']],
    ['long paths', [`GET /api/v1/${'a/'.repeat(4_000)}`, `GET /${'a'.repeat(15_000)}`, `GET /${'a'.repeat(70_000)}`]],
    ['many parameters', [`GET /api/v1/recommendations?${'q=a&'.repeat(3_000)}`, `GET /api/v1/recommendations?${'a[]=1&'.repeat(2_000)}`]],
    ['control characters', ['GET /api/v1/\x01', 'GET /api/v1/\x7f', 'GET /api/v1/\xff', 'GET /api/v1/a b']],
  ])('%s', async (_, lines) => {
    for (const line of lines) {
      const answer = await rawRequest(app.port, [line])
      expect([line.slice(0, 100), answer.status < 500, INSIDE.test(answer.text)]).toEqual([line.slice(0, 100), true, false])
    }
  })

  const SOURCE = '"kind":"press","title":"x","publisher":"x","date":"2026","language":"es","address":"https://example.org/a"'
  it.each([
    ['nested deep', `{"title":${'['.repeat(200_000)}${']'.repeat(200_000)}}`],
    ['nested deep in objects', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
    ['keys twice', `{${SOURCE},"title":7}`],
    ['keys of a prototype', `{${SOURCE},"__proto__":{"sensitivity":"public"},"constructor":{"prototype":{"x":1}},"title":null}`],
    ['half a surrogate', `{${SOURCE},"title":"\\ud800"}`],
    ['half a surrogate as a key', `{${SOURCE},"\\udfff":1}`],
    ['U+0000', `{${SOURCE},"publisher":"a\\u0000"}`],
    ['huge numbers', `{${SOURCE},"title":1e400,"date":${'9'.repeat(5_000)}}`],
    ['a number where a list is', '{"addressee_id":1e308,"new_evidence":-0}'],
    ['a list', '[[],{}]'],
    ['null', 'null'],
    ['nothing', ''],
    ['two documents', '{}{}'],
    ['a mark of bytes', '\u{feff}{'],
    ['a comment', '{/**/}'],
    ['invalid UTF-8', new Uint8Array([0x7b, 0x22, 0xc0, 0xaf, 0xff, 0x22, 0x7d])],
    ['many keys', `{${Array.from({ length: 50_000 }, (_, at) => `"k${at}":1`).join()}}`],
    ['many items', `{"new_evidence":[${'{},'.repeat(100_000)}{}]}`],
    ['a long text', `{${SOURCE},"title":"${'x'.repeat(900_000)}"}`],
  ])('a body: %s', async (_, body) => {
    const bytes = typeof body === 'string' ? Buffer.from(body) : body
    const before = await app.record.db.selectFrom('evidence').select('id').execute()
    for (const path of ['/evidence', '/updates', '/proposals', '/webhooks', '/report-requests']) {
      const lines = [`Authorization: Bearer ${key}`, 'Content-Type: application/json', `Content-Length: ${bytes.length}`] as const
      const answer = await rawRequest(app.port, [`POST /api/v1${path}`, ...lines], bytes)
      // A request for a report needs nothing, and does not look at what it does not know.
      expect([path, faultOfApi(answer), answer.status >= 400 || path === '/report-requests']).toEqual([path, null, true])
    }
    expect(await app.record.db.selectFrom('evidence').select('id').execute()).toEqual(before)
    expect(({} as Record<string, unknown>)['sensitivity']).toBeUndefined()
  })

  it('a body that is too large, of another type, or shorter or longer than it says', async () => {
    const post = (headers: readonly string[], body: Uint8Array | string = '', path = '/evidence') =>
      rawRequest(app.port, [`POST /api/v1${path}`, `Authorization: Bearer ${key}`, ...headers], body)
    const json = 'Content-Type: application/json'
    const megabytes = 64 * 1024 * 1024
    const statuses = [
      // Refused by what it says, before it is sent.
      await post([json, `Content-Length: ${megabytes}`]),
      await post(
        [json, 'Transfer-Encoding: chunked'],
        Buffer.concat([Buffer.from('4000000\r\n'), Buffer.alloc(megabytes, 0x20), Buffer.from('\r\n0\r\n\r\n')]),
      ),
      await post(['Content-Type: text/plain', 'Content-Length: 2'], '{}'),
      await post(['Content-Type: application/json; charset=utf-16', 'Content-Length: 2'], '{}'),
      await post(['Content-Type: \xff', 'Content-Length: 2'], '{}'),
      await post([json, 'Content-Length: 2', 'Transfer-Encoding: chunked'], '{}'),
      await post(['Content-Type: image/png', `Content-Length: ${megabytes}`], '', '/evidence-files'),
      await post(['Content-Type: application/x-msdownload', 'Content-Length: 2'], 'MZ', '/evidence-files'),
      await post(['Content-Type: application/pdf', 'Content-Length: 9'], '%PDF-1.7\n', '/evidence-files'),
      await post([json, 'Content-Encoding: gzip', 'Content-Length: 2'], '{}'),
    ]
    expect(statuses.map(({ status }) => status)).toEqual([413, 413, 415, 400, 415, 400, 413, 415, 400, 415])
    for (const answer of statuses) expect(faultOfApi(answer)).toBeNull()
  })

  it('a body that stops arriving is no defect of the service, and nothing is kept of it', async () => {
    const before = await app.record.db.selectFrom('evidence').select('id').execute()
    const half = ['Content-Type: application/json', 'Content-Length: 5000', '', `{${SOURCE}`]
    const socket = connect(app.port, '127.0.0.1')
    socket.write(['POST /api/v1/evidence HTTP/1.1', 'Host: a', `Authorization: Bearer ${key}`, ...half].join('\r\n'))
    const told = async () => (await get('/metrics')).text.split('\n').filter((line) => /_count\{.*method="POST",status="[45]xx"/.test(line))
    const known = await told()
    await sleep(100)
    socket.destroy()
    while ((await told()).join() === known.join()) await sleep(20)
    expect((await told()).filter((line) => line.includes('5xx'))).toEqual([])
    expect(await app.record.db.selectFrom('evidence').select('id').execute()).toEqual(before)
  })

  it.each(['"', '""', '" "', `"${'x'.repeat(256)}"`, 'a b', '\xe9', '"a", "b"', "' or 1=1", '"a\tb"'])(
    'an Idempotency-Key: %s',
    async (sent) => {
      const body = `{${SOURCE},"title":7}`
      const headers = [`Authorization: Bearer ${key}`, 'Content-Type: application/json', `Content-Length: ${body.length}`]
      const answer = await rawRequest(app.port, ['POST /api/v1/evidence', ...headers, `Idempotency-Key: ${sent}`], body)
      expect([answer.status, faultOfApi(answer)]).toEqual([400, null])
    },
  )
})

it.each([
  ['a language that there is not', 404, ['/qu', '/qu/recommendations', '/ES/recommendations', '/es-PE', '//es', '/es//recommendations']],
  ['other names of the API', 404, ['/api', '/api/v2/recommendations', '/API/v1/recommendations', '/api/v1/recommendations%2f']],
  ['files of other services', 404, ['/.env', '/.git/config', '/wp-login.php', '/es/recommendations/REC-01%00.html', '/server-status']],
  [
    'a date that is not on record',
    400,
    [
      '/es?',
      '/en/matrix?',
      '/es/recommendations.csv?',
      '/data/events.ndjson?',
      '/api/v1/figures?',
      '/en/badges/recommendations/REC-01.svg?',
    ]
      .flatMap((path) => ['1900-01-01', '0001-01-01', '2099-01-01', '9999-12-31T23:59:59Z'].map((day) => `${path}as_of=${day}`))
      .concat('/es/compare?from=2099-01-01', '/en/compare?from=1900-01-01&to=1900-01-02'),
  ],
  [
    'one parameter twice, of the API',
    400,
    ['as_of=2026-11-02&as_of=2026-11-01', 'limit=1&limit=1', 'q=a&q=b', 'as_of[]=2026-11-01'].map(
      (query) => `/api/v1/recommendations?${query}`,
    ),
  ],
  [
    'one parameter twice, of pages',
    200,
    ['as_of=2026-11-02&as_of=2026-11-02', 'theme=oversight&theme=transparency', 'page=1&page=2', 'q=a&q=b', 'x[]=1'].map(
      (query) => `/es/recommendations?${query}`,
    ),
  ],
  [
    'a header in a parameter',
    200,
    ['/es/recommendations.csv?q=%0d%0aX-Injected:%201', '/en/recommendations?q=%0d%0a%0d%0a', '/en/sign-in?next=%0d%0aX-Injected:%201'],
  ],
] as const)('%s: %i', async (_, status, paths) => {
  for (const path of paths) {
    for (const accept of ['text/html,*/*;q=0.1', 'application/json']) {
      const answer = await get(path, `Accept: ${accept}`)
      expect([path, answer.status, answer.headers.has('x-injected'), INSIDE.test(answer.text)]).toEqual([path, status, false, false])
      if (status >= 400) expect(answer.headers.get('content-type')).toMatch(/^(?:application\/problem\+json$|text\/html)/)
    }
  }
})

describe.each(['es', 'en'])('the site in %s', (language) => {
  const PAGES = [
    '',
    '/recommendations',
    '/recommendations/REC-01',
    '/institutions',
    '/agreements',
    '/evidence',
    '/activities',
    '/matrix',
    '/changes',
    '/corrections',
    '/compare',
    '/reports',
    '/reports/baseline',
    '/themes/oversight',
    '/data',
    '/methodology',
    '/sign-in',
  ]
  const NAMES = [
    'q',
    'page',
    'sort',
    'order',
    'as_of',
    'theme',
    'status',
    'country',
    'institution',
    'kind',
    'from',
    'to',
    'before',
    'part',
    'next',
    'overdue',
    'type',
    'year',
  ]

  it('takes no parameter of a page for more than a text', async () => {
    const all = PAGES.flatMap((page) => NAMES.map((name) => `/${language}${page}?${name}=`))
    // Half of them in each language.
    const places = all.filter((_, at) => at % 2 === (language === 'es' ? 0 : 1))
    const asked = byTurns(places, ENCODED, 1).map(([place, text]) => async () => {
      const fault = faultOfPage(await get(`${place}${text}`, 'Accept: text/html'), language)
      return fault === null ? null : `${place}${text.slice(0, 80)}: ${fault}`
    })
    expect(await faults(asked)).toEqual([])
  })

  it('takes no part of a path for more than a name', async () => {
    const places = [
      '/',
      '/recommendations/',
      '/institutions/',
      '/agreements/',
      '/themes/',
      '/reports/',
      '/reports/baseline/compare/',
      '/activities/',
      '/log/',
      '/evidence/',
      '/concerns/',
      '/standards/',
      '/api/',
      '/invitation/',
      '/unsubscribe/',
    ]
    const asked = byTurns(places, ENCODED, 8).map(([place, text]) => async () => {
      const fault = faultOfPage(await get(`/${language}${place}${text}`, 'Accept: text/html'), language)
      return fault === null ? null : `${place}${text.slice(0, 80)}: ${fault}`
    })
    expect(await faults(asked)).toEqual([])
  })

  it('answers files, feeds and addresses of programs without a defect', async () => {
    const places = [
      `/${language}/feeds/changes.atom?theme=`,
      `/${language}/feeds/changes.json?before=`,
      `/${language}/recommendations.csv?q=`,
      `/${language}/evidence.json?as_of=`,
      `/${language}/calendar.ics?theme=`,
      `/${language}/badges/recommendations/`,
      `/${language}/feeds/`,
      `/${language}/previews/`,
      `/${language}/panels/`,
      '/data/',
      '/data/recommendations.csv?as_of=',
      '/log/proof/',
      '/log/tile/',
      '/log/openings/0?to=',
      '/sitemaps/',
      '/reports/',
      '/evidence/',
      '/assets/',
      '/id/recommendation/',
      '/id/',
    ]
    const asked = byTurns(places, ENCODED, 6).map(([place, text]) => async () => {
      const { status, text: said } = await get(`${place}${text}`)
      return status < 500 && !INSIDE.test(said) ? null : `${place}${text.slice(0, 80)}: ${status} ${said.slice(0, 300)}`
    })
    expect(await faults(asked)).toEqual([])
  })
})

function encodedOf(text: string): string {
  return encodeURIComponent(text.toWellFormed())
}
