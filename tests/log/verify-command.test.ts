import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runVerifier } from '../../src/verifier/index.ts'
import { runCommand } from '../support/run-command.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vigia-command-'))
  server = await startServer({ instant: '2026-11-02T15:00:00Z' })
  await server.edition(/baseline/, 'es')
})
afterAll(async () => {
  await server?.close()
  rmSync(folder, { recursive: true, force: true })
})

it('vigia verify checks a running site without a database, and again against what it remembers; of another site it ends with 1', async () => {
  const memory = join(folder, 'remembered')
  const first = await runCommand('src/cli.ts', ['verify', server.origin, '--remember', memory], {})
  expect([first.code, first.stderr]).toEqual([0, ''])
  expect(first.stdout).toContain('1 editions: 2 files and 1 snapshots')
  expect(first.stdout).toContain('Nothing wrong was found.')
  const again = await runCommand('src/cli.ts', ['verify', '--remember', memory], { PUBLIC_URL: server.origin })
  expect(again.code).toBe(0)
  expect(again.stdout).toContain('the log begins with the whole remembered log')
  const kept = readFileSync(memory, 'utf8')
  const other = await startServer({ instant: '2026-11-02T15:00:00Z' })
  try {
    const { code, stdout } = await runCommand('src/cli.ts', ['verify', other.origin, '--remember', memory], {})
    expect([code, stdout]).toEqual([1, expect.stringContaining('is not signed by a remembered key')])
    expect(readFileSync(memory, 'utf8')).toBe(kept)
  } finally {
    await other.close()
  }
}, 90_000)

it('ends with 1 when there is no site, and with 2 when it is asked for what it does not know', async () => {
  const quiet = { line: () => undefined, progress: () => undefined }
  expect(await runVerifier(['http://127.0.0.1:9'], '', quiet)).toBe(1)
  expect(await runVerifier(['--what'], '', quiet)).toBe(2)
})

it('the one file that the site offers says the same', async () => {
  const file = join(folder, 'vigia-verify.mjs')
  writeFileSync(file, await (await fetch(`${server.origin}/log/vigia-verify.mjs`)).text())
  const one = await runCommand(relative(join(import.meta.dirname, '../..'), file), [server.origin], {})
  const lines: string[] = []
  expect(await runVerifier([server.origin], '', { line: (text) => lines.push(text), progress: () => undefined })).toBe(0)
  expect([one.code, one.stderr, one.stdout]).toEqual([0, '', `${lines.join('\n')}\n`])
}, 60_000)
