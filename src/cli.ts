#!/usr/bin/env node
import { connect } from '../db/connect.ts'
import { StartRefused } from '../db/errors.ts'
import { systemActor } from './accounts/index.ts'
import { absoluteFolder } from './commands/absolute-folder.ts'
import { sendCommand } from './commands/command-socket.ts'
import { describeFindings, doctorAlone, examinedOf } from './commands/doctor.command.ts'
import { readMailArguments } from './commands/read-mail-arguments.ts'
import { restoreCommand } from './commands/restore.command.ts'
import { runCommand, type CommandResult } from './commands/run-command.ts'
import { UsageError } from './commands/usage-error.ts'
import { verifyCommand } from './commands/verify.command.ts'
import { terminalProgress } from './commands/terminal-progress.ts'
import { readConfig, type Config } from './config.ts'
import { examine } from './doctor/index.ts'
import { openFiles } from './evidence/index.ts'
import { innerSite } from './http/inner-site.ts'
import { systemClock } from './kernel/clock.ts'
import { createLogger } from './kernel/logger.ts'
import { borrowVault } from './kernel/borrow-vault.ts'
import { prepareDatabase } from './kernel/prepare-database.ts'
import { createBoss, startQueue } from './kernel/queue.ts'
import { mailDns, openMailer } from './mail/index.ts'
import { ensureSchedules } from './schedules/index.ts'
import { settingsOf } from './settings-of.ts'
import { openWebhookSender } from './webhooks/index.ts'

const HELP = `vigia <verb>

  serve [--empty]     web and worker, as MODE says (what npm start runs)
  work                the worker alone
  migrate             bring the database to this version, then stop
  seed                load the catalogue, once
  import FILE [--kind KIND] [--mapping NAME] [--drafts|--publish] [--dry-run|--apply]
                      rehearse what a CSV, TSV, XLSX, JSON or NDJSON file brings; --apply puts it on the record
  report --schedule SLUG --period 2026-w47|2026-10|2026-q4|2026|2026-11-23
                      issue the report of a period that has ended
  report --verify SLUG [SLUG …] | all
                      draw stored reports again and compare them, their data and the log
  report --list       the reports that there are
  user invite --role contributor|editor|administrator [--name NAME] [--email ADDRESS]
                      make a one-time link for a new account
  user list           the accounts
  user reset-second-factor ADDRESS
                      take the second factor from an account whose owner lost it
  subscribers count   how many follow by mail, by frequency and state
  subscribers end ADDRESS [--delete]
                      end what an address follows, because its owner asked for it
  mail dns            what the DNS must say so that mail arrives and failures come back
  mail feedback       take a report of a failure or complaint, a message on standard input
  dump DIR [--as-of YYYY-MM-DD|INSTANT]
                      write all public data as files: CSV, NDJSON, SQLite, what describes them, digests
  export-site [--without-acts] DIR
                      write the whole public site as files that any web server can offer; --verify DIR checks them
  backup FILE         write everything that the database and the object store hold into one signed file
  restore FILE [--check]
                      put a back-up into an empty database; --check reads and compares it only
  move --to postgres://…|DIR
                      take everything to Postgres, or to an embedded database in a folder; stop the service first
  doctor [--json]     look at database, migrations, clock, disk, mail, hubs, storage, keys and proxy, and say what to mend
  verify [URL] [--remember FILE] [--key VERIFIER_KEY]
                      check a site's log, reports and statuses from outside, without the database

Configuration comes from the environment; see .env.example.`

const NO_REPORT: CommandResult = { exitCode: 0, lines: ['The message is no report of a failure or complaint; nothing was changed.'] }

