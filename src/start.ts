import { setTimeout as sleep } from 'node:timers/promises'
import { connect, type Connection } from '../db/connect.ts'
import { startSchedule, type Schedule, type TellTicks } from '../jobs/schedule.ts'
import { startWorker } from '../jobs/worker.ts'
import { createAuth, createFirstInvitation, createProvider, systemActor } from './accounts/index.ts'
import { examinedOf } from './commands/doctor.command.ts'
import { runCommand, type CommandResult, type TellProgress } from './commands/run-command.ts'
import { listenForCommands } from './commands/command-socket.ts'
import type { Config } from './config.ts'
import { examine } from './doctor/index.ts'
import { openFiles, openLinkFetcher } from './evidence/index.ts'
import { createApp } from './http/app.ts'
import { USUAL_BOUNDS } from './http/door/bounds.ts'
import { innerSite } from './http/inner-site.ts'
import { listenForWatch } from './http/listen-for-watch.ts'
import { freePort, listen, type HttpServer } from './http/listen.ts'
import { tellRateAtDoor } from './http/security-line.ts'
import { loadCatalogue } from './imports/index.ts'
import { systemClock, type Clock } from './kernel/clock.ts'
import type { Context } from './kernel/context.ts'
import { createLogger } from './kernel/logger.ts'
import { NO_PROXIES, openProxies } from './kernel/proxies.ts'
import { openVault } from './kernel/open-vault.ts'
import { prepareDatabase, type Prepared } from './kernel/prepare-database.ts'
import { createBoss, startQueue } from './kernel/queue.ts'
import { sessionSecret } from './kernel/session-secret.ts'
import { openPublicLog } from './log/index.ts'
import { openMailer, outboxOf } from './mail/index.ts'
import { measureProcess, openTracer, openWatch, startHeartbeat } from './operation/index.ts'
import { stopRendering } from './reports/index.ts'
import { ensureSchedules } from './schedules/index.ts'
import { warmRecord } from './search/index.ts'
import { settingsOf } from './settings-of.ts'
import { openWebhookSender, type WebhookSenderOptions } from './webhooks/index.ts'

/** Milliseconds that a start waits for the standings at most. */
const WARM_AT_ONCE = 2_000

export interface StartOptions {
  /** Injected by tests; the system's clock otherwise. */
  readonly clock?: Clock
  /** Injected by tests, which have receivers on this machine; the public internet only otherwise. */
  readonly webhooks?: WebhookSenderOptions
  /** Where the few lines for the person at the terminal go. */
  readonly print?: (line: string) => void
}

export interface Running {
  /** Where it listens, as the machine itself reaches it; undefined in worker mode. */
  readonly origin: string | undefined
  /** What the schedule's next tick would do, now. Does nothing in web mode. */
  tick(): Promise<void>
  /** Runs one verb of the command line inside this process. */
  run(args: readonly string[], tell?: TellProgress): Promise<CommandResult>
  /** Says so at /readyz and goes on for as long as was asked; then stops taking requests and jobs, finishes those under way, closes the database. */
  close(): Promise<void>
}

