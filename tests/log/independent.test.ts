import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { issueBaseline } from '../../src/reports/index.ts'
import { publishUpdate, testApp, type TestApp } from '../support/record.ts'
import { appendMany } from './append-many.ts'
import { findGo } from './find-go.ts'

const go = findGo()
const run = promisify(execFile)

/** Other people's implementation of the formats, from the Go module proxy, against a running instance. */
describe.skipIf(!go.found)(`an independent implementation${go.found ? '' : ` (skipped: ${go.why})`}`, () => {
  let app: TestApp
  let folder: string
  let server: Server
  let origin: string
  let key: string
  /** What a dishonest site makes of an answer. */
  let change = (_path: string, body: Buffer): Buffer => body

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'vigia-independent-'))
    await run('go', ['build', '-mod=readonly', '-o', join(folder, 'independent'), '.'], {
      cwd: join(import.meta.dirname, 'independent'),
      env: { ...process.env, GOTOOLCHAIN: 'local', GOFLAGS: '-buildvcs=false' },
    })
    app = await testApp({ instant: '2026-11-02T15:00:00Z' })
    await issueBaseline(app.record.system)
    await appendMany(app.record, 300)
    server = createServer((request, response) => {
      const path = request.url ?? '/'
      app.get(path).then(
        async (answer) => response.writeHead(answer.status).end(change(path, Buffer.from(await answer.arrayBuffer()))),
        () => response.writeHead(500).end(),
      )
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    key = (await (await app.get('/log/key')).text()).trim()
  }, 180_000)
  afterAll(async () => {
    server?.close()
    await app?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const check = async (...older: readonly string[]) => {
    try {
      return { code: 0, ...(await run(join(folder, 'independent'), [origin, key, ...older])) }
    } catch (error) {
      return error as { code: number; stdout: string; stderr: string }
    }
  }
  const refused = async (changed: typeof change, ...older: readonly string[]) => {
    change = changed
    const { code, stderr } = await check(...older)
    change = (_, body) => body
    return { code, stderr }
  }

  it('verifies checkpoint and inclusion, and after a publication the consistency of both checkpoints', async () => {
    const before = await check()
    expect([before.code, before.stderr]).toEqual([
      0,
      expect.stringMatching(/checkpoint of \d{3} events signed by vigia\.example\/log\n\d{3} entries included/),
    ])
    const older = join(folder, 'older')
    writeFileSync(older, before.stdout)
    await publishUpdate(app.record, await app.record.addressee('REC-02'))
    const after = await check(older)
    expect([after.code, after.stderr]).toEqual([0, expect.stringMatching(/consistent with the older checkpoint of \d{3} events/)])
    expect(after.stdout).not.toBe(before.stdout)
  }, 60_000)

  it('refuses a tile, an entry, a proof or a checkpoint with one bit changed, and another key', async () => {
    const flip = (at: RegExp) => (path: string, body: Buffer) => {
      if (!at.test(path)) return body
      const changed = Buffer.from(body)
      const place = Math.floor(changed.length / 3)
      changed[place] = (changed[place] ?? 0) ^ 1
      return changed
    }
    for (const at of [/\/tile\/0\/000$/, /\/tile\/0\/001\.p\//, /\/tile\/1\//, /\/tile\/entries\/000$/, /\/proof\/7\?/, /\/checkpoint$/])
      expect([at.source, await refused(flip(at))]).toEqual([at.source, { code: 1, stderr: expect.stringMatching(/./) }])
    const [name, , rest] = key.split('+')
    const { code } = (await run(join(folder, 'independent'), [origin, `${name}+00000000+${rest}`]).catch(
      (error: { code: number }) => error,
    )) as { code: number }
    expect(code).toBe(1)
  }, 60_000)

  it('refuses an older checkpoint that this log does not continue', async () => {
    const other = await testApp({ instant: '2026-11-03T15:00:00Z', catalogue: false })
    const { signed } = await other.publicLog.checkpoint()
    await other.close()
    const foreign = join(folder, 'foreign')
    writeFileSync(foreign, signed?.note ?? '')
    expect(await check(foreign)).toMatchObject({ code: 1, stderr: expect.stringContaining('older checkpoint') })
  }, 60_000)
})
