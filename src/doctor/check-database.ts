import { sql } from 'kysely'
import type { Connection } from '../../db/connect.ts'
import type { Finding } from './finding.ts'

const OLDEST = 150_000

/** The server: its version, whether it keeps what it says it kept, whether connections are left, and what the service's role may do. */
export async function checkDatabase({ db, engine }: Connection): Promise<readonly Finding[]> {
  const { rows } = await sql<{
    number: number
    version: string
    unsafe: string | null
    used: number
    most: number
    role: string
    powerful: boolean
  }>`
    select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
      (select string_agg(name, ', ') from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off') as unsafe,
      (select count(*)::int from pg_stat_activity) as used, current_setting('max_connections')::int as most, current_user::text as role,
      (select rolsuper from pg_roles where rolname = current_user)
        or exists (select from pg_class where oid = to_regclass('events') and pg_has_role(current_user, relowner, 'member')) as powerful`.execute(
    db,
  )
  const [found] = rows
  if (!found) return [{ state: 'fault', check: 'database', says: 'It answers nothing.' }]
  if (engine === 'embedded') {
    return [
      {
        state: 'warn',
        check: 'database',
        says: `Embedded Postgres ${found.version}: one process, and a power cut may damage it.`,
        fix: 'For anything that must last use Postgres: npx vigia move --to postgres://…',
      },
    ]
  }
  const findings: Finding[] = []
  if (found.number < OLDEST)
    findings.push({ state: 'fault', check: 'database', says: `Postgres ${found.version} is too old.`, fix: 'Use Postgres 15 or later.' })
  else findings.push({ state: 'ok', check: 'database', says: `Postgres ${found.version} answers.` })
  if (found.unsafe !== null)
    findings.push({
      state: 'fault',
      check: 'database',
      says: `The server may lose what it confirmed: ${found.unsafe} off.`,
      fix: `Set ${found.unsafe} to on in postgresql.conf and reload.`,
    })
  if (found.used > found.most * 0.8)
    findings.push({
      state: 'warn',
      check: 'database',
      says: `${found.used} of ${found.most} connections are taken.`,
      fix: 'Raise max_connections, or run fewer processes.',
    })
  findings.push(
    found.powerful
      ? {
          state: 'warn',
          check: 'database',
          says: `The role ${found.role} owns the tables or may do everything: it could undo what protects the record.`,
          fix: 'Give the service a role of its own: docs/operation.md, "Two roles".',
        }
      : { state: 'ok', check: 'database', says: `The role ${found.role} can add to the record and not rewrite it.` },
  )
  return findings
}
