import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type TestServer } from '../support/server.ts'

const run = promisify(execFile)
let server: TestServer
const LANGUAGES = ['es', 'en'] as const

beforeAll(async () => {
  server = await startServer({ instant: '2026-11-20T15:00:00Z' })
})
afterAll(() => server?.close())

const page = async (path: string) => {
  const answer = await fetch(`${server.origin}${path}`)
  return { status: answer.status, text: await answer.text() }
}

/** The commands of a page, as a reader copies them. */
function commands(text: string): readonly string[] {
  const entities: Readonly<Record<string, string>> = { '&quot;': '"', '&amp;': '&', '&#39;': "'", '&lt;': '<', '&gt;': '>' }
  return [...text.matchAll(/<pre[^>]*><code>(.*?)<\/code><\/pre>/gs)].map(([, code = '']) =>
    code.replaceAll(/&(?:quot|amp|#39|lt|gt);/g, (entity) => entities[entity] ?? entity),
  )
}

async function curl(
  command: string,
  variables: Readonly<Record<string, string>>,
): Promise<{ readonly status: number; readonly body: string }> {
  const env = { PATH: process.env['PATH'], no_proxy: '*', ...variables }
  const { stdout } = await run('sh', ['-c', command.replace(/^curl/, String.raw`curl -s -w '\n%{http_code}'`)], { env })
  const [, body = '', status = ''] = /^(.*)\n(\d{3})$/s.exec(stdout) ?? []
  return { status: Number(status), body }
}

/** The first item of a list that has one, for what stands as `$ID`, `$SLUG`, `$CODE` in an example. */
async function firstOf(list: string): Promise<Readonly<Record<string, string>>> {
  const { items = [] } = (await (await fetch(`${server.origin}/api/v1/${list}?limit=1`)).json()) as { items?: Record<string, string>[] }
  return { ID: items[0]?.['id'] ?? '', SLUG: items[0]?.['slug'] ?? '', CODE: items[0]?.['code'] ?? '' }
}

describe.each(LANGUAGES)('the documentation in %s', (language) => {
  it('lists every operation of the document, and every chapter has its page', async () => {
    const { text } = await page(`/${language}/api`)
    const document = (await (await fetch(`${server.origin}/api/v1/openapi.json`)).json()) as { paths: Record<string, object> }
    for (const path of Object.keys(document.paths)) expect(text).toContain(`${path}</code>`)
    const chapters = new Set([...text.matchAll(/href="(\/[a-z]+\/api\/[a-z]+)#/g)].map(([, path = '']) => path))
    expect(chapters.size).toBeGreaterThan(8)
    for (const path of [...chapters, `/${language}/api/problems`, `/${language}/api/shapes`]) {
      const { status, text: chapter } = await page(path)
      expect([path, status]).toEqual([path, 200])
      for (const [, anchor = ''] of text.matchAll(new RegExp(`href="${path}#([^"]+)"`, 'g'))) expect(chapter).toContain(`id="${anchor}"`)
    }
    expect((await page(`/${language}/api/nothing`)).status).toBe(404)
  })
})

it('the type of a problem leads to what it means', async () => {
  const { type } = (await (await fetch(`${server.origin}/api/v1/nothing`)).json()) as { type: string }
  const answer = await fetch(type, { headers: { 'accept-language': 'en' } })
  expect([answer.status, new URL(answer.url).pathname]).toEqual([200, '/en/api/problems'])
  expect(await answer.text()).toContain(`id="${new URL(type).hash.slice(1)}"`)
})

it('every example that anybody may run works as it stands', async () => {
  const { text } = await page('/en/api')
  const open: string[] = commands(text).filter((command) => !command.includes('$KEY'))
  for (const chapter of ['start', 'record', 'catalogue', 'history', 'reports', 'webhooks']) {
    const all = commands((await page(`/en/api/${chapter}`)).text)
    expect(all.length).toBeGreaterThan(1)
    open.push(...all.filter((command) => !command.includes('$KEY')))
  }
  expect(open.length).toBeGreaterThan(35)
  const empty = /\/(?:positions|replies|activities|editions|report-requests)\/\$/
  for (const command of open.filter((candidate) => !empty.test(candidate))) {
    const list = /\/api\/v1\/([a-z-]+)\/\$/.exec(command)?.[1]
    const { status, body } = await curl(command, list === undefined ? {} : await firstOf(list))
    expect([command, status]).toEqual([command, command.includes('-X POST') ? 202 : 200])
    expect(() => JSON.parse(body) as unknown).not.toThrow()
  }
})