/** Composition root: database, migrations, queue, catalogue, then web and/or worker. Throws StartRefused with one line for the operator. */
export async function start(config: Config, options: StartOptions = {}): Promise<Running> {
  const log = createLogger(config.logLevel)
  const clock = options.clock ?? systemClock
  const print = options.print ?? (() => undefined)
  const watch = openWatch({ mode: config.mode, log })
  const stops: (() => Promise<void>)[] = []
  const close = async () => {
    for (const stop of stops.splice(0).toReversed()) await stop()
  }
  try {
    if (config.metricsPlace) {
      const place = await listenForWatch(watch, { ...config.metricsPlace, token: config.metricsToken })
      stops.push(() => place.close())
    }
    const tracer = config.traces === undefined ? undefined : await openTracer(config.traces, config.mode)
    if (tracer) stops.push(() => tracer.close())
    const connection = await connect({
      databaseUrl: config.databaseUrl,
      dataDirectory: config.dataDirectory,
      patienceSeconds: config.databasePatienceSeconds ?? 30,
      onIdleError: (error) => log.warn({ err: error }, 'database connection lost'),
      onStatement: tracer?.statement,
      onAway: (away) => (away === null ? log.warn('the database answers again') : log.error(away, 'the database cannot be reached')),
    })
    stops.push(() => connection.close())
    watch.life.become('migrating')
    const { ownsTables } = await prepare(connection, config)
    watch.life.become('starting')

    const files = openFiles(connection.db, clock, {
      ...config.files,
      patience: 30_000,
      onError: (error) => log.error({ err: error }, 'evidence files'),
    })
    stops.push(() => files.close())

    stops.push(stopRendering)
    const works = config.mode !== 'web'
    const boss = createBoss(connection.pool, connection.engine, works, ownsTables)
    boss.on('error', (error) => log.error({ err: error }, 'queue'))
    const queue = await startQueue(boss)
    stops.push(() => boss.stop({ graceful: true, close: false, timeout: 25_000 }))

    const port = config.mode === 'worker' ? config.port : config.port === 0 ? await freePort() : config.port
    const settings = settingsOf(config, port)
    const { publicUrl } = settings
    const system = await systemActor(connection.db, clock)
    const links = openLinkFetcher(publicUrl)
    stops.push(async () => links.close())
    const fetchLink = config.captureLinks ? links.fetchLink : null
    const webhooks = openWebhookSender(publicUrl, options.webhooks)
    stops.push(async () => webhooks.close())
    const mail = openMailer(config, publicUrl)
    stops.push(() => mail.close())
    const vault = await openVault(connection.db, config.vault)
    const ctx: Context = {
      db: connection.db,
      clock,
      queue,
      settings,
      mail,
      files,
      vault,
      fetchLink,
      webhooks: webhooks.sender,
      actor: system,
    }
    await ensureSchedules(ctx)
    const loaded = config.empty ? false : await loadCatalogue(ctx)

    let schedule: Schedule | undefined
    let workedAt: Date | null = null
    if (works) {
      const record = (name: string, outcome: 'done' | 'failed', seconds: number) => {
        workedAt = new Date()
        watch.metrics.recordJob(name, outcome, seconds)
      }
      const failed = (name: string, error: unknown, seconds: number) => {
        record(name, 'failed', seconds)
        log.error({ err: error, job: name }, 'job failed')
      }
      const done = (name: string, seconds: number) => {
        record(name, 'done', seconds)
        log.info({ job: name, ms: Math.round(seconds * 1_000) }, 'job done')
      }
      await startWorker(boss, ctx, failed, done, tracer)
      const tell: TellTicks = {
        failed: (name, error) => log.error({ err: error, tick: name }, 'tick failed'),
        missed: (name) => log.warn({ tick: name }, 'tick missed: the process stood still'),
      }
      schedule = startSchedule(ctx, tell, connection.engine)
      const running = schedule
      stops.push(() => running.stop())
      await schedule.tick()
    }

    let server: HttpServer | undefined
    if (config.mode === 'worker') watch.attach({ ctx, pool: connection.pool })
    else {
      const secret = sessionSecret(config.sessionSecret, config.dataDirectory)
      const report = (message: string) => log.error({ message }, 'sign-in')
      const auth = createAuth({ db: connection.db, publicUrl, secret, report })
      const provider = config.provider && createProvider({ db: connection.db, publicUrl, secret, report, provider: config.provider })
      const publicLog = openPublicLog({ db: connection.db, keyFile: config.logKeyFile, publicUrl, log })
      const firstCheckpoint = publicLog.checkpoint().catch((error: unknown) => log.error({ err: error }, 'the log could not be signed'))
      stops.push(async () => {
        await firstCheckpoint
        publicLog.close()
      })
      const proxies = openProxies(config.proxies ?? NO_PROXIES)
      watch.attach({ ctx, pool: connection.pool, publicLog })
      const app = createApp({
        ctx: { ...ctx, actor: null },
        proxies,
        auth,
        log,
        pool: connection.pool,
        publicLog,
        provider,
        metricsToken: config.metricsToken,
        apiLimits: config.apiLimits,
        mailFeedbackToken: config.mail?.feedbackToken,
        outbox: config.smtpUrl === undefined ? outboxOf(config) : undefined,
        watch,
        tracer,
      })
      server = await listen(app, port, config.host, {
        publicUrl: config.publicUrl,
        proxies,
        bounds: { ...config.bounds, bodyBytes: Math.max(USUAL_BOUNDS.bodyBytes, config.files.limits.bytes + 4_000_000) },
        refused: app.refused,
        limited: (request) => tellRateAtDoor(log, request),
        unknownProxy: (peer) =>
          log.warn(
            { peer },
            'somebody on this network passes requests on and is not believed: if it is your proxy, name it in TRUSTED_PROXIES',
          ),
      })
      const listening = server
      stops.push(() => listening.close())
    }

    watch.life.become('warming')
    const cold = new AbortController()
    const tellCold = (error: unknown) => log.error({ err: error }, 'the standings could not be read into memory')
    const warming = warmRecord(ctx, { serves: server !== undefined, signal: cold.signal, tell: tellCold }).finally(() =>
      watch.life.become('ready'),
    )
    stops.push(async () => {
      cold.abort()
      await warming
    })
    // A small record is in memory at once; a large one goes on being read, and /readyz says so.
    await Promise.race([warming, sleep(WARM_AT_ONCE, undefined, { ref: false })])

    const vitals = measureProcess()
    const heartbeat = startHeartbeat({
      db: connection.db,
      pool: connection.pool,
      mode: config.mode,
      vitals,
      workedAt: () => workedAt,
      onError: (error) => log.warn({ err: error }, 'the sign of life was not written'),
    })
    stops.push(async () => {
      vitals.stop()
      await heartbeat.stop()
    })

    const open = innerSite({ ctx, pool: connection.pool, log, logKeyFile: config.logKeyFile })
    const around = {
      open,
      engine: connection.engine,
      logKeyFile: config.logKeyFile,
      examine: () => examine(examinedOf(config, port, connection)),
    }
    const run = (args: readonly string[], tell?: TellProgress) => runCommand(ctx, args, tell, around)
    if (connection.engine === 'embedded') {
      const socket = await listenForCommands(config.dataDirectory, run)
      stops.push(() => socket.close())
    }
    if (server)
      await welcome(ctx, print, {
        loaded,
        embedded: connection.engine === 'embedded',
        dataDirectory: config.dataDirectory,
        smtp: config.smtpUrl !== undefined,
      })
    else print('Vigía works on its queue. No web address in worker mode.')
    const stop = async () => {
      watch.life.become('stopping')
      await sleep((config.stopDelaySeconds ?? 0) * 1_000)
      await close()
    }
    return { origin: server?.origin, tick: async () => schedule?.tick(), run, close: stop }
  } catch (error) {
    await close().catch(() => undefined)
    throw error
  }
}

