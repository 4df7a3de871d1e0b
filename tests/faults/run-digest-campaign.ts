import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Connection } from '../../db/connect.ts'
import { systemActor } from '../../src/accounts/index.ts'
import { createBoss, startQueue } from '../../src/kernel/queue.ts'
import { startDigestRuns } from '../../src/mailings/index.ts'
import { fillFollowers, publishSome } from '../bench/fill-digest.ts'
import { openMailSink, type MailSink, type SunkMail } from '../support/mail-sink.ts'
import { plainEnvironment } from '../support/plain-environment.ts'
import { contextOf } from './context-of.ts'
import type { DigestOrder } from './digest-child.ts'
import type { DigestKill, ServerMoment } from './digest-steps.ts'
import { untilKilled, type KillCount } from './until-killed.ts'

/** The Monday before, when the first run begins; the one on which the digest is due, just before and when. */
const [BEGUN, WORK, DUE] = ['2026-11-09T12:00:30Z', '2026-11-12T15:00:00Z', '2026-11-16T12:00:30Z'] as const
/** A round begins so much after the one before: the leases of the dead are over. */
const ROUND_MS = 120_000
const WEEK_MS = 7 * 86_400_000
/** After so many mails a process is killed that has not reached its point. */
const MOST_MAILS = 15
const WORK_ACTS = 5

export interface DigestCampaign {
  readonly connection: Connection
  readonly databaseUrl: string
  readonly subscribers: number
  /** One process each, in this order and then from the first again; those of one round work at the same time. */
  readonly kills: readonly DigestKill[]
  /** It ends when so many were killed, or after three times as many processes for each that works at a time: the others wait for the one that sends. */
  readonly wanted: number
  readonly instances: number
  readonly onRound?: (round: number, ends: readonly string[], taken: number) => void
}

export interface DigestResult extends Pick<KillCount, 'killed' | 'faults'> {
  /** Digest runs with mails. */
  readonly runs: number
  /** What the server took, repeats included, and how many of it were repeats that a mailbox does not show. */
  readonly taken: number
  readonly repeats: number
}

/**
 * Kills one process after the other while digests go out to a real server, then lets one finish, and looks whether every subscriber
 * has exactly one mail a run. When a run is through before all are killed, the next week brings another.
 */
export async function runDigestCampaign(campaign: DigestCampaign): Promise<DigestResult> {
  const { connection, kills, instances, wanted } = campaign
  const sinks = await Promise.all(Array.from({ length: instances }, () => openMailSink({ light: true })))
  const taken = () => sinks.flatMap((sink) => sink.taken)
  await prepare(connection, campaign.subscribers)
  let clock = Date.parse(DUE)
  let weeks = 1
  const child = async (kill: DigestKill | null, patienceMs: number, place = 0) => {
    const sink = sinks[place % instances] as MailSink
    const point = kill?.kind === 'statement' ? kill.point : null
    const order = { databaseUrl: campaign.databaseUrl, smtpUrl: sink.url, instant: new Date(clock).toISOString(), kill: point, patienceMs }
    return runChild(connection, sink, order, kill)
  }
  try {
    const { killed, faults } = await untilKilled({
      wanted,
      most: wanted * 3,
      async round(round) {
        const own = Array.from({ length: instances }, (_, place) => kills[(round * instances + place) % kills.length] ?? null)
        const ends = await Promise.all(own.map((kill, place) => child(kill, 6_000, place)))
        campaign.onRound?.(round, ends, taken().length)
        clock += ROUND_MS
        if (ends.includes('idle')) {
          weeks += 1
          await work(connection, clock, weeks)
          clock = nextMonday(clock)
        }
        await letTimePass(connection)
        return ends
      },
    })
    for (let tries = 0; tries < 5 && (await child(null, 60_000)) !== 'idle'; tries += 1) {
      clock += 10 * ROUND_MS
      await letTimePass(connection)
    }
    const { runs, repeats, wrong } = await check(connection, taken())
    return { killed, faults: [...faults, ...wrong], runs, taken: taken().length, repeats }
  } finally {
    for (const sink of sinks) await sink.close()
  }
}

async function prepare(connection: Connection, subscribers: number): Promise<void> {
  await acting(connection, BEGUN, async (ctx) => {
    await fillFollowers(ctx, subscribers)
    await ctx.db
      .updateTable('subscriptions')
      .set({ topic_id: (db) => db.selectFrom('topics').select('id').where('stream', '=', 'changes').where('query', '=', '') })
      .where('id', 'in', (db) =>
        db.selectFrom('subscriptions').distinctOn('subscriber_id').select('id').orderBy('subscriber_id').orderBy('id'),
      )
      .execute()
    await startDigestRuns(ctx)
  })
  await work(connection, Date.parse(WORK), 1)
}

