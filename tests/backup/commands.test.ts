import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { runVerifier } from '../../src/verifier/index.ts'
import { clonedDatabase, type ClonedDatabase } from '../support/database.ts'
import { expectOneLine } from '../support/expect-one-line.ts'
import { npmStart, type Started } from '../support/npm-start.ts'
import { runCommand } from '../support/run-command.ts'

/** The embedded database of a service that runs, its back-up, and Postgres beside it. */
describe.runIf(inject('leg').engine === 'postgres')('on the command line', () => {
  let folder: string
  let data: string
  let file: string
  let database: ClonedDatabase
  let service: Started | undefined
  const run = (words: readonly string[], variables: Record<string, string> = {}) =>
    runCommand('src/cli.ts', words, { DATA_DIR: data, ...variables })

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'vigia-keep-'))
    data = join(folder, 'data')
    file = join(folder, 'vigia.backup')
    database = await clonedDatabase({ migrated: false })
    service = await npmStart({ DATA_DIR: data, LOG_LEVEL: 'silent' })
    await fetch(`${service.origin}/log/checkpoint`)
  })
  afterAll(async () => {
    await service?.stop()
    await database?.drop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('a service with the embedded database makes a back-up of itself while it runs, once under one name', async () => {
    const made = await run(['backup', file])
    expect([made.code, made.stdout]).toEqual([
      0,
      expect.stringMatching(/^Wrote .*vigia\.backup, \d+ bytes\.\nBack-up of 127\.0\.0\.1:\d+\/log as of /),
    ])
    expectOneLine(await run(['backup', file]), /is there already/)
    const other = await run(['backup', join(folder, 'nowhere/file')])
    expect([other.code, other.stderr]).toEqual([1, expect.stringContaining('cannot be written (ENOENT)')])
    expect((await fetch(`${service?.origin}/readyz`)).status).toBe(200)
  }, 240_000)

  it('--check says what it holds, with the key and without it, and what is wrong with another file', async () => {
    const checked = await run(['restore', file, '--check'])
    expect([checked.code, checked.stdout]).toEqual([0, expect.stringContaining('signed by the key of this log')])
    const elsewhere = await run(['restore', file, '--check'], { DATA_DIR: join(folder, 'nothing') })
    expect([elsewhere.code, elsewhere.stdout]).toEqual([
      0,
      expect.stringMatching(/signed by 127\.0\.0\.1:\d+\/log\+[^ ]+, which is not at hand/),
    ])
    expect(existsSync(join(folder, 'nothing'))).toBe(false)
    expectOneLine(await run(['restore', join(data, 'lock.sqlite'), '--check']), /cannot be read|cut off|no back-up/)
    expect((await run(['restore'])).stderr).toContain('Usage: npx vigia restore FILE [--check]')
  }, 240_000)

  it('what runs is neither moved nor written over', async () => {
    expectOneLine(await run(['move', '--to', database.url]), /Another process is using/)
    expectOneLine(await run(['restore', file]), /Another process is using/)
  }, 240_000)

  it('it comes back in Postgres under two roles, once, and a service starts on it', async () => {
    const { url, serviceUrl, drop } = await clonedDatabase({ migrated: false })
    try {
      const roles = { DATABASE_URL: serviceUrl, MIGRATION_DATABASE_URL: url }
      const restored = await run(['restore', file], roles)
      expect([restored.code, restored.stdout]).toEqual([0, expect.stringContaining('Every row was read back and compared')])
      const again = await run(['restore', file], roles)
      expect([again.code, again.stderr.trim().split('\n').at(-1)]).toEqual([1, expect.stringMatching(/^The database is not empty: /)])
      expect(await run(['migrate'], { DATABASE_URL: serviceUrl })).toMatchObject({ code: 0, stdout: 'The database is up to date.\n' })
    } finally {
      await drop()
    }
  }, 240_000)

  it('one command moves it to Postgres and one back; the site that then starts verifies', async () => {
    await service?.stop()
    service = undefined
    const there = await run(['move', '--to', database.url])
    expect([there.code, there.stdout]).toEqual([0, expect.stringContaining('Now start with DATABASE_URL')])
    expect(there.stdout).not.toContain(database.url)
    const home = join(folder, 'home')
    const back = await run(['move', '--to', home], { DATABASE_URL: database.url })
    expect([back.code, back.stdout]).toEqual([0, expect.stringContaining(`DATA_DIR=${home}`)])
    expect(rowsOf(back.stdout)).toEqual(rowsOf(there.stdout))
    expect(readdirSync(data).filter((name) => name.startsWith('moving-'))).toEqual([])
    for (const name of ['log-key', 'log-key.signed', 'vault-key']) cpSync(join(data, name), join(home, name))
    service = await npmStart({ DATA_DIR: home, LOG_LEVEL: 'silent' })
    const lines: string[] = []
    const code = await runVerifier([service.origin], '', { line: (text) => lines.push(text), progress: () => undefined })
    expect([code, lines.filter((line) => line.startsWith('FINDING'))]).toEqual([0, []])
  }, 240_000)
})

/** What the log holds, as both commands say it. */
function rowsOf(said: string): string | undefined {
  return /The log has \d+ acts, root \S+/.exec(said)?.[0]
}
