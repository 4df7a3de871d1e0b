import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { sql } from 'kysely'
import { afterEach, expect, inject, it } from 'vitest'
import { connect, overEmbedded, type Connection } from '../../db/connect.ts'
import { isMigrated, migrate } from '../../db/migrate.ts'
import { clonedDatabase, testDatabase } from '../support/database.ts'

const ends: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

/** Connections to one database that nobody has migrated; on the embedded leg there can be but one. */
async function unmigrated(): Promise<readonly Connection[]> {
  if (inject('leg').engine === 'embedded') {
    const pglite = await PGlite.create({ extensions: { pg_trgm, unaccent } })
    const connection = overEmbedded(pglite, () => pglite.close())
    ends.push(() => connection.close())
    return [connection, connection]
  }
  const { url, drop } = await clonedDatabase({ migrated: false })
  ends.push(drop)
  const connections = await Promise.all([1, 2, 3].map(() => connect({ databaseUrl: url, dataDirectory: '' })))
  for (const connection of connections) ends.push(() => connection.close())
  return connections
}

it('run once, however many instances start at the same time, and again change nothing', async () => {
  const connections = await unmigrated()
  const [first] = connections
  if (!first) throw new Error('no connection')
  expect(await isMigrated(first.db)).toBe(false)
  const ran = await Promise.all(connections.map(({ db }) => migrate(db)))
  const names = ran.flat().toSorted()
  expect(names.length).toBeGreaterThan(0)
  expect(new Set(names).size).toBe(names.length)
  const stored = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(first.db)
  expect(stored.rows.map(({ name }) => name)).toEqual(names)
  expect(await isMigrated(first.db)).toBe(true)
  expect(await migrate(first.db)).toEqual([])
}, 60_000)

it('are refused, and nothing is touched, where a newer version has been', async () => {
  const { db, close } = await testDatabase()
  ends.push(close)
  await sql`insert into kysely_migration (name, timestamp) values ('9999-from-the-future', '2030-01-01T00:00:00.000Z')`.execute(db)
  const tables = () => sql`select table_schema, table_name from information_schema.tables order by 1, 2`.execute(db)
  const before = (await tables()).rows
  await expect(migrate(db)).rejects.toMatchObject({ name: 'StartRefused', message: expect.stringContaining('9999-from-the-future') })
  await expect(migrate(db)).rejects.toThrow(/^[^\n]+$/)
  expect((await tables()).rows).toEqual(before)
})

it.runIf(inject('leg').engine === 'embedded')('are refused in one line on a server without the extensions of the text search', async () => {
  const pglite = await PGlite.create()
  const connection = overEmbedded(pglite, () => pglite.close())
  ends.push(() => connection.close())
  await expect(migrate(connection.db)).rejects.toMatchObject({
    name: 'StartRefused',
    message: expect.stringMatching(/^[^\n]*pg_trgm and unaccent[^\n]*$/),
  })
  expect((await sql`select from information_schema.tables where table_name = 'events'`.execute(connection.db)).rows).toEqual([])
})
