import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { clonedDatabase, type ClonedDatabase } from '../support/database.ts'
import { npmStart, type Started } from '../support/npm-start.ts'
import { runCommand } from '../support/run-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'vigia-doctor-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('npx vigia doctor', () => {
  it('says what is wrong with the configuration, and that there is no database yet', async () => {
    const wrong = await runCommand('src/cli.ts', ['doctor'], { DATA_DIR: folder, PORT: 'door' })
    expect([wrong.code, wrong.stdout]).toEqual([1, expect.stringMatching(/^fault configuration .*PORT/)])
    const nothing = await runCommand('src/cli.ts', ['doctor', '--json'], { DATA_DIR: join(folder, 'nothing') })
    expect(nothing.code).toBe(1)
    expect(JSON.parse(nothing.stdout)).toContainEqual(
      expect.objectContaining({ state: 'fault', check: 'database', says: expect.stringContaining('There is no database in') }),
    )
  }, 120_000)

  describe.runIf(inject('leg').engine === 'postgres')('beside a service that runs', () => {
    let database: ClonedDatabase
    const started: Started[] = []
    beforeAll(async () => {
      database = await clonedDatabase({ migrated: false })
    })
    afterAll(async () => {
      await Promise.all(started.map((one) => one.stop()))
      await database?.drop()
    })

    it.each([
      ['embedded', () => ({ DATA_DIR: join(folder, 'embedded') }), []],
      // The tests' own server, which may lose what it confirmed.
      ['Postgres', () => ({ DATA_DIR: join(folder, 'shared'), DATABASE_URL: database.url }), ['database']],
    ])(
      'finds nothing to mend in the service (%s)',
      async (_, variables, faults) => {
        const service = await npmStart({ ...variables(), SESSION_SECRET: 's'.repeat(32), VAULT_KEY: 'v'.repeat(32) })
        started.push(service)
        const asked = { ...variables(), PUBLIC_URL: service.origin, SESSION_SECRET: 's'.repeat(32), VAULT_KEY: 'v'.repeat(32) }
        const { code, stdout } = await runCommand('src/cli.ts', ['doctor'], asked)
        expect(stdout).toMatch(/^ok {4}migrations {4}All \d+ have run\.$/m)
        expect(stdout).toMatch(/^ok {4}proxy {9}http:\/\/127\.0\.0\.1:\d+ answers\.$/m)
        expect([...stdout.matchAll(/^fault +(\w+)/gm)].map(([, check]) => check)).toEqual(faults)
        expect(code).toBe(faults.length)
      },
      180_000,
    )
  })
})
