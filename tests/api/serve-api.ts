import { join } from 'node:path'
import { connect } from '../../db/connect.ts'
import { prepareDatabase } from '../../src/kernel/prepare-database.ts'
import { start } from '../../src/start.ts'
import { everyAct } from '../log/every-act.ts'
import { movableClock } from '../support/movable-clock.ts'
import { freePort } from '../support/npm-start.ts'
import { FILE_LIMITS, testRecord } from '../support/record.ts'
import { keyOf, REVIEWS } from './api-client.ts'

/**
 * A service of its own in a folder that is not there yet, over a record with every kind of act, that takes as many requests as come.
 * Says its address, the keys of two editors and the token of the mail system, as one line of JSON on standard output, when it answers.
 */
const [folder = ''] = process.argv.slice(2)
/** What the mail system's reports come with. */
const TOKEN = 'token-of-the-mail-system'
const port = await freePort()
const origin = `http://127.0.0.1:${port}`
const connection = await connect({ databaseUrl: undefined, dataDirectory: folder })
await prepareDatabase(connection, undefined)
const vaultFile = join(folder, 'vault-key')
const record = await testRecord({
  instant: '2026-10-03T15:00:00Z',
  settings: { publicUrl: origin },
  connection: { ...connection, url: undefined },
})
await everyAct(record)
const keys = [await keyOf(record.editor, ...REVIEWS), await keyOf(await record.join('editor', 'Luisa Rojas'), ...REVIEWS)]
const now = record.clock.now().toISOString()
await record.close()
const running = await start(
  {
    databaseUrl: undefined,
    dataDirectory: folder,
    port,
    host: '127.0.0.1',
    publicUrl: origin,
    mode: 'all',
    timeZone: 'America/Lima',
    singlePerson: true,
    empty: false,
    sessionSecret: undefined,
    logKeyFile: join(folder, 'log-key'),
    vault: { key: undefined, file: vaultFile },
    files: { limits: FILE_LIMITS, bucket: null, scanner: null },
    captureLinks: false,
    hubs: [],
    mail: { perSecond: 1_000, connections: 1, feedbackToken: TOKEN },
    apiLimits: { readsAMinute: 10_000_000, writesAMinute: 10_000_000 },
    logLevel: 'error',
  },
  { clock: movableClock(now) },
)
process.stdout.write(`${JSON.stringify({ origin, keys, token: TOKEN })}\n`)
process.once('SIGTERM', () => void running.close().then(() => process.exit(0)))
