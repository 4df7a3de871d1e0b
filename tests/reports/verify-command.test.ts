import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listenForCommands, sendCommand } from '../../src/commands/command-socket.ts'
import { runCommand, type CommandProgress } from '../../src/commands/run-command.ts'
import { ensureSchedules } from '../../src/schedules/index.ts'
import { LAYOUT } from '../../templates/reports/status-report.pdf.ts'
import { testRecord, type TestRecord } from '../support/record.ts'

const MONTH = 'monthly-2026-10'
const QUARTER = 'quarterly-2026-q3'
let record: TestRecord

beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-02T15:00:00Z', catalogue: false })
  await ensureSchedules(record.system)
  const issue = (schedule: string, period: string) => runCommand(record.system, ['report', '--schedule', schedule, '--period', period])
  await issue('monthly', '2026-10')
  await issue('quarterly', '2026-q3')
  for (const table of Object.keys(TABLES)) {
    await run(`alter table ${table} disable trigger user`)
    const checks = await sql<{ name: string }>`select conname as name from pg_constraint
      where conrelid = ${table}::regclass and contype = 'c'`.execute(record.db)
    for (const { name } of checks.rows) await run(`alter table ${table} drop constraint ${name}`)
  }
})
afterAll(() => record?.close())

const verify = (...slugs: string[]) => runCommand(record.system, ['report', '--verify', ...slugs])
const lineOf = (lines: readonly string[], name: string) => lines.find((line) => line.startsWith(`${name}\t`))?.split('\t')[1]

/** What somebody who owns the tables can change, and how a row is found again. */
const TABLES = {
  editions: { columns: ['snapshot', 'layout'], key: ['id'] },
  edition_files: { columns: ['content', 'sha256', 'bytes'], key: ['edition_id', 'language'] },
  events: { columns: ['leaf'], key: ['id'] },
}
const run = (statement: string) => sql.raw(statement).execute(record.db)

/** Such an owner goes past what protects the tables; then all is as it was. */
async function tampered(statement: string, look: () => Promise<void>): Promise<void> {
  for (const table of Object.keys(TABLES)) await run(`create table kept_${table} as table ${table}`)
  try {
    await run(statement)
    await look()
  } finally {
    for (const [table, { columns, key }] of Object.entries(TABLES)) {
      const is = (names: readonly string[]) => names.map((name) => `t.${name} = k.${name}`)
      const set = columns.map((column) => `${column} = k.${column}`)
      await run(`update ${table} t set ${set.join(', ')} from kept_${table} k where ${is(key).join(' and ')}`)
      await run(
        `insert into ${table} select * from kept_${table} k where not exists (select from ${table} t where ${is(key).join(' and ')})`,
      )
      await run(`drop table kept_${table}`)
    }
  }
}

it('draws every edition again, a line a file, and says how far it is', async () => {
  const told: CommandProgress[] = []
  const { exitCode, lines } = await runCommand(record.system, ['report', '--verify', 'all'], (progress) => told.push(progress))
  expect(exitCode).toBe(0)
  expect(lines.map((line) => line.replace(/[0-9a-f]{64}/, '…'))).toEqual([
    ...[MONTH, QUARTER].flatMap((slug, seq) =>
      ['json', 'es.pdf', 'en.pdf'].map((ending) => `${slug}.${ending}\tsame: sha256 …, as in entry ${seq} of the log`),
    ),
    '2 editions: nothing differs.',
  ])
  expect(told.map(({ done, of }) => `${done}/${of}`)).toEqual(['0/4', '1/4', '2/4', '3/4', '4/4'])
  expect((await verify(QUARTER, MONTH)).lines).toHaveLength(7)
})

