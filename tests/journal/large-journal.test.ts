import { randomUUIDv7 } from 'node:crypto'
import { type CompiledQuery, type KyselyPlugin, type RootOperationNode, sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listJournal } from '../../src/journal/index.ts'
import { testRecord, type TestRecord } from '../support/record.ts'

/** A million were tried as well: no page took three milliseconds. */
const ENTRIES = Number(process.env['JOURNAL_ENTRIES'] ?? 40_000)
let record: TestRecord
let somebody: string

/** A long journal: one person did nearly everything, of a few kinds; another did little. */
beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-02T15:00:00Z' })
  const busy = record.contributor.actor?.accountId
  somebody = record.editor.actor?.accountId ?? ''
  await sql`
    insert into journal_entries (id, occurred_at, account_id, act, subject_id, entry)
    select gen_random_uuid(), '2020-01-01'::timestamptz + n * interval '1 minute',
      case when n = 50 then ${somebody}::uuid else ${busy}::uuid end,
      case when n % 10000 = 77 then 'schedule_ended' when n % 3 = 0 then 'update_edited' else 'evidence_added' end,
      ${randomUUIDv7()}::uuid, '{}'
    from generate_series(1, ${ENTRIES}) n`.execute(record.db)
  await sql`analyze journal_entries`.execute(record.db)
}, 120_000)
afterAll(() => record?.close())

/** Plans of the statements that a call makes, as the database tells them. */
async function plansOf(call: (record: TestRecord['administrator']) => Promise<unknown>): Promise<string> {
  const seen: RootOperationNode[] = []
  const listener: KyselyPlugin = {
    transformQuery({ node }) {
      seen.push(node)
      return node
    },
    transformResult: async ({ result }) => result,
  }
  await call({ ...record.administrator, db: record.db.withPlugin(listener) })
  const plans: string[] = []
  for (const node of seen) {
    const { sql: statement, parameters } = record.db.getExecutor().compileQuery(node, { queryId: 'explained' })
    const explained = { sql: `explain (analyze, costs off) ${statement}`, parameters } as CompiledQuery<{ 'QUERY PLAN': string }>
    plans.push(...(await record.db.executeQuery(explained)).rows.map((row) => row['QUERY PLAN']))
  }
  return plans.join('\n')
}

it.each([
  ['the first page', {}],
  ['a page of an act that is rare', { act: 'schedule_ended' }],
  ['a page of an act that is common', { act: 'update_edited' }],
  ['a page of somebody who did little, long ago', { who: 'somebody' }],
  ['a page of some days', { from: '2020-01-03', to: '2020-01-04' }],
  ['a page of an act in some days', { act: 'schedule_ended', from: '2020-01-03', to: '2020-01-20' }],
  ['the page after one far back', { after: 'far' }],
])('%s is found by an index, however long the journal', async (_, asked: Readonly<Record<string, string>>) => {
  const far = await record.db
    .selectFrom('journal_entries')
    .select('id')
    .where('occurred_at', '=', new Date('2020-01-01T03:00:00Z'))
    .executeTakeFirstOrThrow()
  const input = { ...asked, ...(asked['who'] && { who: somebody }), ...(asked['after'] && { after: far.id }) }
  const plan = await plansOf((ctx) => listJournal(ctx, input))
  expect(plan).toMatch(/Index (Only )?Scan[^\n]* on journal_entries e|Bitmap Index Scan on journal_entries/)
  expect(plan).not.toContain('Seq Scan on journal_entries')
})
