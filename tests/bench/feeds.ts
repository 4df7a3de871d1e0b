import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import autocannon from 'autocannon'
import { connect } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { createAuth } from '../../src/accounts/index.ts'
import { createApp } from '../../src/http/app.ts'
import { loadCatalogue } from '../../src/imports/index.ts'
import { createLogger } from '../../src/kernel/logger.ts'
import { noteEvents } from '../../src/topics/index.ts'
import { npmStart } from '../support/npm-start.ts'
import { temporaryLog } from '../support/temporary-log.ts'
import { benchContext } from './bench-context.ts'
import { median, type Figures } from './figures.ts'
import { fillActs } from './fill-acts.ts'
import { startHello } from './start-hello.ts'
import { throwAwayPostgres, type ThrowAwayPostgres } from './throw-away-postgres.ts'

const ROUNDS = 5
const SECONDS = 2
const CONNECTIONS = 8
const SIZES = [1_000, 100_000]
const PATHS = { changes: '/es/feeds/changes.atom', theme: '/es/feeds/themes/oversight.atom' }

/**
 * Feeds on a throw-away Postgres. 304 answers a second to readers who have the feed already, against a bare node:http hello in the
 * same run (medians of interleaved rounds). Milliseconds of the first page of a feed that this process never rendered, by the
 * number of acts on record (`feeds=1000,100000`).
 */
export async function feeds(values: readonly string[]): Promise<Figures> {
  const server = await throwAwayPostgres()
  if (server === null) return { skipped: { why: 'needs the Postgres binaries' } }
  try {
    return { ...(await notModified(server)), ...(await firstPages(server, values.length > 0 ? values.map(Number) : SIZES)) }
  } finally {
    await server.stop()
  }
}

async function notModified(server: ThrowAwayPostgres): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'vigia-feeds-'))
  const app = await npmStart({ DATA_DIR: folder, DATABASE_URL: await server.create('feeds') })
  const yardstick = await startHello()
  try {
    // The baseline edition is an act too; nothing happens after it.
    while (!(await (await fetch(`${app.origin}/es/feeds/reports.atom`)).text()).includes('<entry>')) await sleep(200)
    const url = app.origin + PATHS.changes
    const etag = (await fetch(url)).headers.get('etag') ?? ''
    const hellos: number[] = []
    const feed: number[] = []
    for (let round = 0; round <= ROUNDS; round += 1) {
      const hello = await load(yardstick.origin, {}, 200)
      const same = await load(url, { 'if-none-match': etag }, 304)
      // The first round warms both up.
      if (round === 0) continue
      hellos.push(hello)
      feed.push(same)
    }
    return {
      'feed, 304': {
        'answers/s': Math.round(median(feed)),
        'hellos/s': Math.round(median(hellos)),
        'share of the hellos': round2(median(feed) / median(hellos)),
      },
    }
  } finally {
    yardstick.stop()
    await app.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Answers a second; throws when any had another status, because a fast error is no figure. */
async function load(url: string, headers: Record<string, string>, status: number): Promise<number> {
  const result = await autocannon({ url, headers, connections: CONNECTIONS, duration: SECONDS })
  const others = Object.keys(result.statusCodeStats).filter((code) => code !== String(status))
  if (others.length > 0 || result.errors > 0) throw new Error(`${url}: answers with ${others.join(', ')}, ${result.errors} errors`)
  return result.requests.total / result.duration
}

async function firstPages(server: ThrowAwayPostgres, sizes: readonly number[]): Promise<Figures> {
  const { db, pool, close } = await connect({ databaseUrl: await server.create('pages'), dataDirectory: '', poolSize: 4 })
  await migrate(db)
  const ctx = await benchContext(db)
  await loadCatalogue(ctx)
  await noteEvents(ctx)
  const publicLog = temporaryLog(db)
  const auth = createAuth({ db, publicUrl: ctx.settings.publicUrl, secret: '0123456789abcdef0123456789abcdef' })
  const figures: Figures = {}
  for (const size of sizes) {
    await fillActs(db, size)
    for (const [name, path] of Object.entries(PATHS)) {
      const times: number[] = []
      for (let round = 0; round < 15; round += 1) {
        // A new application remembers no answer.
        const app = createApp({ ctx: { ...ctx, actor: null }, auth, log: createLogger('silent'), pool, publicLog })
        const began = performance.now()
        const response = await app.request(ctx.settings.publicUrl + path)
        await response.text()
        if (response.status !== 200) throw new Error(`${path}: ${response.status}`)
        if (round > 2) times.push(performance.now() - began)
      }
      figures[`${name}, ${size.toLocaleString('en')} acts`] = { 'first page ms': round2(median(times)) }
    }
  }
  publicLog.close()
  await close()
  return figures
}

function round2(value: number): number {
  return Math.round(value * 100) / 100
}
