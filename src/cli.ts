#!/usr/bin/env node
import { join } from 'node:path'
import { connect } from '../db/connect.ts'
import { StartRefused } from '../db/errors.ts'
import { systemActor } from './accounts/index.ts'
import { sendCommand } from './commands/command-socket.ts'
import { runCommand, type CommandResult } from './commands/run-command.ts'
import { verifyCommand } from './commands/verify.command.ts'
import { terminalProgress } from './commands/terminal-progress.ts'
import { readConfig, type Config } from './config.ts'
import { openFiles } from './evidence/index.ts'
import { systemClock } from './kernel/clock.ts'
import { openVault } from './kernel/open-vault.ts'
import { prepareDatabase } from './kernel/prepare-database.ts'
import { createBoss, startQueue } from './kernel/queue.ts'
import { createMailer, senderOf } from './mail/index.ts'
import { ensureSchedules } from './schedules/index.ts'

const HELP = `vigia <verb>

  serve [--empty]     web and worker, as MODE says (what npm start runs)
  work                the worker alone
  migrate             bring the database to this version, then stop
  seed                load the catalogue, once
  report --schedule SLUG --period 2026-w47|2026-10|2026-q4|2026|2026-11-23
                      issue the report of a period that has ended
  report --verify SLUG [SLUG …] | all
                      draw stored reports again and compare them, their data and the log
  report --list       the reports that there are
  user invite --role contributor|editor|administrator [--name NAME] [--email ADDRESS]
                      make a one-time link for a new account
  user list           the accounts
  verify [URL] [--remember FILE] [--key VERIFIER_KEY]
                      check a site's log, reports and statuses from outside, without the database

Configuration comes from the environment; see .env.example.`

const [verb = '--help', ...rest] = process.argv.slice(2)
try {
  if (verb === 'serve' || verb === 'work') {
    if (verb === 'work') process.env['MODE'] = 'worker'
    await import('./main.ts')
  } else if (verb === 'verify') {
    const config = readConfig(process.env)
    process.exitCode = await verifyCommand(rest, config.publicUrl ?? `http://localhost:${config.port}`)
  } else {
    const { exitCode, lines, found } = await once(verb, rest)
    const out = exitCode === 0 || found ? process.stdout : process.stderr
    for (const line of lines) out.write(`${line}\n`)
    process.exitCode = exitCode
  }
} catch (error) {
  if (!(error instanceof StartRefused)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}

async function once(name: string, args: readonly string[]): Promise<CommandResult> {
  if (name === '--help' || name === 'help') return { exitCode: 0, lines: [HELP] }
  const config = readConfig(process.env)
  if (config.databaseUrl === undefined && name !== 'migrate') {
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
      const publicUrl = config.publicUrl ?? `http://localhost:${config.port}`
      const settings = { publicUrl, timeZone: config.timeZone, singlePerson: config.singlePerson }
      const actor = await systemActor(connection.db, systemClock)
      const mail = createMailer({
        smtpUrl: config.smtpUrl,
        outbox: join(config.dataDirectory, 'outbox'),
        from: senderOf(config, publicUrl),
      })
      const files = openFiles(connection.db, systemClock, { ...config.files, patience: 30_000, onError: () => undefined })
      const vault = await openVault(connection.db, config.vault)
      const ctx = { db: connection.db, clock: systemClock, queue, settings, mail, files, vault, fetchLink: null, actor }
      await ensureSchedules(ctx)
      return await runCommand(ctx, [name, ...args], terminalProgress(process.stderr))
    } finally {
      await boss.stop({ graceful: false, close: false })
    }
  } finally {
    await connection.close()
  }
}
