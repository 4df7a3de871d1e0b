import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { backUp } from '../../src/backup/index.ts'
import { clonedDatabase } from '../support/database.ts'
import { plainEnvironment } from '../support/plain-environment.ts'
import { testRecord, type TestRecord } from '../support/record.ts'
import { runCommand } from '../support/run-command.ts'
import { temporaryLog, type TemporaryLog } from '../support/temporary-log.ts'

const root = join(import.meta.dirname, '../..')

/** Runs a verb and kills it at once (SIGKILL) when it says on standard error that it is so far. Whether it had not ended by itself. */
async function killed(words: readonly string[], variables: Record<string, string>, when: RegExp): Promise<boolean> {
  const child = spawn(process.execPath, [join(root, 'src/cli.ts'), ...words], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...plainEnvironment(), ...variables },
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
    if (when.test(said)) child.kill('SIGKILL')
  })
  await once(child, 'close')
  return child.signalCode === 'SIGKILL'
}

describe.runIf(inject('leg').engine === 'postgres')('kill -9', () => {
  let folder: string
  let record: TestRecord
  let log: TemporaryLog
  let file: string

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'vigia-killed-'))
    record = await testRecord({ instant: '2026-11-02T15:00:00Z' })
    log = temporaryLog(record.db)
    file = join(folder, 'whole')
    await backUp(record.system, { file, logKeyFile: log.keyFile, engine: record.connection.engine }, () => undefined)
  })
  afterAll(async () => {
    log?.close()
    await record?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it.each([/\b0\/\d+ tables/, /\b40\/\d+ tables/, /\b100\/\d+ tables/])(
    'during a back-up leaves no file of that name (%s)',
    async (when) => {
      const name = `cut-${String(when).replaceAll(/\W+/g, '-')}`
      const words = ['backup', join(folder, name)]
      const variables = { DATABASE_URL: record.connection.url ?? '', LOG_KEY_FILE: log.keyFile, DATA_DIR: folder }
      expect(await killed(words, variables, when)).toBe(true)
      expect(existsSync(join(folder, name))).toBe(false)
      expect(
        readdirSync(folder)
          .filter((other) => other.startsWith(name))
          .every((other) => other.endsWith('.partial')),
      ).toBe(true)
      expect((await runCommand('src/cli.ts', words, variables)).code).toBe(0)
    },
  )

  it.each([
    ['postgres', /\b60\/\d+ tables compared/],
    ['embedded', / rows\n/],
  ] as const)(
    'during a restore leaves an empty %s database, into which it then goes (%s)',
    async (engine, when) => {
      const database = engine === 'postgres' ? await clonedDatabase({ migrated: false }) : undefined
      const data = mkdtempSync(join(folder, 'data-'))
      const variables: Record<string, string> = {
        DATA_DIR: data,
        LOG_KEY_FILE: log.keyFile,
        ...(database && { DATABASE_URL: database.url }),
      }
      const count = async () => {
        const connection = await connect({ databaseUrl: database?.url, dataDirectory: data })
        const { found } = await connection.db
          .selectFrom('events')
          .select(({ fn }) => fn.countAll<number>().as('found'))
          .executeTakeFirstOrThrow()
        await connection.close()
        return found
      }
      try {
        expect(await killed(['restore', file], variables, when)).toBe(true)
        expect(await count()).toBe(0)
        const restored = await runCommand('src/cli.ts', ['restore', file], variables)
        expect([restored.code, restored.stdout]).toEqual([0, expect.stringContaining('Every row was read back')])
        const { size } = await record.db.selectFrom('log_head').select('size').executeTakeFirstOrThrow()
        expect(await count()).toBe(size)
      } finally {
        await database?.drop()
      }
    },
    60_000,
  )
})