/** What a week adds: assessments of addressees that had none. */
async function work(connection: Connection, clock: number, week: number): Promise<void> {
  await acting(connection, new Date(clock).toISOString(), (ctx) => publishSome(ctx, WORK_ACTS * week))
}

async function acting(connection: Connection, instant: string, act: (ctx: ReturnType<typeof contextOf>) => Promise<void>): Promise<void> {
  const boss = createBoss(connection.pool, 'postgres', false)
  const bare = contextOf(connection.db, instant, await startQueue(boss))
  await act({ ...bare, actor: await systemActor(connection.db, bare.clock) })
  await boss.stop({ graceful: false, close: false })
}

function nextMonday(clock: number): number {
  let monday = Date.parse(DUE)
  while (monday <= clock) monday += WEEK_MS
  return monday
}

/** As if minutes had gone by for the queue: the heartbeats of the dead are old, and the pauses before the next try are over. */
async function letTimePass({ pool }: Connection): Promise<void> {
  await pool.query("update pgboss.job set heartbeat_on = now() - interval '10 minutes' where state = 'active'")
  await pool.query("update pgboss.job set start_after = now() where state = 'retry' and start_after > now()")
}

/** What became of it: `killed …`, `idle`, `busy`, or `failed …`. */
async function runChild({ pool }: Connection, sink: MailSink, order: DigestOrder, kill: DigestKill | null): Promise<string> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'digest-child.ts'), JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: plainEnvironment(),
    timeout: order.patienceMs + 60_000,
    killSignal: 'SIGKILL',
  })
  let said = ''
  let wrong = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (wrong += text))
  let shot: string | null = null
  if (kill !== null) {
    const aim = kill.kind === 'server' ? kill : { moment: 'after the yes', nth: MOST_MAILS }
    let left = aim.nth
    const moment = (name: ServerMoment) => () => {
      if (name !== aim.moment || --left !== 0) return null
      shot = kill.kind === 'server' ? `killed ${name}` : `killed after ${MOST_MAILS} mails`
      child.kill('SIGKILL')
      return null
    }
    sink.behave({ data: moment('in DATA'), taken: moment('taken, before the yes'), answered: moment('after the yes') })
  }
  const passing = setInterval(
    () => void pool.query("update pgboss.job set start_after = now() where state = 'retry' and start_after > now()").catch(() => undefined),
    1_000,
  )
  await once(child, 'close')
  clearInterval(passing)
  const [last = ''] = said.trim().split('\n').toReversed()
  if (shot !== null && child.signalCode === 'SIGKILL') return shot
  if (last.startsWith('killed') || (['idle', 'busy'].includes(last) && child.exitCode === 0)) return last
  return `failed with ${child.exitCode}: ${wrong.slice(-1_000)}`
}

/** Each mailbox shows one mail a run, of the Message-ID that its row has, and nothing else; as mailboxes do, it shows a Message-ID once. */
async function check(
  { db }: Connection,
  taken: readonly SunkMail[],
): Promise<{ readonly runs: number; readonly repeats: number; readonly wrong: readonly string[] }> {
  const wrong: string[] = []
  const mails = await db
    .selectFrom('mails')
    .select(['run_id', 'subscriber_id', 'message_id', 'state'])
    .where('kind', '=', 'digest')
    .execute()
  const subscribers = await db.selectFrom('subscribers').select('id').execute()
  const runs = Map.groupBy(mails, (mail) => mail.run_id)
  for (const [run, own] of runs) {
    const told = new Set(own.filter(({ state }) => state === 'sent').map((mail) => mail.subscriber_id))
    if (told.size !== subscribers.length || own.length !== subscribers.length)
      wrong.push(`run ${run}: ${told.size} of ${subscribers.length} were told, ${own.length} rows`)
  }
  const known = new Set(mails.map((mail) => mail.message_id))
  const boxes = Map.groupBy(taken, ({ to }) => to)
  if (boxes.size !== subscribers.length) wrong.push(`${boxes.size} mailboxes for ${subscribers.length} subscribers`)
  for (const box of boxes.values()) {
    const shown = new Set(box.map(({ messageId }) => messageId))
    if (shown.size !== runs.size) wrong.push(`a mailbox shows ${shown.size} mails for ${runs.size} runs`)
    if (!shown.isSubsetOf(known)) wrong.push('a mailbox shows a mail that nobody owed')
  }
  return { runs: runs.size, repeats: taken.length - known.size, wrong }
}
