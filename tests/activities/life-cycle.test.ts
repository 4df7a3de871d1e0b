import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  ActivityQuery,
  discardActivities,
  findActivities,
  matchActivities,
  readActivity,
  startActivities,
  withdrawActivities,
} from '../../src/activities/index.ts'
import { testRecord, thrown, type TestRecord } from '../support/record.ts'
import { bringSample, SAMPLE_ACTIVITIES } from './sample-file.ts'

let record: TestRecord
let brought: Awaited<ReturnType<typeof bringSample>>

beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-02T15:00:00Z' })
  record.clock.set('2026-11-03T15:00:00Z')
  brought = await bringSample(record.administrator)
  record.clock.set('2026-11-04T15:00:00Z')
})

afterAll(() => record?.close())

const find = (query: Record<string, string> = {}, asOf: Date | null = null) =>
  findActivities(record.reader, ActivityQuery.parse(query), asOf)
const rowsOf = async (query: Record<string, string>) => (await find(query)).items.map(({ row }) => row).toSorted((a, b) => a - b)

describe('a file of activities', () => {
  it('says by row what was odd, and drops nothing', () => {
    expect(brought.rows).toBe(7)
    expect(brought.notices.kept().map(({ row, column, key }) => [row, column, key.replace('imports.read.', '')])).toEqual([
      [4, 'course_title', 'activity_subtotal'],
      [5, 'start_date', 'activity_two_dates'],
      [6, 'course_title', 'entities'],
      [6, 'end_date', 'activity_ends_before'],
      [8, 'quantity', 'number_unreadable'],
      [8, 'total_cost', 'money_unreadable'],
    ])
  })

  it('adds up what it holds without the rows that add up others, and says what is in the sums', async () => {
    const found = await find()
    expect(found.sums).toEqual({
      records: 6,
      people: 10,
      withoutPeople: 2,
      costs: [{ currency: 'USD', minor: 1_091_950 }],
      withoutCost: 1,
      repeats: 1,
      repeatedPeople: 2,
      repeatedCosts: [{ currency: 'USD', minor: 316_000 }],
      odd: 3,
    })
    expect(found.subtotals).toBe(1)
    expect(found.years.map(({ year, records }) => [year, records])).toEqual([
      [2008, 3],
      [2010, 3],
    ])
    expect(found.countries.map(({ value, code, count }) => [value, code, count])).toEqual([
      ['peru', 'PE', 4],
      ['colombia', 'CO', 2],
    ])
    expect((await find({ country: 'peru', q: 'harbour' })).sums).toMatchObject({ records: 3, people: 9, repeats: 1 })
    expect((await find({ q: 'pilot harbour' })).sums.records).toBe(2)
  })

  it('is searched by what begins like a word, without accents, by unit, place, year, oddness and repetition', async () => {
    expect(await rowsOf({})).toEqual([2, 3, 5, 6, 7, 8])
    expect(await rowsOf({ kind: 'subtotal' })).toEqual([4])
    expect(await rowsOf({ q: 'helicopters' })).toEqual([8])
    expect(await rowsOf({ q: 'rop' })).toEqual([6, 7])
    expect(await rowsOf({ unit: 'senales' })).toEqual([6])
    expect(await rowsOf({ place: 'cali', year: '2010' })).toEqual([7, 8])
    expect(await rowsOf({ odd: '1' })).toEqual([5, 6, 8])
    expect(await rowsOf({ repeated: '1' })).toEqual([3])
    expect(await rowsOf({ q: "';drop table activities;--" })).toEqual([])
    expect(await rowsOf({ q: '!&|' })).toEqual([])
    const ids: string[] = []
    for await (const piece of matchActivities(record.reader, ActivityQuery.parse({ country: 'peru' }), null)) ids.push(...piece)
    expect(ids).toHaveLength(4)
    expect(await thrown(find({ sort: 'recent', after: '99~00000000-0000-0000-0000-000000000000' }))).toEqual({
      after: 'errors.filter_invalid',
    })
  })

  it('keeps each row as it was beside what it was read as', async () => {
    const { items } = await find({ q: 'radio' })
    const activity = await readActivity(record.reader, items[0]?.id ?? '', null)
    expect(activity).toMatchObject({
      row: 5,
      startsOn: '2008-03-01',
      endsOn: '2008-03-25',
      people: 5,
      cost: { currency: 'USD', minor: 334_900 },
      year: 2008,
      yearFrom: 'fiscal',
      country: { code: 'PE', name: 'Perú' },
      same: [],
      batch: { id: brought.batchId, records: 6, subtotals: 1 },
    })
    expect(activity.raw.find(({ header }) => header === 'total_cost')?.text).toBe('3349 ')
    expect(activity.raw.find(({ header }) => header === 'start_date')?.text).toBe('3/1/2008 3/25/2008 ')
    const [repeat] = (await find({ repeated: '1' })).items
    expect((await readActivity(record.reader, repeat?.id ?? '', null)).same.map(({ row }) => row)).toEqual([2])
  })

  it('does not change once it is published', async () => {
    const { db } = record
    const [item] = (await find()).items
    const tries = [
      sql`update activities set people = 9 where id = ${item?.id}`,
      sql`delete from activities where id = ${item?.id}`,
      sql`update activity_rows set raw = '[]' where activity_id = ${item?.id}`,
      sql`delete from activity_rows where activity_id = ${item?.id}`,
      sql`update activity_sums set people = 9`,
      sql`update activity_batches set licence = 'mine'`,
      sql`delete from activity_batches`,
      sql`insert into activity_rows select activity_id, raw, notices from activity_rows limit 1`,
    ]
    for (const one of tries) await expect(one.execute(db)).rejects.toThrow(/refused|duplicate|violates/)
  })
})

