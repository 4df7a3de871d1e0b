import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { INSIDE } from '../api/hostile-texts.ts'
import { listeningApp, type ListeningApp } from '../api/listening-app.ts'
import { countRows } from './count-rows.ts'
import { converse, openSocket } from './wire.ts'

const MEGABYTE = 1_048_576
let app: ListeningApp
let rows: unknown

beforeAll(async () => {
  app = await listeningApp({ instant: '2026-11-02T15:00:00Z', apiLimits: { readsAMinute: 1_000_000, writesAMinute: 1_000_000 } })
  rows = await countRows(app.record.db)
})
afterAll(() => app?.close())

const get = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${more}\r\n`
const CLOSE = 'Connection: close\r\n'

async function stillAnswers(): Promise<void> {
  const { answers } = await converse(app.port, get('/es/recommendations/REC-01', CLOSE))
  expect(answers.map(({ status }) => status)).toEqual([200])
}

describe('addresses that mean another place', () => {
  it.each([
    ['dots', '/es/../../../../etc/passwd'],
    ['encoded dots', '/es/%2e%2e/%2e%2e/%2e%2e/etc/passwd'],
    ['encoded slashes', '/es/..%2f..%2f..%2fetc%2fpasswd'],
    ['backslashes', '/es/..\\..\\..\\etc\\passwd'],
    ['encoded backslashes', '/es/..%5c..%5c..%5cetc%5cpasswd'],
    ['doubly encoded', '/assets/%252e%252e%252f%252e%252e%252fpackage.json'],
    ['overlong', '/assets/%c0%ae%c0%ae/%c0%ae%c0%ae/package.json'],
    ['an overlong slash', '/assets/..%c0%af..%c0%afpackage.json'],
    ['out of the assets', '/assets/../../package.json'],
    ['out of the assets, encoded', '/assets/..%2f..%2fpackage.json'],
    ['out of the evidence', '/evidence/..%2f..%2flog-key'],
    ['out of the reports', '/reports/..%2f..%2f..%2flog-key.es.pdf'],
    ['out of the log', '/log/tile/..%2f..%2flog-key'],
    ['out of the data', '/data/%2e%2e%2fvault-key'],
    ['NUL', '/es/recommendations/REC-01%00'],
    ['NUL before an ending', '/es/recommendations.csv%00.html'],
    ['a line', '/es/recommendations/REC-01%0d%0aSet-Cookie:%20a=b'],
    ['right to left', '/es/recommendations/%e2%80%aeREC-01'],
    ['without width', '/es/recommendations/REC%e2%80%8b-01'],
    ['full width', '/es/recommendations/%ef%bc%b2%ef%bc%a5%ef%bc%a3-01'],
    ['a full stop of full width', '/%ef%bc%8e%ef%bc%8e/%ef%bc%8e%ef%bc%8e/etc/passwd'],
    ['another dot', '/es/%e2%80%a5/%e2%80%a5/etc/passwd'],
    ['half a surrogate', '/es/recommendations?q=%ed%a0%80'],
    ['no UTF-8', '/es/%ff%fe%fd'],
    ['UTF-8 that ends early', '/es/recommendations/%e2%82'],
    ['bytes as they are', '/es/\xff\xfe/\xc0\xaf'],
    ['half an escape', '/es/%'],
    ['no escape', '/es/%zz%u002e%u002e'],
    ['a parameter of the path', '/es/recommendations;jsessionid=1/REC-01'],
    ['two slashes', '//es//recommendations'],
    ['another site', '//evil.example/%2e%2e'],
    ['a scheme', '/es/https://evil.example'],
    ['a user', '/es@evil.example/'],
    ['a prototype', '/es/__proto__/constructor?__proto__[a]=b&constructor[prototype][a]=b'],
    ['a thousand marks', `/es/recommendations?q=a${'%cc%81'.repeat(1_000)}`],
    ['a long query', `/es/recommendations?${'status=done&'.repeat(1_200)}`],
    ['depths', `/es${'/a'.repeat(5_000)}`],
    ['hidden files', '/.git/config'],
    ['the environment', '/.env'],
    ['files of the source', '/src/main.ts'],
  ])('%s', async (_, path) => {
    const { answers, received, ended } = await converse(app.port, get(path, CLOSE))
    expect(ended).toBe(true)
    expect(answers).toHaveLength(1)
    expect(answers[0]?.status).toBeLessThan(500)
    expect(answers[0]?.head).not.toMatch(/\r\nset-cookie:|\r\nlocation: *(?:https?:)?\/\/(?!127\.0\.0\.1|localhost)/)
    expect(received).not.toMatch(/root:.*:0:0:|"dependencies"|PRIVATE KEY|\[core\]/)
    expect(received).not.toMatch(INSIDE)
    await stillAnswers()
  })

  it.each(['%2e%2e/es', './es', '%2e/es', 'a/../es'])('/%s is at most what a browser makes of it', async (path) => {
    const { answers } = await converse(app.port, get(`/${path}/recommendations/REC-01`, CLOSE))
    expect([200, 301, 400, 404]).toContain(answers[0]?.status)
  })
})

describe('many requests at once on one connection', () => {
  it('are answered in their order, whichever is ready first', async () => {
    const paths = [
      '/es/recommendations',
      '/healthz',
      '/en/recommendations/REC-02',
      '/es/nothing',
      '/en/glossary',
      '/healthz',
      '/es/matrix',
      '/healthz/connection',
    ]
    const signs = [
      /<html lang="es"/,
      /^\{"status":"ok"\}$/,
      /REC-02/,
      /404/,
      /<html lang="en"/,
      /^\{"status":"ok"\}$/,
      /<html lang="es"/,
      /"client"/,
    ]
    for (let turn = 0; turn < 3; turn += 1) {
      const sent = paths.map((path, at) => get(path, at === paths.length - 1 ? CLOSE : '')).join('')
      const { answers } = await converse(app.port, sent, 30_000)
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 404, 200, 200, 200, 200])
      for (const [at, sign] of signs.entries()) expect([at, answers[at]?.body]).toEqual([at, expect.stringMatching(sign)])
    }
  })

  it('a hundred forms and pages by turns, then one that is none: the rest is not read', async () => {
    const form = 'POST /es/sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 3\r\n\r\na=b'
    const sent = `${`${form}${get('/healthz')}`.repeat(50)}none\r\n\r\n${get('/es/nothing')}`
    const { answers, ended } = await converse(app.port, sent, 30_000)
    expect(ended).toBe(true)
    const statuses = answers.map(({ status }) => status)
    // What is under way when the fault is seen is not answered any more.
    expect(statuses.join(' ')).toMatch(/^(?:403 200 )*(?:403 )?400$/)
    await stillAnswers()
  })

  it('and somebody who leaves at once harms nobody', async () => {
    for (let turn = 0; turn < 20; turn += 1) {
      const socket = await openSocket(app.port)
      socket.write(get('/es/recommendations').repeat(20))
      socket.destroy()
    }
    await stillAnswers()
  })
})

describe('a body of 64 MB', () => {
  const SIZE = 64 * MEGABYTE
  const PLACES = [
    '/es/sign-in',
    '/es/workspace/updates',
    '/es/recommendations',
    '/healthz',
    '/api/v1/status-updates',
    '/nowhere',
    '/es/unsubscribe/abc',
  ]

  it.each(PLACES)('announced to %s is not waited for', async (path) => {
    const head = `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n`
    const { answers, ended, received } = await converse(app.port, `${head}Content-Length: ${SIZE}\r\n\r\n`)
    expect([ended, answers.length]).toEqual([true, 1])
    expect([400, 401, 403, 404, 405, 413, 415]).toContain(answers[0]?.status)
    expect(received).not.toMatch(INSIDE)
    await stillAnswers()
  })

  it.each(['/es/sign-in', '/es/subscribe', '/api/v1/mail/feedback'])('in chunks to %s is cut off long before its end', async (path) => {
    const socket = await openSocket(app.port)
    let received = ''
    socket.on('data', (piece: Buffer) => (received += piece.toString('latin1')))
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n`,
    )
    const chunk = Buffer.concat([Buffer.from('100000\r\n'), Buffer.alloc(MEGABYTE, 'a'), Buffer.from('\r\n')])
    const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()))
    for (let sent = 0; sent < 64 && !socket.closed; sent += 1)
      if (!socket.write(chunk)) await Promise.race([new Promise<void>((resolve) => socket.once('drain', () => resolve())), ended])
    await ended
    expect(received).toMatch(/^(?:HTTP\/1\.1 4\d\d |$)/)
    await stillAnswers()
  })

  it('with a question is no question with a body: the page comes, and the connection ends', async () => {
    const sent = `GET /es/glossary HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: ${SIZE}\r\n\r\n`
    const { answers, ended } = await converse(app.port, sent)
    expect([answers.map(({ status }) => status), ended]).toEqual([[200], true])
    await stillAnswers()
  })
})

it('nothing was written by any of it', async () => {
  expect(await countRows(app.record.db)).toEqual(rows)
})
