import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { connect } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { startDigestRuns } from '../../src/mailings/index.ts'
import { noteEvents } from '../../src/topics/index.ts'
import { toldBy } from '../support/told-by.ts'
import { benchContext } from './bench-context.ts'
import type { DigestHandOver } from './digest-child.ts'
import type { Figures } from './figures.ts'
import { fillFollowers, publishSome } from './fill-digest.ts'
import { throwAwayPostgres } from './throw-away-postgres.ts'

const SIZES = ['10000', '100000']
const ACTS = 30
const YARDSTICK = 3_000
/** The Monday before, when the first run begins, and the one on which the digest is due. */
const MONDAYS = ['2026-11-09T12:00:30Z', '2026-11-16T12:00:30Z'] as const

/**
 * The weekly digest of so many subscribers (one to three of sixty topics each, a week of 30 assessments) on a throw-away Postgres:
 * seconds until all mails are owed, then mails a second, composed and handed over by one process to an SMTP server in another; per
 * second of the clock and per second of that process's CPU; its peak memory. Beside it nodemailer's own pool handing over a
 * constant message of the same length.
 */
export async function digest(values: readonly string[]): Promise<Figures> {
  const server = await throwAwayPostgres()
  if (!server) return { 'no Postgres on this machine': {} }
  const sink = await startSink()
  try {
    const figures: Figures = {}
    for (const size of values.length > 0 ? values : SIZES) {
      const url = await server.create(`digest_${size}`)
      const owed = await oweDigest(url, Number(size))
      const sent = await inChild('digest', sink.url, url)
      figures[`${size} subscribers`] = { 'owed s': round(owed.seconds), ...row(sent), 'compose s': round(sent.composeSeconds) }
      const plain = await inChild('constant', sink.url, String(sent.characters), String(YARDSTICK))
      figures[`constant message beside ${size}`] = row(plain)
      figures[`ratio at ${size}`] = {
        'mails a CPU second': round(sent.mails / sent.cpuSeconds / (plain.mails / plain.cpuSeconds)),
        'mails a second': round(sent.mails / sent.seconds / (plain.mails / plain.seconds)),
      }
    }
    return figures
  } finally {
    sink.stop()
    await server.stop()
  }
}

async function oweDigest(url: string, people: number): Promise<{ readonly seconds: number }> {
  const { db, close } = await connect({ databaseUrl: url, dataDirectory: '' })
  await migrate(db)
  const [first, due] = MONDAYS.map((instant) => ({ now: () => new Date(instant) }))
  if (!first || !due) throw new Error('two Mondays')
  const ctx = { ...(await benchContext(db)), clock: first }
  await fillFollowers(ctx, people)
  await startDigestRuns(ctx)
  await publishSome(ctx, ACTS)
  const later = { ...ctx, clock: due }
  await noteEvents(later)
  const began = performance.now()
  await startDigestRuns(later)
  const seconds = (performance.now() - began) / 1000
  await close()
  return { seconds }
}

async function inChild(...args: readonly string[]): Promise<DigestHandOver> {
  const child = fork(join(import.meta.dirname, 'digest-child.ts'), args)
  const told = await toldBy<DigestHandOver>(child)
  if (child.exitCode === null) await once(child, 'exit')
  return told
}

async function startSink(): Promise<{ readonly url: string; stop(): void }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'support', 'mail-sink.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface(child.stdout)
  const [port] = (await once(lines, 'line')) as [string]
  return { url: `smtp://vigia:p%40ss@127.0.0.1:${port}`, stop: () => child.kill() }
}

function row(sent: DigestHandOver): Record<string, number> {
  return {
    mails: sent.mails,
    'mails a second': Math.round(sent.mails / sent.seconds),
    'mails a CPU second': Math.round(sent.mails / sent.cpuSeconds),
    'peak MB': Math.round(sent.peakMegabytes),
    'characters a mail': sent.characters,
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