it('is discarded whole while it is not published', async () => {
  const id = '01890000-0000-7000-8000-000000000001'
  await record.db.transaction().execute(async (trx) => {
    const ctx = { ...record.administrator, db: trx }
    const file = { fileName: 'x.csv', fileSha256: '0'.repeat(64), fileBytes: 1, columns: ['a'] }
    await startActivities(ctx, { id, title: { es: 'x', en: '' }, publisher: 'x', licence: 'x', language: 'es', ...file })
    await discardActivities(ctx, id)
  })
  expect(await record.db.selectFrom('activity_batches').select('id').where('id', '=', id).execute()).toEqual([])
})

it('is gone from the instant of its withdrawal, and still there as of an earlier one', async () => {
  const second = await bringSample(record.administrator, SAMPLE_ACTIVITIES.replaceAll('Peru', 'Chile'))
  expect((await find()).sums.records).toBe(12)
  const [item] = (await find({ batch: second.batchId })).items
  record.clock.set('2026-11-06T15:00:00Z')
  await withdrawActivities(record.administrator, { batchId: second.batchId, reason: { es: 'Archivo equivocado', en: 'Wrong file' } })
  expect((await find()).sums.records).toBe(6)
  expect((await find({}, new Date('2026-11-06T00:00:00Z'))).sums.records).toBe(12)
  expect((await find({}, new Date('2026-11-03T00:00:00Z'))).batches).toEqual([])
  expect(await thrown(readActivity(record.reader, item?.id ?? '', null))).toBe('NotFound')
  const kinds = await record.db.selectFrom('events').select(['kind', 'leaf']).where('kind', 'like', 'activities_%').orderBy('seq').execute()
  expect(kinds.map(({ kind }) => kind.replace('activities_', ''))).toEqual(['published', 'published', 'withdrawn'])
  expect(JSON.parse(kinds[0]?.leaf ?? '{}')).toMatchObject({
    records: 6,
    subtotals: 1,
    file_sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
})