/** Migrations take as long as they take: whoever runs them itself does so over a connection without a deadline. */
async function prepare(connection: Connection, { databaseUrl, migrationDatabaseUrl, dataDirectory }: Config): Promise<Prepared> {
  if (connection.engine === 'embedded' || migrationDatabaseUrl !== undefined) return prepareDatabase(connection, migrationDatabaseUrl)
  const patient = await connect({ databaseUrl, dataDirectory, poolSize: 2 })
  try {
    return await prepareDatabase(patient, undefined)
  } finally {
    await patient.close()
  }
}

async function welcome(
  ctx: Context,
  print: (line: string) => void,
  facts: { readonly loaded: boolean; readonly embedded: boolean; readonly dataDirectory: string; readonly smtp: boolean },
): Promise<void> {
  const { publicUrl, singlePerson } = ctx.settings
  print(`Vigía is ready: ${publicUrl}/es · ${publicUrl}/en`)
  if (facts.loaded) print('The catalogue was loaded; the baseline report appears in the archive in a few seconds.')
  if (facts.embedded) print(`Embedded database in ${facts.dataDirectory}; npx vigia backup FILE makes a back-up of it, also while it runs.`)
  if (!facts.smtp) print(`Mails are written to ${outboxOf(facts)} instead of being sent (SMTP_URL names a server).`)
  if (!facts.smtp && /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::|$)/.test(publicUrl))
    print(`See them at ${publicUrl}/outbox, on this machine only.`)
  const token = await createFirstInvitation(ctx)
  if (token === null) print(`Sign in: ${publicUrl}/es/sign-in`)
  else print(`Nobody has an account yet. Become the administrator (one-time link): ${publicUrl}/es/invitation/${token}`)
  if (singlePerson)
    print('Single-person mode is on: authors may publish their own updates, and the record says so (SINGLE_PERSON=false ends it).')
}
