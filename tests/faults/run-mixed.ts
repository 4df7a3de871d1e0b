import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect, type Connection } from '../../db/connect.ts'
import { runVerifier } from '../../src/verifier/index.ts'
import { openMailSink, type MailSink } from '../support/mail-sink.ts'
import { checkEditions } from './check-editions.ts'
import { dice, type Dice } from './mixed-dice.ts'
import {
  checkHalves,
  checkLeftBehind,
  checkMails,
  checkWrites,
  gatherMails,
  listUnfinished,
  type Findings,
  type Owed,
} from './mixed-check.ts'
import { openFleet, type Fleet, type Role } from './mixed-fleet.ts'
import { openLedger, type Ledger } from './mixed-ledger.ts'
import { startLoad } from './mixed-load.ts'
import { prepareMixed, VAULT_KEY } from './mixed-prepare.ts'

const BEGIN = '2026-10-20T15:00:00Z'
const MINUTE = 60_000
const DAY = 86_400_000
/** After so many rounds the database is looked at. */
const LOOK_EVERY = 10
/** So long the service has, when nobody kills any more, to finish what it owes. */
const QUIET_MS = 240_000
/** After so long no draft waits for its editor. */
const LONGEST_HOLD = 4 * DAY

export interface MixedCampaign {
  /** Undefined: the embedded database. */
  readonly databaseUrl: string | undefined
  readonly roles: readonly Role[]
  readonly rounds: number
  readonly seed: number
  readonly say: (line: string) => void
}

export interface MixedResult {
  readonly rounds: number
  readonly kills: ReadonlyMap<string, number>
  readonly acknowledged: number
  readonly editions: number
  /** Mails that mailboxes show, and those of them that the server was given more than once. */
  readonly mails: number
  readonly repeats: number
  readonly findings: Findings
  readonly slowestStartMs: number
  readonly seconds: number
}

interface Campaign extends MixedCampaign {
  readonly fleet: Fleet
  readonly ledger: Ledger
  readonly sink: MailSink
  readonly findings: Findings
  readonly owed: Owed
  readonly kills: Map<string, number>
  /** The database, for a look from outside; the embedded one while nobody else has it. */
  readonly open: () => Promise<Connection>
}

