import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { connect } from '../../db/connect.ts'
import { StartRefused } from '../../db/errors.ts'
import { readConfig } from '../../src/config.ts'
import { prepareDatabase, type Prepared } from '../../src/kernel/prepare-database.ts'
import { start } from '../../src/start.ts'
import { clonedDatabase, type ClonedDatabase } from '../support/database.ts'
import { databaseUrl } from '../support/database-url.ts'
import { runCommand } from '../support/run-command.ts'

const leg = inject('leg')

describe.runIf(leg.engine === 'postgres')('an owner and a service', () => {
  let database: ClonedDatabase
  let roles: { owner: string; service: string }
  let admin: pg.Pool

  beforeAll(async () => {
    if (leg.engine !== 'postgres') return
    database = await clonedDatabase({ migrated: false })
    const name = new URL(database.url).pathname.slice(1)
    const [owner, service] = [role('owner'), role('plain')]
    roles = { owner: databaseUrl(leg.url, name, owner), service: databaseUrl(leg.url, name, service) }
    admin = new pg.Pool({ connectionString: leg.url, max: 1 })
    for (const { user, password } of [owner, service]) await admin.query(`create role ${user} login password '${password}'`)
    await admin.query(`alter database ${name} owner to ${owner.user}`)
  })
  afterAll(async () => {
    await database?.drop()
    for (const url of Object.values(roles ?? {})) await admin.query(`drop role ${new URL(url).username}`)
    await admin?.end()
  })

  const run = (variables: Record<string, string>) => runCommand('src/cli.ts', ['migrate'], variables)

  it('the service alone is refused in one line while the database is not at its version', async () => {
    const { code, stderr } = await run({ DATABASE_URL: roles.service })
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^[^\n]*MIGRATION_DATABASE_URL[^\n]*\n$/)])
  })

  it('the owner migrates and grants; afterwards the service needs nobody, and the owner finds nothing to do', async () => {
    const both = { DATABASE_URL: roles.service, MIGRATION_DATABASE_URL: roles.owner }
    expect((await run(both)).stdout).toMatch(/^Ran 0001-/)
    expect(await prepared(both)).toEqual({ ran: [], ownsTables: false })
    expect(await run({ DATABASE_URL: roles.service })).toMatchObject({ code: 0, stdout: 'The database is up to date.\n' })
    const seeded = await runCommand('src/cli.ts', ['seed'], { DATABASE_URL: roles.service })
    expect([seeded.code, seeded.stderr]).toEqual([0, ''])
  }, 60_000)

  it('web and worker start as the service alone, and with the owner beside it; the worker issues the first report', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vigia-roles-'))
    const at = (mode: string, more = {}) =>
      start(
        readConfig({
          DATABASE_URL: roles.service,
          MODE: mode,
          PORT: '0',
          HOST: '127.0.0.1',
          DATA_DIR: folder,
          LOG_LEVEL: 'silent',
          ...more,
        }),
      )
    const worker = await at('worker')
    const web = await at('web', { MIGRATION_DATABASE_URL: roles.owner })
    try {
      const archive = async () => (await fetch(`${web.origin}/es/reports`)).text()
      await vi.waitUntil(async () => (await archive()).includes('/reports/baseline.es.pdf'), { timeout: 25_000, interval: 50 })
      expect((await fetch(`${web.origin}/readyz`)).status).toBe(200)
      expect((await fetch(`${web.origin}/log/checkpoint`)).status).toBe(200)
    } finally {
      await web.close()
      await worker.close()
      rmSync(folder, { recursive: true, force: true })
    }
  }, 60_000)

  it('are not the same role, nor on two databases, nor is the service a superuser', async () => {
    const refused = async (variables: Record<string, string>, says: string) => {
      const fault = await prepared(variables).catch((error: unknown) => error)
      expect(fault).toBeInstanceOf(StartRefused)
      expect((fault as Error).message).toContain(says)
      expect((fault as Error).message).not.toContain('\n')
    }
    await refused({ DATABASE_URL: roles.owner, MIGRATION_DATABASE_URL: roles.owner }, 'could undo what protects the record')
    await refused({ DATABASE_URL: database.url, MIGRATION_DATABASE_URL: roles.owner }, 'could undo what protects the record')
    const other = await clonedDatabase()
    await refused({ DATABASE_URL: roles.service, MIGRATION_DATABASE_URL: other.url }, 'different databases')
    await other.drop()
    await refused({ MIGRATION_DATABASE_URL: roles.owner }, 'MIGRATION_DATABASE_URL needs it')
  })
})

/** What every start and every verb begins with. */
async function prepared(variables: Record<string, string>): Promise<Prepared> {
  const { databaseUrl: url, dataDirectory, migrationDatabaseUrl } = readConfig(variables)
  const connection = await connect({ databaseUrl: url, dataDirectory })
  try {
    return await prepareDatabase(connection, migrationDatabaseUrl)
  } finally {
    await connection.close()
  }
}

function role(kind: string): { user: string; password: string } {
  return { user: `vigia_test_${kind}_${randomBytes(4).toString('hex')}`, password: randomBytes(12).toString('hex') }
}
