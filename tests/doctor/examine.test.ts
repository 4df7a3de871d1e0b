import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { examine, type Finding } from '../../src/doctor/index.ts'
import { freePort } from '../support/npm-start.ts'
import { openMailSink, type MailSink } from '../support/mail-sink.ts'
import { testDatabase, type TestDatabase } from '../support/database.ts'
import { temporaryLog, type TemporaryLog } from '../support/temporary-log.ts'

type Examined = Parameters<typeof examine>[0]

const folder = mkdtempSync(join(tmpdir(), 'vigia-doctor-'))
const ends: (() => unknown)[] = []
let database: TestDatabase
let log: TemporaryLog
let mail: MailSink
let well: Examined
let nobody: string

/** A server of somebody else's, which answers everything with this. */
async function answering(status: number, body: string): Promise<string> {
  const server: Server = createServer((_, answer) => answer.writeHead(status).end(body)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  ends.push(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

beforeAll(async () => {
  database = await testDatabase()
  log = temporaryLog(database.db)
  await log.checkpoint()
  mail = await openMailSink()
  nobody = `http://127.0.0.1:${await freePort()}`
  const store = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory: folder, configureBuckets: [{ name: 'evidencia' }] })
  const { port } = await store.run()
  ends.push(() => store.close())
  const bucket = {
    bucket: 'evidencia',
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
    forcePathStyle: true,
  }
  const site = await answering(200, JSON.stringify({ client: '192.0.2.1', proxy: false, scheme: null, host: null }))
  well = {
    database,
    clock: { now: () => new Date() },
    publicUrl: site,
    dataDirectory: folder,
    logKeyFile: log.keyFile,
    vault: { key: 'k'.repeat(32), file: join(folder, 'vault-key') },
    smtpUrl: mail.url,
    hubs: [await answering(202, '')],
    files: { bucket },
  }
})
afterAll(async () => {
  for (const end of ends) await end()
  await mail?.close()
  log?.close()
  await database?.close()
  rmSync(folder, { recursive: true, force: true })
})

const of = (findings: readonly Finding[], check: Finding['check']) => findings.filter((finding) => finding.check === check)
const worst = (findings: readonly Finding[], check: Finding['check']) =>
  ['fault', 'warn', 'ok'].find((state) => of(findings, check).some((finding) => finding.state === state))

it('finds nothing to mend where everything works, and leaves nothing behind', async () => {
  const findings = await examine(well)
  // The tests' own server may lose what it confirmed, which is said of it.
  const lax = inject('leg').engine === 'postgres' ? [expect.stringMatching(/^The server may lose what it confirmed: fsync/)] : []
  expect(findings.filter(({ state }) => state === 'fault').map(({ says }) => says)).toEqual(lax)
  for (const check of ['migrations', 'clock', 'disk', 'storage', 'mail', 'hub'] as const)
    expect([check, worst(findings, check)]).toEqual([check, 'ok'])
  expect(mail.taken).toEqual([])
  const wanted = inject('leg').engine === 'embedded' ? 'a power cut may damage it' : 'answers.'
  expect(of(findings, 'database').map(({ says }) => says)).toContainEqual(expect.stringContaining(wanted))
})

it.each<[Finding['check'], () => Partial<Examined> | Promise<Partial<Examined>>, RegExp]>([
  ['database', () => ({ database: 'DATABASE_URL: nobody answers at host:5432.' }), /nobody answers/],
  ['clock', () => ({ clock: { now: () => new Date(Date.now() + 300_000) } }), /^(?:299|300|301)\.\d s from that of the database/],
  ['disk', () => ({ dataDirectory: join(well.logKeyFile, 'data') }), /cannot be written to \(ENOTDIR/],
  ['mail', () => ({ smtpUrl: nobody.replace('http', 'smtp') }), /ECONNREFUSED/],
  ['mail', () => ({ smtpUrl: mail.url.replace(/:[^:@/]+@/, ':wrong@') }), /does not take mail from us/],
  ['hub', () => ({ hubs: [nobody] }), /ECONNREFUSED/],
  ['hub', async () => ({ hubs: [await answering(502, '')] }), /answers 502/],
  ['storage', () => ({ files: { bucket: { ...well.files.bucket!, bucket: 'no-existe' } } }), /does not work/],
  ['keys', () => ({ vault: { key: 'short', file: '' } }), /.*/],
  ['proxy', async () => ({ publicUrl: await answering(502, 'Bad gateway') }), /answers 502/],
  ['proxy', () => ({ publicUrl: 'https://vigia.invalid' }), /does not answer as Vigía does/],
])('says of the %s what is wrong, and what to do', async (check, broken, says) => {
  if (check === 'keys')
    await database.db
      .insertInto('vault')
      .values({ fingerprint: Buffer.alloc(32, 1) })
      .execute()
  const findings = of(await examine({ ...well, ...(await broken()) }), check)
  if (check === 'keys') await database.db.deleteFrom('vault').execute()
  const fault = findings.find(({ state }) => state === 'fault')
  expect(fault?.says).toMatch(says)
  expect(fault?.fix).toMatch(/\w+ \w+/)
})

it('says when others can read the key of the log, and when it is gone', async () => {
  chmodSync(log.keyFile, 0o644)
  expect(of(await examine(well), 'keys')).toContainEqual(expect.objectContaining({ state: 'fault', fix: `chmod 600 ${log.keyFile}` }))
  chmodSync(log.keyFile, 0o600)
  const other = join(folder, 'other-key')
  expect(worst(await examine({ ...well, logKeyFile: other }), 'keys')).toBe('warn')
  writeFileSync(other, 'not a key\n', { mode: 0o600 })
  expect(worst(await examine({ ...well, logKeyFile: other }), 'keys')).toBe('fault')
})

it('says which migrations are missing, and when a newer version has been here', async () => {
  await sql`update kysely_migration set name = '9999-of-tomorrow' where name = (select max(name) from kysely_migration)`.execute(
    database.db,
  )
  expect(of(await examine(well), 'migrations')[0]?.says).toContain('9999-of-tomorrow')
  await sql`delete from kysely_migration where name = '9999-of-tomorrow'`.execute(database.db)
  expect(of(await examine(well), 'migrations')[0]).toMatchObject({ state: 'fault', says: expect.stringMatching(/^1 of \d+ are missing/) })
})
