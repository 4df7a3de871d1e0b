import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findAgreements, AgreementQuery } from '../../src/agreements/index.ts'
import {
  readAgreementPage,
  readConcern,
  readConcernList,
  readMatrix,
  readSource,
  readSourceList,
  SourceQuery,
  readStandard,
  readStandardList,
  readTheme,
  readThemeList,
} from '../../src/overview/index.ts'
import { listAddressees, listRecommendations, withdrawRecommendation } from '../../src/recommendations/index.ts'
import { ListQuery } from '../../src/search/index.ts'
import { publishUpdate, testRecord, thrown, type TestRecord } from '../support/record.ts'

let record: TestRecord
const BEFORE = new Date('2026-10-05T15:00:00Z')

beforeAll(async () => {
  record = await testRecord({ instant: '2026-10-01T15:00:00Z' })
  record.clock.set('2026-10-10T15:00:00Z')
  await publishUpdate(record, await record.addressee('REC-03'), { status: 'implemented' })
  record.clock.set('2026-10-20T15:00:00Z')
})

afterAll(() => record?.close())

const count = (counts: readonly { readonly status: string; readonly count: number }[], status: string) =>
  counts.find((one) => one.status === status)?.count

describe('what recommendations are grouped by', () => {
  it('has on its page and in its list the figures of the recommendations that belong to it, now and as of an instant', async () => {
    const [before] = await listRecommendations(record.reader, { recommendationCodes: ['REC-03'] }, BEFORE)
    const slug = before!.theme.slug
    const now = await readTheme(record.reader, slug, null)
    const then = await readTheme(record.reader, slug, BEFORE)
    expect(count(now.recommendations.counts, 'implemented')).toBe((count(then.recommendations.counts, 'implemented') ?? 0) + 1)
    const { themes } = await readThemeList(record.reader, null)
    expect(themes.find((theme) => theme.slug === slug)).toMatchObject({
      recommendations: now.recommendations.total,
      counts: now.recommendations.counts,
    })
    expect(await thrown(readTheme(record.reader, 'nothing', null))).toBe('NotFound')
  })

  it('is what the list gives when it is filtered by it', async () => {
    for (const { code, recommendations, counts } of (await readConcernList(record.reader, null)).concerns) {
      const listed = await listRecommendations(record.reader, { concern: code }, null)
      expect(recommendations, code).toBe(listed.length)
      expect(counts.reduce((sum, own) => sum + own.count, 0)).toBe(listed.flatMap((item) => item.addressees).length)
    }
    const concern = await readConcern(record.reader, 'CN-02', null)
    expect(concern.quotes[0]).toMatchObject({ source: { code: '001', language: 'en' }, quote: expect.stringContaining('transparency') })
    expect(await thrown(readConcern(record.reader, 'CN-99', null))).toBe('NotFound')
  })

  it('cites a standard as it was cited at the instant', async () => {
    const forced = (view: Awaited<ReturnType<typeof readStandard>>) => view.references.map(({ from, inForce }) => [from, inForce])
    expect(forced(await readStandard(record.reader, 'PE-01', null))).toEqual([
      ['2026-07-27', true],
      [null, false],
    ])
    expect(forced(await readStandard(record.reader, 'PE-01', new Date('2026-07-27T05:00:00Z')))).toEqual([
      ['2026-07-27', false],
      [null, true],
    ])
    const { standards } = await readStandardList(record.reader, null)
    const first = standards.find(({ code }) => code === 'PE-01')
    expect(first?.reference).toEqual((await readStandard(record.reader, 'PE-01', null)).references[0]?.reference)
    expect(await thrown(readStandard(record.reader, 'PE-99', null))).toBe('NotFound')
  })

  it('gives of a source every quotation of what stands, and none of what was taken off', async () => {
    const before = await readSource(record.reader, '001', {}, null)
    expect(before.quoted[0]?.quotes.length).toBeGreaterThan(0)
    expect(before.others.map(({ kind }) => kind)).toContain('impact')
    await withdrawRecommendation(record.editor, { code: 'REC-05', reason: { es: 'Repetida.', en: 'Twice.' } })
    const after = await readSource(record.reader, '001', {}, null)
    expect(after.recommendations.total).toBe(before.recommendations.total - 1)
    expect(after.quoted.map(({ recommendation }) => recommendation.code)).not.toContain('REC-05')
    expect((await readSource(record.reader, '001', {}, BEFORE)).recommendations.total).toBe(before.recommendations.total)
    const { sources } = await readSourceList(record.reader, SourceQuery.parse({}), null)
    expect(sources.find(({ code }) => code === '001')?.recommendations).toBe(after.recommendations.total)
    expect(await thrown(readSource(record.reader, 'x', {}, null))).toBe('NotFound')
  })
})

