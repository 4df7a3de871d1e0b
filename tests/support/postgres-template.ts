import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { connect } from '../../db/connect.ts'
import { grantServiceRole } from '../../db/grant-service-role.ts'
import { migrate } from '../../db/migrate.ts'
import { databaseUrl } from './database-url.ts'
import { findPostgres } from './find-postgres.ts'
import { makeQueueTables } from './make-queue-tables.ts'
import { startCluster } from './postgres-cluster.ts'
import './provided.ts'

const PREFIX = 'vigia_test_'

/** Starts or reaches a Postgres, migrates one database for the test files to clone; the teardown leaves nothing behind. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const found = await findPostgres()
  if (!found.found) throw new Error(found.why)
  const cluster = found.how === 'url' ? { url: found.url, stop: async () => {} } : await startCluster(found.folder)
  const template = `${PREFIX}${Date.now().toString(36)}_${randomBytes(3).toString('hex')}`
  const service = { user: `${template}_service`, password: randomBytes(12).toString('hex') }
  const admin = new pg.Pool({ connectionString: cluster.url, max: 1 })
  admin.on('error', () => {})
  try {
    await dropAbandoned(admin)
    await admin.query(`create database ${template}`)
    const connection = await connect({ databaseUrl: databaseUrl(cluster.url, template), dataDirectory: '' })
    await migrate(connection.db)
    await makeQueueTables(connection)
    await admin.query(`create role ${service.user} login password '${service.password}'`)
    await grantServiceRole(connection.db, service.user)
    await connection.close()
  } catch (error) {
    await admin.end()
    await cluster.stop()
    throw error
  }
  project.provide('leg', { engine: 'postgres', url: cluster.url, template, service })
  return async () => {
    if (found.how === 'url') {
      await dropAll(admin, template)
      await admin.query(`drop role if exists ${service.user}`)
    }
    await admin.end()
    await cluster.stop()
  }
}

async function dropAll(admin: pg.Pool, prefix: string): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>('select datname from pg_database where starts_with(datname, $1)', [prefix])
  for (const { datname } of rows) await admin.query(`drop database if exists ${datname} with (force)`)
}

/** Databases of runs that were killed more than two hours ago, on a server that outlives the tests. */
async function dropAbandoned(admin: pg.Pool): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>('select datname from pg_database where starts_with(datname, $1)', [PREFIX])
  for (const { datname } of rows) {
    const began = Number.parseInt(datname.slice(PREFIX.length).split('_')[0] ?? '', 36)
    if (began < Date.now() - 7_200_000) await admin.query(`drop database if exists ${datname} with (force)`)
  }
}
