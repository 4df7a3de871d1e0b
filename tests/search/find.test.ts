import { afterAll, beforeAll, expect, it } from 'vitest'
import { addresseeFilter, listAddressees, listRecommendations, setDueDate } from '../../src/recommendations/index.ts'
import { findRecommendations, ListQuery, SORTS } from '../../src/search/index.ts'
import { STATUSES } from '../../templates/view/scales.ts'
import { publishUpdate, testRecord, thrown, type TestRecord } from '../support/record.ts'

const FILTERS: readonly Readonly<Record<string, string>>[] = [
  {},
  { status: 'partial' },
  { status: 'reversed', country: 'US' },
  { overdue: '1' },
  { stale: '1', theme: 'oversight' },
  { institution: 'ministerio-de-defensa', status: 'implemented' },
  { concern: 'CN-02', country: 'PE' },
  { standard: 'IN-05', agreement_type: 'AT-03' },
  { awaiting_reply: '1' },
  { concern: 'CN-99' },
  { q: 'transparencia' },
  { q: 'congreso', country: 'PE' },
  { q: 'ministerio ambiente' },
  { q: 'acuerdos militares', theme: 'human-rights' },
  { q: 'de' },
  { q: '¿?' },
]

let record: TestRecord
let before: Date
beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-02T15:00:00Z' })
  before = new Date('2026-11-03T00:00:00Z')
  record.clock.set('2026-11-05T15:00:00Z')
  const statuses = ['partial', 'reversed', 'implemented', 'committed'] as const
  for (const [index, status] of statuses.entries()) {
    for (const code of ['REC-02', 'REC-05', 'REC-11']) await publishUpdate(record, await record.addressee(code, index % 2), { status })
  }
  await setDueDate(record.editor, { addresseeId: await record.addressee('REC-06', 1), dueOn: '2026-11-06' })
  await setDueDate(record.editor, { addresseeId: await record.addressee('REC-09', 0), dueOn: '2026-11-07' })
  record.clock.set('2027-02-05T15:00:00Z')
})
afterAll(() => record.close())

const find = (query: Readonly<Record<string, string>>, asOf: Date | null = null, limit?: number) =>
  findRecommendations(record.reader, ListQuery.parse(query), asOf, limit)

it.each(FILTERS)('the list narrowed by %j is what the rule leaves, now and then', async (filter) => {
  for (const asOf of [null, before]) {
    const found = await find({ ...filter, sort: 'catalogue' }, asOf)
    const asked = addresseeFilter(ListQuery.parse(filter))
    const items = await listRecommendations(record.reader, asked, asOf)
    expect(found.items.map(({ passages: _, ...item }) => item)).toEqual(
      items.map((item) => ({ ...item, addressees: item.addressees.map(({ position: _, reply: __, ...own }) => own) })),
    )
    expect(found.matching).toBe(items.length)
    expect(found.matchingAddressees).toBe((await listAddressees(record.reader, asked, asOf)).length)
    expect(found.total).toBe(13)
  }
})

it.each(FILTERS.slice(0, 8))('each count of a facet beside %j is what choosing it leaves', async (filter) => {
  const { facets } = await find(filter)
  expect(facets.map(({ name }) => name)).toHaveLength(10)
  for (const { name, values } of facets) {
    for (const { value, count, active } of values.slice(0, 6)) {
      expect(active).toBe(filter[name] === value)
      expect([name, value, count]).toEqual([name, value, (await find({ ...filter, [name]: value })).matching])
    }
  }
})

it.each(SORTS)('sorted by %s every page follows the one before, and nothing is lost or told twice', async (sort) => {
  const whole = await find({ q: 'cooperacion', sort })
  expect(whole.items.length).toBeGreaterThan(5)
  const codes: string[] = []
  let after = ''
  do {
    const page = await find({ q: 'cooperacion', sort, after }, null, 2)
    expect(page.before).toBe(codes.length)
    codes.push(...page.items.map(({ code }) => code))
    after = page.next ?? ''
  } while (after !== '')
  expect(codes).toEqual(whole.items.map(({ code }) => code))
})

it('sorts by the first open due date, the latest update, and how far it has come', async () => {
  expect((await find({ sort: 'due' })).items.slice(0, 2).map(({ code }) => code)).toEqual(['REC-06', 'REC-09'])
  expect((await find({ sort: 'updated' })).items.slice(0, 3).map(({ code }) => code)).toEqual(['REC-02', 'REC-05', 'REC-11'])
  const places = (await find({ sort: 'status' })).items.map(({ overall }) => STATUSES.indexOf(overall.status))
  expect(places).toEqual(places.toSorted((a, b) => a - b))
})

it('refuses a cursor that is malformed or of another order', async () => {
  const { next } = await find({}, null, 5)
  for (const after of [
    'x',
    '!!',
    next?.slice(0, -3) ?? '',
    Buffer.from('[{}]').toString('base64url'),
    Buffer.from('5').toString('base64url'),
  ])
    expect(ListQuery.safeParse({ after }).error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
      ['after', 'cursor_invalid'],
    ])
  expect(await thrown(find({ sort: 'due', after: next ?? '' }))).toEqual({ after: 'errors.cursor_invalid' })
  expect(await thrown(find({ after: Buffer.from('["catalogue",1]').toString('base64url') }))).toEqual({ after: 'errors.cursor_invalid' })
})
