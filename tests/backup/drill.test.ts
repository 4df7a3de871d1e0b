import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect, type Connection } from '../../db/connect.ts'
import { backUp, restoreBackUp, type Manifest } from '../../src/backup/index.ts'
import { readKeptKeys } from '../../src/log/index.ts'
import { everyAct } from '../log/every-act.ts'
import { verifySite } from '../log/verify-site.ts'
import { clonedDatabase } from '../support/database.ts'
import { testApp, type TestApp } from '../support/record.ts'
import { schemaOf } from '../support/schema-of.ts'

const quiet = () => undefined
const refuse = async () => {
  throw new Error('there is no object store')
}

let folder: string
let app: TestApp
let first: Manifest
const ends: (() => Promise<void>)[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vigia-drill-'))
  app = await testApp({ instant: '2026-11-02T15:00:00Z' })
  await everyAct(app.record)
  const { engine } = app.record.connection
  await sql`insert into processes values
    (${randomUUID()}, 'worker', '1', 'machine', 1, now(), now(), now(), 1, 0, 0, 1, 1)`.execute(app.record.db)
  first = await backUp(app.record.system, { file: join(folder, 'first'), logKeyFile: app.publicLog.keyFile, engine }, quiet)
})
afterAll(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
  await app?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** An empty database of an engine, open until the end. */
async function empty(engine: Connection['engine']): Promise<Connection> {
  const place = engine === 'postgres' ? await clonedDatabase({ migrated: false }) : undefined
  if (place) ends.push(place.drop)
  const connection = await connect({ databaseUrl: place?.url, dataDirectory: mkdtempSync(join(folder, 'data-')) })
  ends.push(() => connection.close())
  return connection
}

/** Restores a file there, makes a back-up of what came back, and looks at it from outside. */
async function drill(file: string, connection: Connection, again: string) {
  const keys = readKeptKeys(app.publicLog.keyFile)
  await restoreBackUp({ db: connection.db, file: join(folder, file), keys, putObject: refuse }, quiet)
  const ctx = { ...app.record.system, db: connection.db }
  const { engine } = connection
  const manifest = await backUp(ctx, { file: join(folder, again), logKeyFile: app.publicLog.keyFile, engine }, quiet)
  const lasting = { ...connection, url: undefined, close: async () => undefined }
  const site = await testApp({ instant: '2027-01-10T15:00:00Z', connection: lasting, catalogue: false })
  try {
    return { manifest, verified: await verifySite(site) }
  } finally {
    await site.close()
  }
}

describe('a back-up', () => {
  it('of a record with an act of every kind comes back row for row, on either engine and back again, and the verifier finds nothing', async () => {
    expect(first.tables.filter(({ rows }) => rows > 0).length).toBeGreaterThan(60)
    expect(first.log.size).toBeGreaterThan(60)
    const there = await empty('embedded')
    const second = await drill('first', there, 'second')
    expect(second.manifest.tables).toEqual(first.tables)
    expect(second.manifest.log).toEqual(first.log)
    expect([second.verified.code, second.verified.findings]).toEqual([0, []])
    expect(await schemaOf(there.db)).toEqual(await schemaOf(app.record.db))

    const back = await empty(app.record.connection.engine)
    const { manifest, verified } = await drill('second', back, 'third')
    expect(manifest.log).toEqual(first.log)
    expect(manifest.tables).toEqual(first.tables)
    expect([verified.code, verified.findings]).toEqual([0, []])
    expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([])
  }, 240_000)

  it('holds nothing of who ran when it was made', async () => {
    expect(first.tables.find(({ name }) => name === 'processes')?.rows).toBe(0)
    expect(await app.record.db.selectFrom('processes').select('host').execute()).toEqual([{ host: 'machine' }])
  })

  it('goes into an empty database only', async () => {
    const keys = readKeptKeys(app.publicLog.keyFile)
    const restore = restoreBackUp({ db: app.record.db, file: join(folder, 'first'), keys, putObject: refuse }, quiet)
    await expect(restore).rejects.toMatchObject({
      name: 'StartRefused',
      message: expect.stringMatching(/^The database is not empty: \w+ holds rows/),
    })
  })

  it('protects the record as before: what was published cannot be changed where it came back', async () => {
    const connection = await empty(inject('leg').engine)
    const keys = readKeptKeys(app.publicLog.keyFile)
    await restoreBackUp({ db: connection.db, file: join(folder, 'first'), keys, putObject: refuse }, quiet)
    await expect(sql`update events set kind = 'other'`.execute(connection.db)).rejects.toThrow(/never changes/)
    await expect(sql`truncate texts cascade`.execute(connection.db)).rejects.toThrow(/refused/)
  }, 60_000)
})

it('a sequence would have to be copied too: there is none', async () => {
  const { rows } = await sql`select sequencename from pg_sequences where schemaname = 'public'`.execute(app.record.db)
  expect(rows).toEqual([])
})
