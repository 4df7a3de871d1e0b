import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { httpSession, type HttpSession } from '../support/http-session.ts'
import { CONTRIBUTOR, EDITOR } from '../support/people.ts'
import { hiddenFields, unescaped } from '../support/posted-form.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { makeArchive, workbookParts } from '../tables/make-archive.ts'

const UPLOADS = '/en/workspace/imports'
const HEADER = 'slug,country,kind,name\n'

describe('files that go wrong, over HTTP', () => {
  let server: TestServer
  let ada: HttpSession
  const folder = mkdtempSync(join(tmpdir(), 'vigia-test-'))

  beforeAll(async () => {
    server = await startServer({ instant: '2026-11-20T15:00:00Z', singlePerson: true })
    ada = httpSession(server.origin)
    const { name, publicName, email, password } = CONTRIBUTOR
    const path = new URL(await server.invitation('administrator')).pathname
    await ada.post(path, { name, public_name: publicName, email, password, password_again: password })
  })
  afterAll(async () => {
    await server?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const upload = async (name: string, content: string | Uint8Array, kind = '') => {
    const form = new FormData()
    form.set('kind', kind)
    form.set('file', new Blob([content as Uint8Array<ArrayBuffer>]), name)
    const response = await ada.post(UPLOADS, form)
    return { status: response.status, to: response.headers.get('location') ?? '', text: unescaped(await response.text()) }
  }

  /** What the page of a taken file says. */
  const opened = async (name: string, content: string | Uint8Array, kind = 'institutions') => {
    const { status, to, text } = await upload(name, content, kind)
    expect([status, text]).toEqual([303, ''])
    const page = await ada.get(to)
    expect(page.status).toBe(200)
    return unescaped(await page.text())
  }

  /** Sends the head of an upload and then pieces as long as the service listens; its status and the bytes that were sent. */
  const pour = (headers: Record<string, string>, most: number) =>
    new Promise<{ status: number; sent: number }>((resolve, reject) => {
      const sent = { bytes: 0 }
      const type = 'multipart/form-data; boundary=xyz'
      const asked = request(server.origin + UPLOADS, {
        method: 'POST',
        headers: { origin: server.origin, cookie: ada.cookies(), 'content-type': type, ...headers },
      })
      asked.on('response', (response) => {
        response.resume()
        resolve({ status: response.statusCode ?? 0, sent: sent.bytes })
        asked.destroy()
      })
      asked.on('error', (error) => (asked.destroyed ? undefined : reject(error)))
      const piece = Buffer.alloc(1_048_576, 'a')
      const more = () => {
        if (asked.destroyed || sent.bytes >= most) return
        sent.bytes += piece.length
        asked.write(piece, () => setImmediate(more))
      }
      asked.write('--xyz\r\nContent-Disposition: form-data; name="file"; filename="x.csv"\r\n\r\n', more)
    })

  it('one gigabyte is refused by its announced length, before it is read', async () => {
    const { status, sent } = await pour({ 'content-length': '1073741824' }, 4_194_304)
    expect(status).toBe(413)
    expect(sent).toBeLessThan(8_388_608)
  })

  it('one that does not say how long it is, is cut at the limit', { timeout: 120_000 }, async () => {
    const { status, sent } = await pour({}, 200 * 1_048_576)
    expect(status).toBe(413)
    expect(sent).toBeLessThan(200 * 1_048_576)
  })

  it('a zip bomb, a damaged workbook, a zip that is none, and a picture named as a table are refused in words, and nothing is kept', async () => {
    const header = '<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>'
    const inflating = workbookParts([{ name: 'S', rows: header + ' '.repeat(40_000_000) }])
    const whole = makeArchive(workbookParts([{ name: 'S', rows: header }]))
    const picture = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
    const files: readonly (readonly [string, Uint8Array])[] = [
      ['none.xlsx', makeArchive([{ name: 'inner.txt', content: 'x' }])],
      ['bomb.xlsx', makeArchive(inflating)],
      ['cut.xlsx', whole.subarray(0, whole.length - 30)],
      ['picture.csv', picture],
    ]
    for (const [name, content] of files) {
      const { status, text } = await upload(name, content)
      expect([name, status]).toEqual([name, 422])
      expect(text, name).toMatch(/id="file-problem"/)
    }
    expect(await (await ada.get(UPLOADS)).text()).not.toMatch(/(none|bomb|cut)\.xlsx|picture\.csv/)
  })

  it('a workbook under the name of a CSV file, a million empty rows in it, is read as what it is', { timeout: 60_000 }, async () => {
    const cells = HEADER.trim()
      .split(',')
      .map((text, at) => `<c r="${'ABCD'[at] ?? ''}1" t="inlineStr"><is><t>${text}</t></is></c>`)
    const empty = Array.from({ length: 1_000_000 }, (_, row) => `<row r="${row + 2}"/>`).join('')
    expect(
      await opened('x.csv', makeArchive(workbookParts([{ name: 'S', rows: `<row r="1">${cells.join('')}</row>${empty}` }]))),
    ).toContain('XLSX')
  })

  it.each([
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${HEADER}a,PE,ministry,Añil\n`, 'utf16le')],
    ['Windows-1252', Buffer.from(`${HEADER}a,PE,ministry,Añil\n`, 'latin1')],
    ['UTF-8 with a mark and semicolons', Buffer.from(`\uFEFF${HEADER}a,PE,ministry,Añil\n`.replaceAll(',', ';'))],
    ['tabs and line ends of old', Buffer.from(`${HEADER}a,PE,ministry,Añil\n`.replaceAll(',', '\t').replaceAll('\n', '\r'))],
    ['a title above the header', Buffer.from(`List of bodies,,,\n,,,\n${HEADER}a,PE,ministry,Añil\n`)],
  ])('%s', async (_, bytes) => {
    const page = await opened('b.csv', bytes)
    expect(page).toContain('Añil')
    expect(page).toMatch(/<option value="country" selected/)
  })

  it('a wrong mapping is said by field and kept; the session over, it is carried through signing in', async () => {
    const { to } = await upload('m.csv', `${HEADER}a,PE,ministry,Body\n`, 'institutions')
    const typed = { version: '1', mode: 'published', column_country: 'no such', constant_kind: 'Typed by hand', column_name_en: 'name' }
    const refused = await ada.post(`${to}/mapping`, typed)
    const page = unescaped(await refused.text())
    expect(refused.status).toBe(422)
    expect(page).toContain('href="#country"')
    expect(page).toContain('value="Typed by hand"')
    await ada.post('/en/sign-out', {})
    const signIn = unescaped(await (await ada.post(`${to}/mapping`, { ...typed, column_country: 'country' })).text())
    expect(signIn).toContain('Typed by hand')
    const { email, password } = CONTRIBUTOR
    const entered = await ada.post('/en/sign-in', { ...flat(hiddenFields(signIn, /sign-in/)), email, password })
    const resume = unescaped(await entered.text())
    const sent = await ada.post(`${to}/mapping`, flat(hiddenFields(resume, /mapping/)))
    expect([sent.status, sent.headers.get('location')]).toEqual([303, to])
  })

  it('a form of another site and whoever is no administrator are refused; what is sent twice is done once', async () => {
    const rosa = httpSession(server.origin)
    const { name, publicName, email, password } = EDITOR
    const invitation = new URL(await server.invitation('contributor')).pathname
    await rosa.post(invitation, { name, public_name: publicName, email, password, password_again: password })
    const { to } = await upload('twice.csv', `${HEADER}twice,PE,ministry,Body\n`, 'institutions')
    const acts = ['/reading', '/mapping', '/apply', '/undo', '/resume', '/discard']
    const gets = ['', '/problems', '/report.csv', '/report.json']
    const refused = [
      ...(await Promise.all(acts.map((act) => rosa.post(to + act, { version: '1' })))),
      ...(await Promise.all([UPLOADS, ...gets.map((rest) => to + rest)].map((path) => rosa.get(path)))),
    ]
    expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 403))
    const strangers = await Promise.all(gets.map((rest) => fetch(server.origin + to + rest, { redirect: 'manual' })))
    expect(strangers.map(({ status }) => status).every((status) => status === 303 || status === 401)).toBe(true)
    for (const act of acts) {
      const forged = await fetch(server.origin + to + act, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: 'https://other.example', cookie: ada.cookies(), 'content-type': 'application/x-www-form-urlencoded' },
        body: 'version=1',
      })
      expect([act, forged.status]).toEqual([act, 403])
    }
    const typed = {
      version: '1',
      mode: 'published',
      column_slug: 'slug',
      column_country: 'country',
      column_kind: 'kind',
      column_name_en: 'name',
    }
    const sent = await Promise.all([ada.post(`${to}/mapping`, typed), ada.post(`${to}/mapping`, typed)])
    expect(new Set(sent.map(({ status }) => status))).toEqual(new Set([303, 409]))
    let page = ''
    for (const until = Date.now() + 20_000; Date.now() < until && !page.includes(`${to}/apply`); await sleep(100))
      page = await (await ada.get(to)).text()
    const [, version = ''] = new RegExp(`action="${to}/apply"[^]*?name="version" value="(\\d+)"`).exec(page) ?? []
    const applied = await Promise.all([ada.post(`${to}/apply`, { version }), ada.post(`${to}/apply`, { version })])
    expect(new Set(applied.map(({ status }) => status))).toEqual(new Set([303, 409]))
  })

  it('the command line: a rehearsal, faults by exit code, application, the same again, another kind', { timeout: 60_000 }, async () => {
    const path = join(folder, 'bodies.csv')
    writeFileSync(path, `${HEADER}cli-1,PE,ministry,"=cmd|' /C calc'!A1"\ncli-2,PE,ministry,Two\ncli-3,XX,ministry,Three\n`)
    const run = async (...args: string[]) => {
      const { exitCode, lines } = await server.run(['import', ...args])
      return { exitCode, text: lines.join('\n') }
    }
    const tried = await run(path, '--kind', 'institutions')
    expect(tried.exitCode).toBe(1)
    expect(tried.text).toMatch(/\b2 {2}.*\n +1 {2}/)
    expect((await ada.get('/en/institutions/cli-2')).status).toBe(404)
    const applied = await run(path, '--kind', 'institutions', '--apply')
    expect(applied.exitCode).toBe(1)
    expect((await ada.get('/en/institutions/cli-2')).status).toBe(200)
    expect((await run(path, '--kind', 'institutions', '--apply')).text).toMatch(/2 {2}There already/)
    const report = `${/http:\/\/[^\s]+(\/en\/workspace\/imports\/\S+)/.exec(applied.text)?.[1] ?? ''}/report.csv`
    const rows = await (await ada.get(report)).text()
    expect(rows).toMatch(/^4,[^\n]*/m)
    expect(rows).not.toMatch(/(^|,)"?[=@]/m)
    expect((await run(path, '--kind', 'agreements').catch((error: Error) => ({ exitCode: 2, text: error.message }))).exitCode).not.toBe(0)
    await expect(run(join(folder, 'nowhere.csv'))).rejects.toThrow()
  })
})

function flat(fields: Record<string, string[]>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, values]) => [name, values.at(-1) ?? '']))
}
