import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { issueBaseline, readEdition } from '../../src/reports/index.ts'
import { publishUpdate, testApp, type TestApp } from '../support/record.ts'
import { markupFaults } from '../support/page-faults.ts'
import { asSuperuser } from './rewrite.ts'

let app: TestApp
let printed: { size: number; digest: string }
let seq: number

beforeAll(async () => {
  app = await testApp({ instant: '2026-11-02T15:00:00Z' })
  const { record } = app
  await publishUpdate(record, await record.addressee('REC-02'))
  await issueBaseline(record.system)
  const { edition, snapshot } = await readEdition(record.reader, 'baseline')
  printed = { size: snapshot.log.size, digest: snapshot.log.lastDigest ?? '' }
  seq = edition.seq
})
afterAll(() => app?.close())

const page = async (path: string) => {
  const response = await app.get(path)
  return { status: response.status, text: await response.text() }
}
const compare = async (size: string | number, digest: string, language = 'es') =>
  (await page(`/${language}/verify?size=${encodeURIComponent(size)}&digest=${encodeURIComponent(digest)}`)).text

describe.each(['es', 'en'])('the pages in %s', (language) => {
  it('are valid markup, with nothing missing', async () => {
    for (const path of [
      '/verify',
      '/verify?size=x&digest=y',
      `/verify?size=${printed.size}&digest=${printed.digest}`,
      '/log/0',
      `/log/${seq}`,
    ]) {
      const { status, text } = await page(`/${language}${path}`)
      expect([path, status]).toEqual([path, 200])
      expect([path, await markupFaults(text)]).toEqual([path, []])
    }
  })

  it('are reached from every page, and each act leads to its entry', async () => {
    expect((await page(`/${language}`)).text).toContain(`href="/${language}/verify"`)
    for (const path of ['/changes', '/recommendations/REC-02', '/reports/baseline']) {
      expect((await page(`/${language}${path}`)).text).toMatch(new RegExp(`href="/${language}/log/\\d+"`))
    }
    const entry = (await page(`/${language}/log/${seq}`)).text
    expect(entry).toContain('edition_issued')
    expect(entry).toContain(`#change-${seq}`)
    expect((await page(`/${language}/log/9999`)).status).toBe(404)
  })
})

describe('what a reader compares', () => {
  it('matches by the digest that a report prints, however it was typed', async () => {
    expect(await compare(printed.size, printed.digest)).toContain('Coincide.')
    expect(await compare(` ${printed.size} `, printed.digest.toUpperCase().replaceAll(/(.{8})/g, '$1 '))).toContain('Coincide.')
    expect(await compare(printed.size, printed.digest, 'en')).toContain('It matches.')
  })

  it('matches by a root, of now and of before', async () => {
    for (const size of [1, 7, printed.size]) {
      const root = (await app.publicLog.digestsAt(size))?.root
      expect(await compare(size, root?.toString('base64') ?? '')).toContain('comienza con')
      expect(await compare(size, root?.toString('hex') ?? '')).toContain('comienza con')
    }
  })

  it('does not match when it is another, or the log is shorter', async () => {
    expect(await compare(printed.size - 1, printed.digest)).toContain('No coincide.')
    expect(await compare(printed.size + 100, printed.digest)).toContain('más corto')
    expect(await compare(0, printed.digest, 'en')).toContain('does not match')
  })

  it('that cannot be read is named, and kept in its field', async () => {
    const size = await compare('muchos', printed.digest)
    expect(size).toContain('debe ser un número entero')
    expect(size).toContain(`value="${printed.digest}"`)
    const digest = await compare(printed.size, '<b>zz</b>', 'en')
    expect(digest).toContain('must have 64 hexadecimal characters')
    expect(digest).toContain('value="&lt;b&gt;zz&lt;/b&gt;"')
    expect(await compare('', printed.digest)).toContain('debe ser un número entero')
  })

  it('tells of a rewritten log', async () => {
    const { db } = app.record
    const last = printed.size - 1
    const { leaf } = await db.selectFrom('events').select('leaf').where('seq', '=', last).executeTakeFirstOrThrow()
    const set = (text: string) =>
      asSuperuser(
        db,
        `update events set leaf = $leaf$${text}$leaf$, leaf_hash = sha256('\\x00'::bytea || convert_to($leaf$${text}$leaf$, 'UTF8')) where seq = ${last}`,
      )
    await set(leaf.replace('vigia-event', 'other-event'))
    const told = await compare(printed.size, printed.digest)
    await set(leaf)
    expect(told).toContain('No coincide.')
  })
})

describe('the one-file verifier', () => {
  it('is one script that needs nothing but Node, and knows where it comes from', async () => {
    const response = await app.get('/log/vigia-verify.mjs')
    expect([response.status, response.headers.get('content-disposition')]).toEqual([200, 'attachment; filename="vigia-verify.mjs"'])
    const script = await response.text()
    const imports = [...script.matchAll(/^\s*import .* from '([^']+)'/gm)].map(([, from]) => from)
    expect(imports.length).toBeGreaterThan(0)
    expect(imports.filter((from) => !from?.startsWith('node:'))).toEqual([])
    const folder = mkdtempSync(join(tmpdir(), 'vigia-one-file-'))
    const file = join(folder, 'vigia-verify.mjs')
    writeFileSync(file, script.replaceAll('https://vigia.example', 'http://127.0.0.1:9'))
    const run = (args: readonly string[]) => spawnSync(process.execPath, [file, ...args], { encoding: 'utf8' })
    const refused = run(['--unknown'])
    expect([refused.status, refused.stdout]).toEqual([2, expect.stringContaining('Usage: verify')])
    const nobody = run([])
    rmSync(folder, { recursive: true })
    expect([nobody.status, nobody.stdout]).toEqual([1, expect.stringContaining('Verifying http://127.0.0.1:9')])
    expect(nobody.stdout).toContain('FINDING')
  })
})
