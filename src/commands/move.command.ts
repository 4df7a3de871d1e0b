import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { sql } from 'kysely'
import { StartRefused } from '../../db/errors.ts'
import { backUp } from '../backup/index.ts'
import type { Context } from '../kernel/context.ts'
import { readKeptKeys } from '../log/index.ts'
import { describeBackup } from './describe-backup.ts'
import { parseOptions } from './parse-options.ts'
import { restoreInto } from './restore-into.ts'
import type { Surroundings, TellProgress } from './run-command.ts'
import { UsageError } from './usage-error.ts'

const USAGE = 'npx vigia move --to postgres://user:password@host:5432/name|DIR'

/**
 * `vigia move`: takes everything to another database, by a back-up that is restored and removed. What it came from stays as it was; an
 * object store stays where it is. Throws StartRefused while a service runs on it, and where the other database is not empty.
 */
export async function moveCommand(
  ctx: Context,
  args: readonly string[],
  tell: TellProgress,
  { engine, logKeyFile }: Surroundings,
): Promise<readonly string[]> {
  const { values, positionals } = parseOptions(args, { to: { type: 'string' } }, USAGE)
  const to = values['to']
  if (typeof to !== 'string' || positionals.length > 0) throw new UsageError(`Usage: ${USAGE}`)
  if (engine === 'postgres') await refuseRunning(ctx)
  const url = /^postgres(ql)?:/.test(to) ? to : undefined
  const target = { databaseUrl: url, dataDirectory: resolve(url === undefined ? to : '.') }
  const file = join(dirname(logKeyFile), `moving-${randomBytes(4).toString('hex')}`)
  try {
    await backUp(ctx, { file, engine, logKeyFile }, tell)
    const { manifest } = await restoreInto(target, { file, keys: readKeptKeys(logKeyFile), putObject: async () => undefined }, tell)
    return [
      ...describeBackup(manifest),
      'Every row was read back and compared, and the log leads to its root.',
      url === undefined
        ? `Now start without DATABASE_URL and with DATA_DIR=${target.dataDirectory}, the keys (log-key, log-key.signed, vault-key) in it.`
        : 'Now start with DATABASE_URL set to that address; log-key, log-key.signed and vault-key stay where they are.',
      'What it came from is as it was: remove it when you are sure.',
    ]
  } finally {
    rmSync(file, { force: true })
  }
}

/** Connections that are older than this process belong to a service. */
async function refuseRunning(ctx: Context): Promise<void> {
  const { rows } = await sql<{ others: number }>`select count(*)::int as others from pg_stat_activity
    where datname = current_database() and application_name = 'vigia'
      and backend_start < clock_timestamp() - make_interval(secs => ${Math.ceil(process.uptime())})`.execute(ctx.db)
  if (rows[0]?.others !== 0)
    throw new StartRefused('A service runs on this database. Stop every web and worker process first; nothing was touched.')
}
