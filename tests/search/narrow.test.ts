import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ListQuery } from '../../src/search/index.ts'
import { columnsOf } from '../../src/search/columns.ts'
import { narrow } from '../../src/search/narrow.ts'
import { sortFound } from '../../src/search/sort-found.ts'
import { SORTS } from '../../src/search/list-query.ts'
import { standingsAt } from '../../src/standings/standings-at.ts'
import { StandingsIndex } from '../../src/standings/standings-index.ts'
import type { StretchRow } from '../../src/standings/stretches.ts'
import type { Standing } from '../../src/standings/index.ts'
import { COUNTRIES, STATUSES } from '../../templates/view/scales.ts'
import { runs } from '../support/runs.ts'

const A_DAY = 86_400_000
const FACETS = { theme: ['a', 'b'], concern: ['CN-01', 'CN-02'], standard: ['IN-01', 'IN-02'], agreement_type: ['AT-01', 'AT-02'] } as const
const some = (values: readonly string[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 2 })

const stretch = fc.record({
  fromDay: fc.nat({ max: 20 }),
  status: fc.constantFrom(...STATUSES),
  due: fc.option(fc.integer({ min: 1, max: 28 })),
  awaiting: fc.option(fc.integer({ min: 1, max: 28 })),
  published: fc.option(fc.nat({ max: 20 })),
})
const recommendation = fc.record({
  addedDay: fc.nat({ max: 10 }),
  withdrawnDay: fc.option(fc.integer({ min: 11, max: 20 })),
  theme: fc.constantFrom(...FACETS.theme),
  concerns: some(FACETS.concern),
  standards: some(FACETS.standard),
  agreementTypes: some(FACETS.agreement_type),
  addressees: fc.array(
    fc.record({
      institution: fc.constantFrom('x', 'y', 'z'),
      country: fc.constantFrom(...COUNTRIES),
      stretches: fc.array(stretch, { minLength: 1, maxLength: 3 }),
    }),
    { maxLength: 3 },
  ),
})
type Recommendation = typeof recommendation extends fc.Arbitrary<infer Made> ? Made : never

const filter = fc.record(
  {
    status: fc.constantFrom(...STATUSES),
    theme: fc.constantFrom(...FACETS.theme, 'nobody'),
    country: fc.constantFrom(...COUNTRIES),
    institution: fc.constantFrom('x', 'y', 'nobody'),
    concern: fc.constantFrom(...FACETS.concern),
    standard: fc.constantFrom(...FACETS.standard),
    agreement_type: fc.constantFrom(...FACETS.agreement_type),
    overdue: fc.constant('1'),
    stale: fc.constant('1'),
    awaiting_reply: fc.constant('1'),
  },
  { requiredKeys: [] },
)

const day = (number: number) => `2026-11-${String(number).padStart(2, '0')}`

function indexOf(all: readonly Recommendation[]): StandingsIndex {
  const index = new StandingsIndex()
  const rows: StretchRow[] = []
  const facts = all.map((one, at) => ({
    code: `R-${all.length - at}`,
    position: at >> 1,
    kind: 'explicit' as const,
    theme: one.theme,
    concerns: one.concerns,
    standards: one.standards,
    agreementTypes: one.agreementTypes,
    addedAt: one.addedDay * A_DAY,
    withdrawnAt: one.withdrawnDay === null ? null : one.withdrawnDay * A_DAY,
  }))
  const addressees = all.flatMap((one, at) =>
    one.addressees.map((own, position) => {
      const id = `${at}/${position}`
      for (const { fromDay, status, due, awaiting, published } of own.stretches.toSorted((a, b) => a.fromDay - b.fromDay)) {
        const dated = (value: number | null) => (value === null ? null : day(value))
        const from = Math.max(fromDay, one.addedDay)
        rows.push({
          addressee_id: id,
          from_seq: 0,
          from_at: from * A_DAY,
          status,
          since: null,
          due_on: dated(due),
          position: null,
          last_published_at: published === null ? null : published * A_DAY,
          awaiting_until: dated(awaiting),
          withdrawn: one.withdrawnDay !== null && one.withdrawnDay <= from,
        })
      }
      if (one.withdrawnDay !== null) rows.push({ ...rows.at(-1)!, from_at: one.withdrawnDay * A_DAY, withdrawn: true })
      return {
        id,
        code: facts[at]!.code,
        recommendationPosition: facts[at]!.position,
        position,
        kind: 'explicit' as const,
        theme: one.theme,
        institution: own.institution,
        country: own.country,
        basis: 'source' as const,
        addedAt: one.addedDay * A_DAY,
        reviewInterval: 7 * A_DAY,
      }
    }),
  )
  index.addCatalogue(facts, addressees)
  index.addStretches(rows.toSorted((a, b) => a.from_at - b.from_at))
  return index
}

