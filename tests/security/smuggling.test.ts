import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { INSIDE } from '../api/hostile-texts.ts'
import { listeningApp, type ListeningApp } from '../api/listening-app.ts'
import { startNginx, type Nginx } from './start-nginx.ts'
import { SMUGGLING_ATTEMPTS } from './smuggling-attempts.ts'
import { countRows } from './count-rows.ts'
import { converse } from './wire.ts'

let app: ListeningApp
let nginx: Nginx | null
let rows: unknown

beforeAll(async () => {
  app = await listeningApp({ instant: '2026-11-02T15:00:00Z', trusted: ['loopback'] })
  nginx = await startNginx(app.port)
  rows = await countRows(app.record.db)
})
afterAll(async () => {
  await nginx?.stop()
  await app?.close()
})

const ask = (path: string) => `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`

/** Others are answered what they asked, each by its own connection, as before. */
async function othersAreAnswered(port: number): Promise<void> {
  for (const [path, sign] of [
    ['/es/glossary', '<html lang="es"'],
    ['/en/glossary', '<html lang="en"'],
    ['/es/nothing-here', '404'],
  ] as const) {
    const { answers } = await converse(port, ask(path))
    expect([path, answers.map(({ status }) => status)]).toEqual([path, [sign === '404' ? 404 : 200]])
    expect(answers[0]?.body).toContain(sign)
    expect(answers[0]?.body).not.toContain('smuggled')
  }
}

describe('what hides a request in another, sent to Vigía itself', () => {
  it.each(SMUGGLING_ATTEMPTS)('%s', async (_, sent) => {
    const { answers, ended, received } = await converse(app.port, sent)
    // Where the fault comes late, the form that it seems to be is refused first, because nobody says where it comes from.
    expect(answers.map(({ status }) => status).join(' ')).toMatch(/^(?:403 )?400$/)
    expect(ended).toBe(true)
    expect(received).not.toMatch(INSIDE)
    await othersAreAnswered(app.port)
  })

  it('what is well-formed is one request each, and the bytes behind a body are the next', async () => {
    const body = 'a=b'
    const two = `POST /es/nothing-here HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: ${body.length}\r\n\r\n${body}${ask('/en/glossary')}`
    const { answers } = await converse(app.port, two)
    expect(answers.map(({ status }) => status)).toEqual([403, 200])
  })
})

describe('the same through nginx, which keeps its connections to Vigía', () => {
  it.for(SMUGGLING_ATTEMPTS)('%s', async ([, sent], { skip }) => {
    if (nginx === null) return skip('nginx is not installed')
    const { answers, received } = await converse(nginx.port, sent, 1_500)
    // What nginx takes for one request of its own it passes on as such; a second one of the same client is that client's own affair.
    expect(answers.every(({ status }) => status < 500 || status === 501)).toBe(true)
    expect(received).not.toMatch(INSIDE)
    await othersAreAnswered(nginx.port)
  })

  it('says where they come from, and no client can say otherwise', async ({ skip }) => {
    if (nginx === null) return skip('nginx is not installed')
    const { answers } = await converse(
      nginx.port,
      `GET /healthz/connection HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: 203.0.113.9\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n\r\n`,
    )
    // The hop before nginx is this machine, which is trusted in turn: what it says of itself holds, but for the scheme.
    expect(JSON.parse(answers[0]?.body ?? '')).toMatchObject({ proxy: true, scheme: 'http' })
  })
})

it('nothing was written by any of it', async () => {
  expect(await countRows(app.record.db)).toEqual(rows)
})