it.each([
  [
    `update edition_files set content = set_byte(content, 1000, 255), sha256 = encode(sha256(set_byte(content, 1000, 255)), 'hex')`,
    'es.pdf',
    /^differs: the stored bytes have sha256 [0-9a-f]{64}, entry 0 of the log says [0-9a-f]{64}$/,
  ],
  [
    `update edition_files set content = set_byte(content, 1000, 255)`,
    'en.pdf',
    /^differs: the stored bytes have sha256 .+, the table says/,
  ],
  [`delete from edition_files where language = 'en'`, 'en.pdf', /names it, but it is not stored$/],
  [`update events set leaf = replace(leaf, '${MONTH}', 'monthly-2026-11')`, 'json', /but entry 0 of the log does not know it$/],
  [`update editions set snapshot = snapshot || ' '`, 'json', /^differs: the stored bytes have/],
] as const)('finds %s', async (statement, ending, words) => {
  await tampered(statement, async () => {
    const { exitCode, lines, found } = await verify(MONTH)
    expect([exitCode, found]).toEqual([1, true])
    expect(lineOf(lines, `${MONTH}.${ending}`)).toMatch(words)
  })
  expect((await verify(MONTH)).exitCode).toBe(0)
})

it('finds a file that the log agrees with and the snapshot does not give, and a leaf that is not what was hashed', async () => {
  const leaf = `jsonb_set(leaf::jsonb, '{files,0,sha256}', to_jsonb(sha256(set_byte(content, 1000, 255))))`
  const hex = leaf.replace('sha256(set_byte(content, 1000, 255))', `encode(sha256(set_byte(content, 1000, 255)), 'hex')`)
  const statement = `update events v set leaf = (${hex})::text from editions e, edition_files f
      where v.seq = e.event_seq and f.edition_id = e.id and f.language = v.leaf::jsonb #>> '{files,0,language}' and e.slug = '${MONTH}';
    update edition_files set content = set_byte(content, 1000, 255), sha256 = encode(sha256(set_byte(content, 1000, 255)), 'hex')`
  await tampered(statement, async () => {
    const { exitCode, lines } = await verify(MONTH)
    expect(exitCode).toBe(1)
    expect(lineOf(lines, `${MONTH}.es.pdf`)).toMatch(/^differs at byte 1000: (\d+) bytes are stored, \1 were drawn/)
    expect(lineOf(lines, MONTH)).toMatch(/entry 0 of the log is not what the tree was made of/)
  })
})

it('does not draw what another layout drew, and says so', async () => {
  await tampered(`update editions set layout = 'vigia-report-layout/1' where slug = '${MONTH}'`, async () => {
    const { exitCode, lines } = await verify(MONTH)
    expect(exitCode).toBe(0)
    expect(lineOf(lines, `${MONTH}.en.pdf`)).toContain(`drawn by another layout: vigia-report-layout/1; this version draws ${LAYOUT}`)
    expect(lineOf(lines, `${MONTH}.en.pdf`)).toMatch(/digest \(sha256 [0-9a-f]{64}\) agrees with entry 0 of the log/)
  })
})

it('answers through the socket of the running service too, and refuses what it does not know', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vigia-socket-'))
  const socket = await listenForCommands(folder, (args, tell) => runCommand(record.system, args, tell))
  try {
    const told: string[] = []
    expect(await sendCommand(folder, ['report', '--verify', MONTH], ({ what }) => told.push(what))).toEqual(await verify(MONTH))
    expect(told).toEqual([`${MONTH}.es.pdf`, `${MONTH}.en.pdf`, 'done'])
    expect((await sendCommand(folder, ['report', '--list']))?.lines[0]).toContain(QUARTER)
    const unknown = { exitCode: 1, lines: ['There is no edition monthly-1999-01. npx vigia report --list shows what there is.'] }
    expect(await sendCommand(folder, ['report', '--verify', MONTH, 'monthly-1999-01'])).toEqual(unknown)
  } finally {
    await socket.close()
    rmSync(folder, { recursive: true, force: true })
  }
  for (const args of [['--verify'], ['--verify', MONTH, '--list'], ['--list', 'all'], ['--verify', 'all', '--period', '2026-10']])
    expect(await runCommand(record.system, ['report', ...args])).toMatchObject({ exitCode: 2, lines: [expect.stringContaining('Usage:')] })
})
