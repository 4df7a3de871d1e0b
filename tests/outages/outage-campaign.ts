import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import S3rver from 's3rver'
import { connect } from '../../db/connect.ts'
import { inviteAccount, systemActor } from '../../src/accounts/index.ts'
import { createBoss, startQueue } from '../../src/kernel/queue.ts'
import { runVerifier } from '../../src/verifier/index.ts'
import { checkEditions } from '../faults/check-editions.ts'
import { contextOf } from '../faults/context-of.ts'
import {
  checkHalves,
  checkLeftBehind,
  checkMails,
  checkWrites,
  gatherMails,
  listUnfinished,
  type Findings,
  type Owed,
} from '../faults/mixed-check.ts'
import { dice } from '../faults/mixed-dice.ts'
import { openFleet } from '../faults/mixed-fleet.ts'
import { openLedger } from '../faults/mixed-ledger.ts'
import { startLoad } from '../faults/mixed-load.ts'
import { prepareMixed, VAULT_KEY } from '../faults/mixed-prepare.ts'
import { startHub } from '../hubs/hub-server.ts'
import { findPostgres } from '../support/find-postgres.ts'
import { openMailSink } from '../support/mail-sink.ts'
import { CONTRIBUTOR } from '../support/people.ts'
import { openRelay } from '../support/tcp-relay.ts'
import { join as joinAs } from './join.ts'
import { startOutageCluster } from './outage-cluster.ts'
import { KEPT, untilBack, visit } from './outage-visitors.ts'
import { OUTAGES } from './outages.ts'

/**
 * `npm run faults:outages [-- rounds seed]`: what Vigía relies on goes away and comes back, each outage once in the order that the seed
 * gives and again until there were so many rounds, while people write, publish, import and are written to on two processes over one
 * Postgres behind a relay. Readers must keep what was kept, writers get their text back; at the end everything that was acknowledged must
 * be there once. Prints a table; leaves with 1 when anything was lost, doubled or corrupt, or anybody got a wrong answer.
 */
const say = (line: string) => process.stdout.write(`${line}\n`)
const [rounds, seed] = [Number(process.argv[2] ?? 40), Number(process.argv[3] ?? 1)]
const BEGIN = '2026-10-20T15:00:00Z'
const HELD = 2_000
const QUIET = 180_000
const LONGEST_HOLD = 4 * 86_400_000

const found = await findPostgres()
if (!found.found || found.how === 'url') {
  say('No Postgres binaries on this machine: not run.')
  process.exit(0)
}
const began = performance.now()
const folder = mkdtempSync(join(tmpdir(), 'vigia-outages-'))
const cluster = await startOutageCluster(found.folder)
const sink = await openMailSink({ light: true })
const hub = await startHub()
const store = new S3rver({
  port: 0,
  address: '127.0.0.1',
  silent: true,
  directory: join(folder, 's3'),
  configureBuckets: [{ name: 'evidencia' }],
})
const relays = {
  database: await openRelay(cluster.socket()),
  smtp: await openRelay({ host: '127.0.0.1', port: sink.port }),
  hub: await openRelay({ host: '127.0.0.1', port: Number(new URL(hub.address).port) }),
  storage: await openRelay({ host: '127.0.0.1', port: (await store.run()).port }),
}
const databaseUrl = `postgres://vigia@127.0.0.1:${relays.database.port}/${cluster.database}`
const open = () => connect({ databaseUrl, dataDirectory: folder, poolSize: 2, onIdleError: () => undefined })
const findings: Findings = { lost: [], doubled: [], corrupt: [] }
const answers: string[] = []
const rows: (readonly [string, number, number, number, number, number])[] = []
const owed: Owed = new Map()
const ledger = openLedger()

const first = await open()
const record = await prepareMixed(first, BEGIN)
const boss = createBoss(first.pool, first.engine, false)
const bare = contextOf(first.db, BEGIN, await startQueue(boss))
const { token } = await inviteAccount({ ...bare, actor: await systemActor(first.db, bare.clock) }, { role: 'contributor' })
await boss.stop({ graceful: false, close: false })
await first.close()

