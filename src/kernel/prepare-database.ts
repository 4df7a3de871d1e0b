import { sql } from 'kysely'
import { connect, type Connection } from '../../db/connect.ts'
import { StartRefused } from '../../db/errors.ts'
import { grantServiceRole } from '../../db/grant-service-role.ts'
import { isMigrated, migrate } from '../../db/migrate.ts'
import { createBoss, startQueue } from './queue.ts'

export interface Prepared {
  /** Names of the migrations that ran. */
  readonly ran: readonly string[]
  /** False: the queue's tables belong to another role, which brings them up to date. */
  readonly ownsTables: boolean
}

/**
 * Brings the database to this version. With the owner's address the owner migrates, makes the queue's tables and grants the
 * role of `connection` what it needs; without, that role does it itself, or finds everything done.
 * Throws StartRefused when the role owns nothing and something is to be done, or when it could undo what protects the record.
 */
export async function prepareDatabase(connection: Connection, ownerUrl: string | undefined): Promise<Prepared> {
  if (connection.engine === 'embedded') return { ran: await migrate(connection.db), ownsTables: true }
  if (ownerUrl !== undefined) return asOwner(connection, ownerUrl)
  if (await mayCreate(connection)) return { ran: await migrate(connection.db), ownsTables: true }
  if (await isReady(connection)) return { ran: await migrate(connection.db), ownsTables: false }
  throw new StartRefused(
    'The database is not at this version, and the role of DATABASE_URL may not change it. ' +
      'Run vigia migrate with MIGRATION_DATABASE_URL (docs/operation.md), then start again.',
  )
}

async function asOwner(connection: Connection, ownerUrl: string): Promise<Prepared> {
  const owner = await connect({ databaseUrl: ownerUrl, variable: 'MIGRATION_DATABASE_URL', dataDirectory: '', poolSize: 2 })
  try {
    const role = await serviceRole(connection, owner)
    const ran = await migrate(owner.db)
    const boss = createBoss(owner.pool, 'postgres', false)
    boss.on('error', () => undefined)
    try {
      await startQueue(boss)
      await tablesSettled(boss)
    } finally {
      await boss.stop({ graceful: false, close: false })
    }
    await grantServiceRole(owner.db, role)
    return { ran, ownsTables: false }
  } finally {
    await owner.close()
  }
}

/** The lesser role, once it is sure that it is one: of the same database, not its owner, no superuser, in no group that writes everything. */
async function serviceRole(connection: Connection, owner: Connection): Promise<string> {
  const where = sql<{ role: string; place: string }>`select current_user::text as role,
    current_database() || ' ' || (select pg_postmaster_start_time())::text as place`
  const [service] = (await where.execute(connection.db)).rows
  const [other] = (await where.execute(owner.db)).rows
  if (service === undefined || service.place !== other?.place)
    throw new StartRefused('MIGRATION_DATABASE_URL and DATABASE_URL lead to different databases.')
  const { rows } = await sql<{ powerful: boolean }>`select rolsuper or rolcreaterole
    or exists (select from pg_roles other where pg_has_role(me.oid, other.oid, 'member') and other.oid <> me.oid and other.rolname in
      (${other.role}, 'pg_write_all_data', 'pg_write_server_files', 'pg_execute_server_program'))
    or exists (select from pg_database where datname = current_database() and pg_has_role(me.oid, datdba, 'member'))
    or me.rolname = ${other.role} as powerful
    from pg_roles me where rolname = ${service.role}`.execute(owner.db)
  if (rows[0]?.powerful !== false) {
    throw new StartRefused(
      `The role ${service.role} of DATABASE_URL could undo what protects the record: it is the owner, belongs to a role that may do everything, or may make roles. ` +
        'Give the service a role of its own (docs/operation.md).',
    )
  }
  return service.role
}

async function mayCreate({ db }: Connection): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select has_schema_privilege(current_schema(), 'create') as may`.execute(db)
  return rows[0]?.may === true
}

/** True when every migration ran and the queue's tables are there, as far as this role may see. */
async function isReady({ db }: Connection): Promise<boolean> {
  try {
    await sql`select version from pgboss.version`.execute(db)
    return await isMigrated(db)
  } catch {
    return false
  }
}

/** A new version of the queue may build indexes after it has started: the owner stays until they are there. */
async function tablesSettled(boss: ReturnType<typeof createBoss>): Promise<void> {
  for (;;) {
    const waiting = (await boss.getBamStatus()).filter(({ status }) => status === 'pending' || status === 'in_progress')
    if (waiting.length === 0) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
