import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Tables } from '../../db/schema.ts'
import { loadCatalogue } from '../../src/imports/index.ts'
import { listAddressees, listRecommendations, readRecommendation } from '../../src/recommendations/index.ts'
import { testRecord, type TestRecord } from '../support/record.ts'

let record: TestRecord
let answers: boolean[]

beforeAll(async () => {
  record = await testRecord({ instant: '2026-07-25T15:00:00Z', catalogue: false })
  answers = await Promise.all([1, 2, 3].map(() => loadCatalogue(record.system)))
})

afterAll(() => record?.close())

async function count(table: keyof Tables): Promise<number> {
  const row = await record.db
    .selectFrom(table)
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow()
  return row.n
}

async function kinds(): Promise<Record<string, number>> {
  const rows = await record.db.selectFrom('events').select('kind').execute()
  return Object.fromEntries([...Map.groupBy(rows, (row) => row.kind)].map(([kind, all]) => [kind, all.length]))
}

describe('of three instances that start at once', () => {
  it('one loads the catalogue', () => {
    expect(answers.filter(Boolean)).toHaveLength(1)
  })

  it.each([
    ['recommendations', 13],
    ['recommendation_wordings', 13],
    ['addressees', 51],
    ['indicators', 31],
    ['milestones', 92],
    ['standards', 24],
    ['evidence', 13],
    ['agreements', 4],
    ['status_updates', 2],
    ['instance', 1],
  ] as const)('%s: %i', async (table, number) => {
    expect(await count(table)).toBe(number)
  })

  it('says so in the log, once, with one baseline edition to be made', async () => {
    expect(await kinds()).toEqual({
      catalogue_loaded: 1,
      recommendation_added: 13,
      evidence_published: 13,
      agreement_recorded: 4,
      update_published: 2,
    })
    const jobs = await record.connection.pool.query(
      "select name, state from pgboss.job where name <> '__pgboss__maintenance' order by name",
    )
    expect(jobs.rows).toEqual([
      { name: 'issue-baseline', state: 'created' },
      { name: 'tell-followers', state: 'created' },
    ])
  })
})

it('loaded again, later, changes nothing', async () => {
  const before = await kinds()
  record.clock.set('2027-05-02T15:00:00Z')
  expect(await loadCatalogue(record.system)).toBe(false)
  expect(await kinds()).toEqual(before)
  expect(await count('texts')).toBeGreaterThan(0)
  record.clock.set('2026-07-25T15:00:00Z')
})

describe('the catalogue as loaded', () => {
  it('begins with two assessments that a single person published, and says so', async () => {
    const published = await record.db.selectFrom('status_updates').select(['status', 'state', 'single_person']).execute()
    for (const update of published) expect(update).toMatchObject({ state: 'published', single_person: true })
    const events = await record.db.selectFrom('events').select('single_person').where('kind', '=', 'update_published').execute()
    expect(events.map((event) => event.single_person)).toEqual([true, true])
    const statuses = (await listAddressees(record.reader, {}, null)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 'not_assessed')).toHaveLength(49)
  })

  it('addresses both countries, and speaks both languages', async () => {
    for (const recommendation of await listRecommendations(record.reader, {}, null)) {
      expect(Object.keys(recommendation.statement).toSorted()).toEqual(['en', 'es'])
      expect(recommendation.addressees.length).toBeGreaterThan(0)
    }
    const countries = new Set((await listAddressees(record.reader, {}, null)).map(({ institution }) => institution.country))
    expect(countries).toEqual(new Set(['PE', 'US']))
  })

  it('cites the consent to foreign troops as it is numbered on the day, before and after the bicameral Congress', async () => {
    const cited = async (asOf: string | null) => {
      const view = await readRecommendation(record.reader, 'REC-03', asOf === null ? null : new Date(asOf))
      return view.standards.find((standard) => standard.code === 'PE-01')?.reference?.['en']
    }
    expect(await cited(null)).toMatch(/^Constitution, article 102, no\. 8/)
    record.clock.set('2026-07-28T15:00:00Z')
    expect(await cited(null)).toMatch(/^Constitution, article 102-A, no\. 8/)
    expect(await cited('2026-07-27T05:00:00Z')).toMatch(/^Constitution, article 102, no\. 8/)
    expect(await cited('2026-07-27T05:00:00.001Z')).toMatch(/^Constitution, article 102-A, no\. 8/)
  })
})
