import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inTransaction } from '../../db/transaction.ts'
import { findRecommendations, ListQuery } from '../../src/search/index.ts'
import { appendEvent } from '../../src/log/index.ts'
import { testRecord, type TestRecord } from '../support/record.ts'

let record: TestRecord
beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-02T15:00:00Z' })
})
afterAll(() => record.close())

const find = (query: Readonly<Record<string, string>>, asOf: Date | null = null) =>
  findRecommendations(record.reader, ListQuery.parse(query), asOf)
const codes = async (q: string, asOf: Date | null = null) => (await find({ q }, asOf)).items.map(({ code }) => code)

/** The next wording of a recommendation, as the record gets it. */
async function reword(code: string, title: string, statement: string): Promise<void> {
  const { id } = await record.db.selectFrom('recommendations').select('id').where('code', '=', code).executeTakeFirstOrThrow()
  const actor = record.system.actor
  if (actor === null) throw new Error('nobody')
  await inTransaction(record.db, async (trx) => {
    const { seq, occurredAt } = await appendEvent({ ...record.system, db: trx }, actor, {
      kind: 'recommendation_added',
      subjects: { recommendation_id: id },
      leaf: { recommendation: code },
    })
    await sql`insert into recommendation_wordings (recommendation_id, version, title, statement, recorded_at, event_seq)
      select ${id}, 1 + max(version), ${JSON.stringify({ es: title, en: title })}::jsonb, ${JSON.stringify({ es: statement, en: statement })}::jsonb,
        ${occurredAt}, ${seq} from recommendation_wordings where recommendation_id = ${id}`.execute(trx)
  })
}

it.each([
  ['derecho humano', 'derechos humanos'],
  ['PUBLICACIÓN', 'publicar'],
  ['rendicion', 'rendición'],
  ['agreement', 'agreements'],
  ['transparencia', 'transparensia'],
  ['acuerdos', 'acuer'],
])('finds for «%s» what it finds for «%s»', async (one, other) => {
  const found = await codes(one)
  expect(found.length).toBeGreaterThan(0)
  expect(new Set(await codes(other))).toEqual(new Set([...found, ...(await codes(other))]))
  expect((await codes(other)).filter((code) => found.includes(code)).length).toBe(found.length)
})

it('says which word it took instead, and only then', async () => {
  expect((await find({ q: 'transparensia militar' })).suggestion).toBe('transparencia militar')
  expect((await find({ q: 'transparencia militar' })).suggestion).toBeNull()
  expect(await find({ q: 'xyzzyqwq' })).toMatchObject({ matching: 0, items: [], suggestion: null })
})

it('puts title before statement before the rest, and the code first', async () => {
  expect((await codes('transparencia'))[0]).toBe('REC-05')
  expect((await codes('rec-04'))[0]).toBe('REC-04')
  expect(await codes('congreso')).toEqual(expect.arrayContaining(['REC-03']))
})

it('shows where the words stand, in pieces that are text alone', async () => {
  await reword(
    'REC-07',
    'Informe <b>anual</b> & «público»',
    `${'Otra cosa. '.repeat(40)}Un informe <script>alert(1)</script> sobre zapatos. ${'Más. '.repeat(90)}`,
  )
  const { items } = await find({ q: 'zapato informe' })
  expect(items.map(({ code }) => code)).toEqual(['REC-07'])
  const passages = items[0]?.passages.filter(({ language }) => language === 'es') ?? []
  expect(passages.map(({ field }) => field)).toEqual(expect.arrayContaining(['title', 'statement']))
  const title = passages.find(({ field }) => field === 'title')
  expect(title?.pieces).toEqual([
    { text: 'Informe', hit: true },
    { text: ' <b>anual</b> & «público»', hit: false },
  ])
  const statement = passages.find(({ field }) => field === 'statement')?.pieces ?? []
  expect(statement.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['informe', 'zapatos'])
  expect(statement[0]?.text).toBe('… ')
  expect(statement.map(({ text }) => text).join('').length).toBeLessThan(260)
})

it('looks through the wording as it stood', async () => {
  record.clock.set('2026-11-10T15:00:00Z')
  const then = new Date('2026-11-10T00:00:00Z')
  const old = await codes('sostenible')
  await reword('REC-08', 'Un faro en la costa', 'El faro alumbra.')
  expect(await codes('faro')).toEqual(['REC-08'])
  expect(await codes('faro', then)).toEqual([])
  expect(await codes('sostenible', then)).toEqual(old)
})

it('takes any text for words, never for a command', async () => {
  for (const q of ["'", "o'brien\\", '\\', 'a:*', '!(&|', "';drop table events--", '<->', '%_', '\u{1F5FA}', 'ñ', "l'", '-1', '1:1A'])
    expect((await find({ q })).total).toBe(13)
})