const [verb = '--help', ...rest] = process.argv.slice(2)
try {
  if (verb === 'serve' || verb === 'work') {
    if (verb === 'work') process.env['MODE'] = 'worker'
    await import('./main.ts')
  } else if (verb === 'verify') {
    const config = readConfig(process.env)
    process.exitCode = await verifyCommand(rest, config.publicUrl ?? `http://localhost:${config.port}`)
  } else if (verb === 'doctor') {
    print(await doctor(rest))
  } else if (verb === 'restore') {
    print(await restoreCommand(rest, readConfig(process.env), terminalProgress(process.stderr)))
  } else if (verb === 'mail' && rest.join(' ') === 'dns') {
    const config = readConfig(process.env)
    for (const line of mailDns(config, config.publicUrl ?? `http://localhost:${config.port}`)) process.stdout.write(`${line}\n`)
  } else if (verb === 'mail' && rest.join(' ') === 'feedback') {
    const args = await readMailArguments(process.stdin)
    print(args === null ? NO_REPORT : await once(verb, args))
  } else {
    print(await once(verb, absoluteFolder(verb, rest)))
  }
} catch (error) {
  if (!(error instanceof StartRefused || error instanceof UsageError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}

function print({ exitCode, lines, found }: CommandResult): void {
  const out = exitCode === 0 || found ? process.stdout : process.stderr
  for (const line of lines) out.write(`${line}\n`)
  process.exitCode = exitCode
}

async function doctor(args: readonly string[]): Promise<CommandResult> {
  let config: Config
  try {
    config = readConfig(process.env)
  } catch (error) {
    if (!(error instanceof StartRefused)) throw error
    return describeFindings(args, [{ state: 'fault', check: 'configuration', says: error.message }])
  }
  const answer = config.databaseUrl === undefined ? await sendCommand(config.dataDirectory, ['doctor', ...args]) : null
  return answer ?? doctorAlone(args, config)
}

async function once(name: string, args: readonly string[]): Promise<CommandResult> {
  if (name === '--help' || name === 'help') return { exitCode: 0, lines: [HELP] }
  const config = readConfig(process.env)
  if (config.databaseUrl === undefined && name !== 'migrate' && name !== 'move') {
    const answer = await sendCommand(config.dataDirectory, [name, ...args], terminalProgress(process.stderr))
    if (answer) return answer
  }
  return alone(config, name, args)
}

/** Runs a verb in this process, with the database to itself (embedded) or beside others (Postgres). */
async function alone(config: Config, name: string, args: readonly string[]): Promise<CommandResult> {
  const connection = await connect({ databaseUrl: config.databaseUrl, dataDirectory: config.dataDirectory })
  try {
    const { ran, ownsTables } = await prepareDatabase(connection, config.migrationDatabaseUrl)
    if (name === 'migrate') return { exitCode: 0, lines: [ran.length === 0 ? 'The database is up to date.' : `Ran ${ran.join(', ')}.`] }
    const boss = createBoss(connection.pool, connection.engine, false, ownsTables)
    const queue = await startQueue(boss)
    try {
      const settings = settingsOf(config, config.port)
      const { publicUrl } = settings
      const actor = await systemActor(connection.db, systemClock)
      const mail = openMailer(config, publicUrl)
      const files = openFiles(connection.db, systemClock, { ...config.files, patience: 30_000, onError: () => undefined })
      const { sender: webhooks } = openWebhookSender(publicUrl)
      const vault = await borrowVault(connection.db, config.vault)
      const ctx = { db: connection.db, clock: systemClock, queue, settings, mail, files, vault, fetchLink: null, webhooks, actor }
      await ensureSchedules(ctx)
      const open = innerSite({ ctx, pool: connection.pool, log: createLogger(config.logLevel), logKeyFile: config.logKeyFile })
      return await runCommand(ctx, [name, ...args], terminalProgress(process.stderr), {
        open,
        engine: connection.engine,
        logKeyFile: config.logKeyFile,
        examine: () => examine(examinedOf(config, config.port, connection)),
      })
    } finally {
      await boss.stop({ graceful: false, close: false })
    }
  } finally {
    await connection.close()
  }
}