it('what a filter leaves, each count beside a facet and every order are those of a plain scan', () => {
  fc.assert(
    fc.property(
      fc.array(recommendation, { maxLength: 7 }),
      filter,
      fc.option(fc.nat({ max: 22 })),
      fc.constantFrom(...SORTS),
      (all, asked, before, sort) => {
        const standings = standingsAt(indexOf(all), {
          before: before === null ? null : before * A_DAY,
          endOfView: (before ?? 25) * A_DAY,
          day: day(before === null ? 25 : Math.max(1, before)),
        })
        const query = ListQuery.parse(asked)
        const columns = columnsOf(standings)
        const narrowing = narrow(columns, query, null)
        const listed = [...standings.recommendations.values()].filter(({ withdrawn }) => !withdrawn)
        const of = (code: string) => standings.addressees.filter((standing) => standing.code === code)
        const left = (wanted: Readonly<Record<string, string>>) =>
          listed.filter((facts) => {
            const related =
              (wanted['theme'] === undefined || facts.theme === wanted['theme']) &&
              (wanted['concern'] === undefined || facts.concerns.includes(wanted['concern'])) &&
              (wanted['standard'] === undefined || facts.standards.includes(wanted['standard'])) &&
              (wanted['agreement_type'] === undefined || facts.agreementTypes.includes(wanted['agreement_type']))
            const nothingAsked = Object.keys(wanted).every((name) => name in FACETS)
            return related && (of(facts.code).length === 0 ? nothingAsked : of(facts.code).some((own) => fits(own, wanted)))
          })
        const codes = (wanted: Readonly<Record<string, string>>) => left(wanted).map(({ code }) => code)
        expect(narrowing.found.map(({ at }) => columns.recommendations[at]?.code)).toEqual(codes(asked))
        expect(narrowing.fitting.map((row) => columns.standing(row))).toEqual(
          codes(asked).flatMap((code) => of(code).filter((own) => fits(own, asked))),
        )
        for (const [name, counts] of narrowing.counts) {
          for (const [value, count] of counts)
            expect([name, value, count]).toEqual([name, value, codes({ ...asked, [name]: value }).length])
        }
        const { page, before: none } = sortFound(columns, narrowing, sort, undefined, 99)
        expect([none, new Set(page.map(({ at }) => at))]).toEqual([0, new Set(narrowing.found.map(({ at }) => at))])
        const firstOf = (code: string) => plainKey(sort, code, of(code), asked)
        const keys = page.map(({ at }) => firstOf(columns.recommendations[at]?.code ?? ''))
        expect(keys).toEqual(keys.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)))
      },
    ),
    runs(300),
  )
})

function fits(own: Standing, wanted: Readonly<Record<string, string>>): boolean {
  return (
    (wanted['status'] === undefined || own.status === wanted['status']) &&
    (wanted['country'] === undefined || own.country === wanted['country']) &&
    (wanted['institution'] === undefined || own.institution === wanted['institution']) &&
    (wanted['overdue'] === undefined || own.overdue) &&
    (wanted['stale'] === undefined || own.stale) &&
    (wanted['awaiting_reply'] === undefined || own.awaitingReply)
  )
}

function plainKey(
  sort: (typeof SORTS)[number],
  code: string,
  own: readonly Standing[],
  asked: Readonly<Record<string, string>>,
): string | number {
  switch (sort) {
    case 'code':
      return Number(code.slice(2))
    case 'due':
      return own
        .filter((one) => fits(one, asked) && one.status !== 'implemented')
        .reduce((first, { dueOn }) => (dueOn !== null && dueOn < first ? dueOn : first), '9999-12-31')
    case 'updated':
      return -Math.max(0, ...own.map(({ lastPublishedAt }) => lastPublishedAt?.getTime() ?? 0))
    default:
      return 0
  }
}
