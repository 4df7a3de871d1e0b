import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ParsedMail } from 'mailparser'
import { inject } from 'vitest'
import type { Config } from '../../src/config.ts'
import type { CommandResult } from '../../src/commands/run-command.ts'
import { start } from '../../src/start.ts'
import type { WebhookSenderOptions } from '../../src/webhooks/index.ts'
import { clonedDatabase, copyEmbedded } from './database.ts'
import { FILE_LIMITS } from './record.ts'
import { movableClock, type MovableClock } from './movable-clock.ts'
import { freePort } from './npm-start.ts'
import { readOutbox } from './outbox.ts'

export interface TestServer {
  /** Without a slash at the end; links in pages, feeds and invitations begin with it. */
  readonly origin: string
  readonly clock: MovableClock
  /** A fresh one-time link, made by the command line's own verb. */
  invitation(role: 'contributor' | 'editor' | 'administrator'): Promise<string>
  /** Lets the schedule tick, waits until the archive lists an edition whose slug matches, gives the path of its PDF. */
  edition(slug: RegExp, language: 'es' | 'en'): Promise<string>
  /** One verb of the command line. */
  run(args: readonly string[]): Promise<CommandResult>
  /** Every mail so far, in the order of sending. */
  messages(): Promise<readonly ParsedMail[]>
  close(): Promise<void>
}

export interface TestServerOptions {
  /** Where its clock stands at first (ISO 8601). */
  readonly instant: string
  readonly singlePerson?: boolean
  readonly empty?: boolean
  /** None: webhooks reach the public internet only. */
  readonly webhooks?: WebhookSenderOptions
  /** Whatever else differs from the defaults. */
  readonly config?: Partial<Config>
}

/**
 * The whole service in this process, on the engine of the leg that runs: a fresh database with the catalogue, a free port, a
 * clock that the test moves; on Postgres as the lesser role that a service should run as. A second person publishes, unless `singlePerson`.
 */
export async function startServer(options: TestServerOptions): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'vigia-server-'))
  const database = inject('leg').engine === 'postgres' ? await clonedDatabase() : undefined
  if (!database) await copyEmbedded(join(folder, 'postgres'))
  const removeAll = async () => {
    await database?.drop()
    rmSync(folder, { recursive: true, force: true })
  }
  const clock = movableClock(options.instant)
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  try {
    const running = await start(
      {
        databaseUrl: database?.serviceUrl,
        dataDirectory: folder,
        port,
        host: '127.0.0.1',
        publicUrl: origin,
        mode: 'all',
        timeZone: 'America/Lima',
        singlePerson: options.singlePerson ?? false,
        empty: options.empty ?? false,
        sessionSecret: undefined,
        logKeyFile: join(folder, 'log-key'),
        vault: { key: undefined, file: join(folder, 'vault-key') },
        files: { limits: FILE_LIMITS, bucket: null, scanner: null },
        captureLinks: false,
        hubs: [],
        logLevel: 'error',
        ...options.config,
      },
      { clock, ...(options.webhooks ? { webhooks: options.webhooks } : {}) },
    )
    return {
      origin,
      clock,
      async invitation(role) {
        const { lines } = await running.run(['user', 'invite', '--role', role])
        return lines.find((line) => line.startsWith(origin)) ?? ''
      },
      async edition(slug, language) {
        await running.tick()
        return waitForEdition(origin, slug, language)
      },
      run: (args) => running.run(args),
      messages: () => readOutbox(join(folder, 'outbox')),
      async close() {
        await running.close()
        await removeAll()
      },
    }
  } catch (error) {
    await removeAll()
    throw error
  }
}

async function waitForEdition(origin: string, slug: RegExp, language: string): Promise<string> {
  for (const until = Date.now() + 25_000; Date.now() < until; await sleep(100)) {
    const page = await (await fetch(`${origin}/${language}/reports`)).text()
    const paths = [...page.matchAll(/\/reports\/([a-z0-9-]+)\.([a-z]+)\.pdf/g)]
    const found = paths.find(([, name = '', of]) => of === language && slug.test(name))
    if (found) return found[0]
  }
  throw new Error(`no edition ${slug} in the archive after 25 s`)
}