const fleet = await openFleet(['all', 'web'], environment(), Date.parse(BEGIN) - Date.now())
try {
  await Promise.all([fleet.start(0), fleet.start(1)])
  const origins = fleet.members.flatMap(({ origin }) => origin ?? [])
  const writer = await joinAs(origins[0] ?? '', `${origins[0]}/es/invitation/${token}`, CONTRIBUTOR)
  const load = await startLoad(fleet, ledger, record, seed)
  let clock = Date.parse(BEGIN)
  const chance = dice(seed)
  const order = OUTAGES.map((outage) => ({ outage, at: chance.roll() })).toSorted((a, b) => a.at - b.at)
  for (let round = 0; round < Math.max(rounds, OUTAGES.length); round += 1) {
    const { outage } = order[round % order.length] ?? order[0]!
    const why = outage.impossible?.({ cluster, ...relays }) ?? null
    if (why !== null) {
      say(`${outage.name}: not run, ${why}`)
      continue
    }
    for (const origin of origins) for (const path of KEPT) await (await fetch(origin + path)).text()
    const before = performance.now()
    const acknowledged = count()
    let seen = { copies: 0, pages: 0, refused: 0, faults: [] as string[] }
    await outage.happen({ cluster, ...relays }, HELD, async () => {
      seen = await visit(outage, origins, writer, record.addressees[0] ?? '', `${seed}-${round}`)
    })
    const ended = performance.now()
    if (!(await untilBack(origins))) seen.faults.push(`${outage.name}: the service did not come back`)
    const back = Math.round(performance.now() - ended)
    answers.push(...seen.faults)
    rows.push([outage.name, Math.round(ended - before), back, seen.copies, seen.refused, seen.faults.length])
    clock += chance.between(2, 30) * 3_600_000
    fleet.setClocks(clock - Date.now())
    fleet.tick()
    await sleep(500)
    say(
      `${round + 1}. ${outage.name}: back after ${back} ms, ${count() - acknowledged} acknowledged meanwhile${seen.faults.map((fault) => `\n   FAULT ${fault}`).join('')}`,
    )
  }
  await load.stop()
  fleet.setClocks(clock + LONGEST_HOLD - Date.now())
  await finish()
  findings.corrupt.push(...(await verify(origins[0] ?? '')))
  await fleet.stop()
  const last = await open()
  await gatherMails(last, owed)
  await checkHalves(last, findings)
  await checkWrites(last, ledger, findings)
  await checkMails(last, ledger, owed, sink.taken, findings)
  await checkLeftBehind(last, findings)
  findings.corrupt.push(...(await checkEditions(last.db, new Date(clock))), ...fleet.faults)
  const hubs = await last.db.selectFrom('hub_pings').select('feed').execute()
  if (hubs.length > 0) findings.lost.push(`${hubs.length} feeds of which the hub was not told`)
  await last.close()
  for (const [what, times] of ledger.bad) answers.push(`answered ${times} times: ${what}`)
} finally {
  for (const place of [0, 1]) await fleet.kill(place)
  for (const relay of Object.values(relays)) await relay.close()
  await Promise.all([sink.close(), hub.close(), store.close()])
  cluster.remove()
  rmSync(folder, { recursive: true, force: true })
}
say('')
const head = ['outage', 'held (ms)', 'back after (ms)', 'copies', 'forms back', 'wrong answers'] as const
for (const row of [head, ...rows]) say(row.map((cell, at) => (at === 0 ? String(cell).padEnd(32) : String(cell).padStart(16))).join(''))
for (const [kind, list] of [...Object.entries(findings), ['wrong answers', answers] as const])
  for (const what of list) say(`${kind.toUpperCase()} ${what}`)
say(
  `\n${rows.length} outages, seed ${seed}: ${count()} acknowledged, ${new Set(sink.taken.map(({ messageId }) => messageId)).size} mails, ${new Set(hub.told).size} feeds told; ` +
    `${findings.lost.length} lost, ${findings.doubled.length} doubled, ${findings.corrupt.length} corrupt, ${answers.length} wrong answers; ${Math.round((performance.now() - began) / 1_000)} s`,
)
process.exit(findings.lost.length + findings.doubled.length + findings.corrupt.length + answers.length > 0 ? 1 : 0)

function count(): number {
  return ledger.entries.filter(({ acknowledged }) => acknowledged).length
}

function environment(): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    DATABASE_PATIENCE_SECONDS: '4',
    DATA_DIR: folder,
    SMTP_URL: `smtp://vigia:${encodeURIComponent('p@ss')}@127.0.0.1:${relays.smtp.port}`,
    WEBSUB_HUBS: `http://127.0.0.1:${relays.hub.port}/hub`,
    S3_BUCKET: 'evidencia',
    S3_ENDPOINT: `http://127.0.0.1:${relays.storage.port}`,
    S3_ACCESS_KEY_ID: 'S3RVER',
    S3_SECRET_ACCESS_KEY: 'S3RVER',
    S3_FORCE_PATH_STYLE: 'true',
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

/** Time goes by until nothing is owed any more. */
async function finish(): Promise<void> {
  let unfinished: readonly string[] = []
  for (const until = Date.now() + QUIET; Date.now() < until;) {
    fleet.tick()
    await sleep(2_000)
    const connection = await open()
    unfinished = await listUnfinished(connection)
    await connection.pool.query("update pgboss.job set start_after = now() where state = 'retry' and start_after > now()")
    await connection.pool.query('update hub_pings set next_try_at = least(next_try_at, now())')
    const pings = (await connection.pool.query('select 1 from hub_pings where given_up_at is null limit 1')).rowCount ?? 0
    await connection.close()
    if (pings > 0) unfinished = [...unfinished, 'pings']
    if (unfinished.length === 0) break
  }
  for (const what of unfinished) findings.lost.push(`never finished: ${what}`)
}

async function verify(origin: string): Promise<readonly string[]> {
  const lines: string[] = []
  const code = await runVerifier([], origin, { line: (text) => lines.push(text), progress: () => undefined })
  return code === 0 ? [] : [...lines.filter((line) => line.startsWith('FINDING')), `the verifier left with ${code}`]
}
