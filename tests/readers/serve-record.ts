import { join } from 'node:path'
import { connect } from '../../db/connect.ts'
import { prepareDatabase } from '../../src/kernel/prepare-database.ts'
import { start } from '../../src/start.ts'
import { everyAct } from '../log/every-act.ts'
import { movableClock } from '../support/movable-clock.ts'
import { freePort } from '../support/npm-start.ts'
import { FILE_LIMITS, publishUpdate, testRecord } from '../support/record.ts'

/** Texts that try a writer of XML, of HTML within it, and of a calendar: markup, separators, both directions, what has no character. */
const HARD = 'Publicó «tres» <acuerdos> & "nada" más; coma, ]]> \\ 👩‍⚖️ العربية fin'

/** A month earlier, so that nothing lies in the future of a validator that looks at the real clock. */
const earlier = (instant: string) => new Date(Date.parse(instant) - 30 * 86_400_000).toISOString()

/**
 * A service of its own in a folder that is not there yet, over a record with every kind of act in three months; its clock stands still,
 * and every request goes to standard error as a line of its log. Says its address on standard output when it answers.
 */
const [folder = '', publicUrl = ''] = process.argv.slice(2)
const port = publicUrl === '' ? await freePort() : Number(new URL(publicUrl).port)
const origin = publicUrl === '' ? `http://127.0.0.1:${port}` : publicUrl
const connection = await connect({ databaseUrl: undefined, dataDirectory: folder })
await prepareDatabase(connection, undefined)
const record = await testRecord({
  instant: '2026-09-06T15:00:00Z',
  settings: { publicUrl: origin },
  connection: { ...connection, url: undefined },
})
const { clock } = record
await publishUpdate(record, await record.addressee('REC-02', 1), { summary: { es: HARD, en: '' }, effectiveOn: '2026-01-01' })
for (let day = 1; day <= 60; day += 1) {
  clock.set(new Date(Date.UTC(2026, 8, 6, 16, day)).toISOString())
  await publishUpdate(record, await record.addressee('REC-04'), {
    effectiveOn: new Date(Date.UTC(2026, 0, day)).toISOString().slice(0, 10),
  })
}
clock.set('2026-10-03T15:00:00Z')
await everyAct({ ...record, clock: { now: () => clock.now(), set: (instant) => clock.set(earlier(instant)) } })
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
    singlePerson: false,
    empty: false,
    sessionSecret: undefined,
    logKeyFile: join(folder, 'log-key'),
    vault: { key: undefined, file: join(folder, 'vault-key') },
    files: { limits: FILE_LIMITS, bucket: null, scanner: null },
    captureLinks: false,
    hubs: [],
    logLevel: 'info',
  },
  { clock: movableClock('2026-11-20T16:00:00Z') },
)
process.stdout.write(`${running.origin}\n`)
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void running.close().then(() => process.exit(0)))