describe('agreements', () => {
  const find = (query: Record<string, string>) => findAgreements(record.reader, AgreementQuery.parse(query), null)

  it('are narrowed by type, disclosure and year, each choice counted with the other filters on', async () => {
    const all = await find({})
    expect(all.agreements.length).toBe(all.total)
    for (const [name, choices] of Object.entries({ type: all.types, disclosure: all.disclosures, year: all.years }))
      for (const { value, count: expected } of choices) {
        const found = await find({ [name]: value })
        expect(found.matching, `${name}=${value}`).toBe(expected)
        expect(found.agreements.length).toBe(expected)
      }
    const disclosure = all.agreements[0]!.disclosure
    const narrowed = await find({ disclosure })
    expect(narrowed.types.reduce((sum, { count: own }) => sum + own, 0)).toBe(narrowed.matching)
    expect((await find({ after: all.agreements[0]!.slug })).agreements.map(({ slug }) => slug)).toEqual(
      all.agreements.slice(1).map(({ slug }) => slug),
    )
    expect((await findAgreements(record.reader, AgreementQuery.parse({}), new Date('2026-09-01T00:00:00Z'))).total).toBe(0)
  })

  it('name the recommendations that cover their type', async () => {
    const [first] = (await find({})).agreements
    const { type, byType } = await readAgreementPage(record.reader, first!.slug, null)
    const listed = await listRecommendations(record.reader, { agreementType: type.code }, null)
    expect(byType.items.map(({ code }) => code)).toEqual(listed.map(({ code }) => code))
  })
})

describe('the matrix', () => {
  const matrix = (query: Record<string, string> = {}) => readMatrix(record.reader, ListQuery.parse(query), null)

  it('has one cell for each addressee and none for who was not asked; rows and columns add up', async () => {
    const view = await matrix()
    const rows = view.groups.flatMap((group) => group.rows)
    const addressees = await listAddressees(record.reader, {}, null)
    expect(rows.reduce((sum, { cells }) => sum + cells.size, 0)).toBe(addressees.length)
    for (const { recommendation, institution, status, id } of addressees)
      expect(rows.find((row) => row.recommendation.code === recommendation.code)?.cells.get(institution.slug)).toMatchObject({
        status,
        addresseeId: id,
      })
    const sum = (of: readonly { readonly asked: number; readonly assessed: number }[]) =>
      of.reduce(([asked, assessed], own) => [asked! + own.asked, assessed! + own.assessed], [0, 0])
    expect(sum(view.columns)).toEqual(sum(rows))
    expect(sum(rows)[1]).toBe(addressees.filter(({ status }) => status !== 'not_assessed').length)
  })

  it('is narrowed by the filters of the list: rows to what fits, columns to the country', async () => {
    const view = await matrix({ country: 'PE', theme: 'oversight' })
    expect(view.columns.every(({ institution }) => institution.country === 'PE')).toBe(true)
    expect(view.groups.map(({ theme }) => theme.slug)).toEqual(['oversight'])
    expect(view.matching).toBe((await listRecommendations(record.reader, { country: 'PE', theme: 'oversight' }, null)).length)
  })
})
