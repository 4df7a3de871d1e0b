import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest'
import { connect } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import type { Database } from '../../db/schema.ts'
import { clonedDatabase, copyEmbedded } from '../support/database.ts'
import { expectOneLine } from '../support/expect-one-line.ts'
import { npmStart, type Started } from '../support/npm-start.ts'
import { runCommand } from '../support/run-command.ts'

const { engine } = inject('leg')
const SECRET = '0123456789abcdef0123456789abcdef'

let folder: string
let variables: Record<string, string>
let drop = async () => {}
const running: Started[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vigia-start-'))
  variables = { DATA_DIR: join(folder, 'data') }
  if (engine === 'embedded') return
  const database = await clonedDatabase({ migrated: false })
  drop = database.drop
  variables = { ...variables, DATABASE_URL: database.url, SESSION_SECRET: SECRET }
})

afterEach(async () => {
  for (const started of running.splice(0)) await started.stop()
  await drop()
  rmSync(folder, { recursive: true, force: true })
})

async function begin(more: Record<string, string> = {}): Promise<Started> {
  const started = await npmStart({ ...variables, ...more })
  running.push(started)
  return started
}

/** Leaves a migrated database where the next start will look, without the wait of a first start. */
async function prepare(): Promise<void> {
  if (engine === 'embedded') return copyEmbedded(join(folder, 'data/postgres'))
  await withDatabase((_, db) => migrate(db))
}

describe('npm start', () => {
  it('says where to look and how to sign in, keeps the record over a restart, and issues the baseline once', async () => {
    const first = await begin()
    expect(first.output()).toContain(`${first.origin}/es`)
    await vi.waitFor(() => expect(first.output()).toMatch(/\/es\/invitation\/\S{20,}/), { timeout: 5_000 })
    const slug = await firstEdition(first.origin)
    const pdf = await bytesOf(`${first.origin}/reports/${slug}.es.pdf`)
    await first.stop()
    await expect(fetch(`${first.origin}/healthz`)).rejects.toThrow()

    const later = await begin()
    expect(await firstEdition(later.origin)).toBe(slug)
    expect((await bytesOf(`${later.origin}/reports/${slug}.es.pdf`)).equals(pdf)).toBe(true)
    expect((await (await fetch(`${later.origin}/es/recommendations`)).text()).match(/REC-\d\d/g)).toContain('REC-13')
  }, 180_000)

  it('starts without the catalogue when asked to, and takes a verb of the command line while it runs', async () => {
    await prepare()
    const empty = await begin({ EMPTY: 'true' })
    const list = await fetch(`${empty.origin}/es/recommendations`)
    expect(list.status).toBe(200)
    expect(await list.text()).not.toContain('REC-01')
    const invited = await runCommand('src/cli.ts', ['user', 'invite', '--role', 'editor'], variables)
    expect(invited).toMatchObject({ code: 0, stderr: '' })
    expect(invited.stdout).toMatch(/\/es\/invitation\/\S{20,}/)
    const future = await runCommand('src/cli.ts', ['report', '--schedule', 'monthly', '--period', '2999-01'], variables)
    expect(future).toMatchObject({ code: 1, stdout: '' })
    expect(future.stderr).toContain('2999-01')
    if (engine === 'postgres') return
    expectOneLine(await runCommand('src/main.ts', [], { ...variables, PORT: '0' }), /Another process/)
    expect((await fetch(`${empty.origin}/readyz`)).status).toBe(200)
  }, 180_000)
})

describe.runIf(engine === 'postgres')('web and worker as two processes', () => {
  it('the worker issues what the web process shows', async () => {
    const web = await begin({ MODE: 'web' })
    const stop = new AbortController()
    const worker = runCommand('src/main.ts', [], { ...variables, MODE: 'worker', PUBLIC_URL: web.origin }, stop.signal)
    expect(await firstEdition(web.origin)).toBe('baseline')
    stop.abort()
    expect(await worker).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('worker') })
  })
})

describe('a start that cannot go on says why in one line, exits with 1, and touches nothing', () => {
  it('a database from a newer version', async () => {
    await prepare()
    const names = await withDatabase(async (query) => {
      await query(`insert into kysely_migration (name, timestamp) values ('9999-from-the-future', '2999-01-01')`)
      return query('select name from kysely_migration order by name')
    })
    expectOneLine(await runCommand('src/main.ts', [], { ...variables, PORT: '0' }), /newer version.*9999-from-the-future/)
    expect(await withDatabase((query) => query('select name from kysely_migration order by name'))).toEqual(names)
  }, 180_000)

  it.runIf(engine === 'embedded')('a data directory that another major of Postgres wrote', async () => {
    await prepare()
    const file = join(folder, 'data/postgres/PG_VERSION')
    expect(existsSync(file)).toBe(true)
    writeFileSync(file, '17\n')
    expectOneLine(await runCommand('src/main.ts', [], { ...variables, PORT: '0' }), /Postgres 17/)
    expect(readFileSync(file, 'utf8')).toBe('17\n')
  })
})

async function withDatabase<Result>(act: (query: (text: string) => Promise<unknown[]>, db: Database) => Promise<Result>): Promise<Result> {
  const connection = await connect({ databaseUrl: variables['DATABASE_URL'], dataDirectory: variables['DATA_DIR'] ?? '' })
  try {
    return await act(async (text) => (await sql.raw(text).execute(connection.db)).rows, connection.db)
  } finally {
    await connection.close()
  }
}

/** Slug of the newest edition in the archive, once there is one. */
async function firstEdition(origin: string): Promise<string> {
  return vi.waitUntil(async () => /\/reports\/([a-z0-9-]+)\.es\.pdf/.exec(await (await fetch(`${origin}/es/reports`)).text())?.[1], {
    timeout: 20_000,
    interval: 50,
  })
}

async function bytesOf(url: string): Promise<Buffer> {
  const response = await fetch(url)
  expect(response.status).toBe(200)
  return Buffer.from(await response.arrayBuffer())
}