/** One leg: prepares a record, kills round by round, lets the service finish what it owes, and compares what is there with what was acknowledged. */
export async function runMixed(campaign: MixedCampaign): Promise<MixedResult> {
  const began = performance.now()
  const { databaseUrl, roles, seed, rounds } = campaign
  const folder = mkdtempSync(join(tmpdir(), 'vigia-mixed-'))
  const sink = await openMailSink({ light: true })
  const open = () => connect({ databaseUrl, dataDirectory: folder, poolSize: 2, onIdleError: () => undefined })
  const first = await open()
  const record = await prepareMixed(first, BEGIN)
  await first.close()
  const fleet = await openFleet(roles, environmentOf(databaseUrl, folder, sink), Date.parse(BEGIN) - Date.now())
  const ledger = openLedger()
  const own: Campaign = {
    ...campaign,
    fleet,
    ledger,
    sink,
    open,
    findings: { lost: [], doubled: [], corrupt: [] },
    owed: new Map(),
    kills: new Map(),
  }
  try {
    await Promise.all(roles.map((_, place) => fleet.start(place)))
    const load = await startLoad(fleet, ledger, record, seed)
    const clock = await killRounds(own, dice(seed))
    await load.stop()
    const editions = await finish(own, clock)
    const taken = new Set(sink.taken.map(({ messageId }) => messageId)).size
    return {
      rounds,
      kills: own.kills,
      acknowledged: ledger.entries.filter(({ acknowledged }) => acknowledged).length,
      editions,
      mails: taken,
      repeats: sink.taken.length - taken,
      findings: own.findings,
      slowestStartMs: Math.max(...fleet.slowest.values()),
      seconds: Math.round((performance.now() - began) / 1_000),
    }
  } finally {
    for (const place of roles.keys()) await fleet.kill(place)
    await sink.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function environmentOf(databaseUrl: string | undefined, folder: string, sink: MailSink): Record<string, string> {
  return {
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
    DATA_DIR: folder,
    SMTP_URL: sink.url,
    VAULT_KEY,
    SESSION_SECRET: 'of a campaign, nobody signs in with it later',
    SINGLE_PERSON: 'false',
    LINK_CAPTURE: 'false',
    MAIL_PER_SECOND: '2000',
    API_WRITES_PER_MINUTE: '100000',
    API_READS_PER_MINUTE: '100000',
    LOG_LEVEL: 'error',
  }
}

/** Time goes on, by minutes, hours or days, sometimes back; somebody is killed, sometimes again while it starts; it comes back. Returns where the clocks stand. */
async function killRounds(campaign: Campaign, chance: Dice): Promise<number> {
  const { fleet, roles, rounds, say } = campaign
  let clock = Date.parse(BEGIN)
  for (let round = 1; round <= rounds; round += 1) {
    clock += round % 5 === 0 ? chance.between(2 * DAY, 7 * DAY) : chance.between(10 * MINUTE, 8 * 60 * MINUTE)
    const stepsBack = chance.roll() < 0.1
    fleet.setClocks(clock - (stepsBack ? chance.between(MINUTE, 180 * MINUTE) : 0) - Date.now())
    await sleep(round % 5 === 1 ? chance.between(2_000, 5_000) : chance.between(50, 1_500))
    const victims = [...roles.keys()].filter(() => chance.roll() < 0.4)
    if (victims.length === 0) victims.push(chance.between(0, roles.length - 1))
    await Promise.all(victims.map((place) => killOnce(campaign, place, '')))
    const again = new Map(victims.map((place) => [place, chance.roll() < 0.2 ? chance.between(50, 900) : null]))
    await Promise.all(victims.map((place) => comeBack(campaign, place, again.get(place) ?? null)))
    if (round % LOOK_EVERY === 0) {
      await look(campaign)
      const { ledger, sink } = campaign
      say(
        `round ${round}, ${new Date(clock).toISOString().slice(0, 10)}: ${count(ledger)} acknowledged, ${ledger.unanswered} unanswered, ${sink.taken.length} mails`,
      )
    }
  }
  return clock
}

async function killOnce({ fleet, roles, kills }: Campaign, place: number, while_: string): Promise<void> {
  await fleet.kill(place)
  const what = `${roles[place] ?? ''}${while_}`
  kills.set(what, (kills.get(what) ?? 0) + 1)
}

async function comeBack(campaign: Campaign, place: number, killAfter: number | null): Promise<void> {
  const { fleet } = campaign
  if (killAfter !== null) {
    const starting = fleet.start(place)
    await sleep(killAfter)
    await killOnce(campaign, place, ' at its start')
    await starting
  }
  await fleet.start(place)
}

function count({ entries }: Ledger): number {
  return entries.filter(({ acknowledged }) => acknowledged).length
}

/** Looks at the database in the middle of it. The embedded one has to be let go first, by force as ever. */
async function look(campaign: Campaign): Promise<void> {
  const { open, roles, fleet } = campaign
  const embedded = roles.includes('all')
  if (embedded) await killOnce(campaign, 0, '')
  const connection = await open()
  try {
    await checkHalves(connection, campaign.findings)
    campaign.findings.corrupt.push(...(await checkEditions(connection.db, null)))
    await gatherMails(connection, campaign.owed)
    await letTimePass(connection)
  } finally {
    await connection.close()
  }
  if (embedded) await fleet.start(0)
}

/** As if minutes had gone by for the queue: the heartbeats of the dead are old, and the pauses before the next try are over. */
async function letTimePass({ pool }: Connection): Promise<void> {
  await pool.query("update pgboss.job set heartbeat_on = now() - interval '10 minutes' where state = 'active'")
  await pool.query("update pgboss.job set start_after = now() where state = 'retry' and start_after > now()")
}

/** Nobody is killed any more: the service finishes what it owes, the verifier looks at it from outside, it stops. Returns how many editions there are. */
async function finish(campaign: Campaign, clock: number): Promise<number> {
  const { fleet, findings, ledger, owed, sink, open, roles } = campaign
  fleet.setClocks(clock + LONGEST_HOLD - Date.now())
  const embedded = roles.includes('all')
  let unfinished: readonly string[] = []
  const until = Date.now() + QUIET_MS
  for (;;) {
    fleet.tick()
    await sleep(embedded ? 8_000 : 3_000)
    if (embedded) await fleet.stop()
    const connection = await open()
    unfinished = await listUnfinished(connection)
    if (unfinished.length > 0) await letTimePass(connection)
    await connection.close()
    if (embedded) await fleet.start(0)
    campaign.say(`unfinished: ${unfinished.join(', ')}`)
    if (unfinished.length === 0 || Date.now() > until) break
  }
  campaign.say(`finished after ${Math.round((Date.now() - until + QUIET_MS) / 1_000)} s`)
  for (const what of unfinished) findings.lost.push(`never finished: ${what}`)
  await verifyFromOutside(campaign)
  await fleet.stop()
  const connection = await open()
  try {
    await gatherMails(connection, owed)
    await checkHalves(connection, findings)
    await checkWrites(connection, ledger, findings)
    await checkMails(connection, ledger, owed, sink.taken, findings)
    await checkLeftBehind(connection, findings)
    findings.corrupt.push(...(await checkEditions(connection.db, new Date(clock))), ...fleet.faults)
    for (const [what, times] of ledger.bad) findings.corrupt.push(`answered ${times} times: ${what}`)
    for (const [what, times] of fleet.logged) campaign.say(`logged ${times} times: ${what}`)
    return (await connection.db.selectFrom('editions').select('id').execute()).length
  } finally {
    await connection.close()
  }
}

async function verifyFromOutside({ fleet, findings }: Campaign): Promise<void> {
  const origin = fleet.members.find((member) => member.origin !== undefined)?.origin ?? ''
  const lines: string[] = []
  const code = await runVerifier([], origin, { line: (text) => lines.push(text), progress: () => undefined })
  if (code !== 0) findings.corrupt.push(...lines.filter((line) => line.startsWith('FINDING')), `the verifier left with ${code}`)
}
