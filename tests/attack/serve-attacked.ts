import { join } from 'node:path'
import { connect } from '../../db/connect.ts'
import { prepareDatabase } from '../../src/kernel/prepare-database.ts'
import { start } from '../../src/start.ts'
import { everyAct } from '../log/every-act.ts'
import { countRows } from '../security/count-rows.ts'
import { httpSession } from '../support/http-session.ts'
import { movableClock } from '../support/movable-clock.ts'
import { freePort } from '../support/npm-start.ts'
import { CONTRIBUTOR } from '../support/people.ts'
import { FILE_LIMITS, testRecord } from '../support/record.ts'

/**
 * A service of its own in a folder that is not there yet, over a record with every kind of act. Says its address, the cookies of a
 * contributor and the rows of each table as one line of JSON on standard output when it answers; once it was stopped (SIGTERM), the
 * rows again. Its own log goes to standard output too.
 */
const [folder = ''] = process.argv.slice(2)
const port = await freePort()
const origin = `http://127.0.0.1:${port}`
const open = async () => ({ ...(await connect({ databaseUrl: undefined, dataDirectory: folder })), url: undefined })
const connection = await open()
await prepareDatabase(connection, undefined)
const vaultFile = join(folder, 'vault-key')
const record = await testRecord({ instant: '2026-10-03T15:00:00Z', settings: { publicUrl: origin }, connection })
await everyAct(record)
const now = record.clock.now().toISOString()
await record.close()
const serve = () =>
  start(
    {
      databaseUrl: undefined,
      dataDirectory: folder,
      port,
      host: '127.0.0.1',
      publicUrl: origin,
      mode: 'all',
      timeZone: 'America/Lima',
      singlePerson: false,
      empty: false,
      sessionSecret: undefined,
      logKeyFile: join(folder, 'log-key'),
      vault: { key: undefined, file: vaultFile },
      files: { limits: FILE_LIMITS, bucket: null, scanner: null },
      captureLinks: false,
      hubs: [],
      // More than the idle ones that the attack brings.
      bounds: { connections: 12_000 },
      apiLimits: { readsAMinute: 10_000_000, writesAMinute: 10_000_000 },
      logLevel: 'error',
    },
    { clock: movableClock(now) },
  )

// First for what a start brings and for an account, so that the rows are known before anybody asks.
const first = await serve()
const { lines } = await first.run(['user', 'invite', '--role', 'contributor'])
const session = httpSession(origin)
const { name, publicName, email, password } = CONTRIBUTOR
const invited = new URL(lines.find((line) => line.startsWith(origin)) ?? origin).pathname
await session.get(invited)
await session.post(invited, { name, public_name: publicName, email, password, password_again: password })
if ((await session.get('/es/workspace')).status !== 200) throw new Error('the contributor is not signed in')
await first.tick()
await first.close()
const rows = await countedRows()
const running = await serve()
say({ origin, cookie: session.cookies(), rows })
process.once('SIGTERM', () => void end())

async function end(): Promise<void> {
  await running.close()
  say({ rows: await countedRows() })
  process.exit(0)
}

async function countedRows() {
  const again = await open()
  const counted = await countRows(again.db)
  await again.close()
  return counted
}

function say(facts: unknown): void {
  process.stdout.write(`${JSON.stringify(facts)}\n`)
}
