import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareEditions } from '../../src/overview/compare-editions.ts'
import { comparisonAsCsv } from '../../templates/pages/report-compare.csv.ts'
import { words } from '../../templates/i18n/index.ts'
import type { EditionView, ReportSnapshot } from '../../templates/view/edition.ts'
import { POSITIONS, STATUSES } from '../../templates/view/scales.ts'
import { figuresOf } from '../support/sample-snapshot.ts'
import { sampleReport } from '../support/sample-report.ts'

const base = sampleReport({ recommendations: 4 })

/** An edition with other statuses, positions, due dates, readings and recommendations than the sample. */
const edition = fc
  .record({
    kept: fc.subarray(base.recommendations.map(({ code }) => code)),
    withdrawn: fc.subarray(base.recommendations.map(({ code }) => code)),
    choices: fc.infiniteStream(fc.nat(7)),
  })
  .map(({ kept, withdrawn, choices }): ReportSnapshot => {
    const choose = () => choices.next().value
    const recommendations = base.recommendations
      .filter(({ code }) => kept.includes(code))
      .map((own) => ({
        ...own,
        withdrawn: withdrawn.includes(own.code) ? { at: '2026-10-02T00:00:00.000Z', reason: { es: 'Repite otra.' }, seq: 1 } : null,
        addressees: own.addressees.slice(choose() % 2).map((addressee) => ({
          ...addressee,
          status: STATUSES[choose()]!,
          position:
            choose() < 4 ? null : { position: POSITIONS[choose() % 5]!, statedOn: '2026-08-03', statement: {}, evidence: null, seq: 9 },
          dueOn: choose() < 4 ? null : `2026-12-0${1 + choose()}`,
          overdue: choose() < 4,
        })),
        indicators: own.indicators.map((indicator) => ({
          ...indicator,
          readings: Array.from({ length: choose() % 3 }, (_, index) => ({
            readOn: `2026-0${9 - index}-01`,
            value: String(choose()),
            note: {},
          })),
        })),
      }))
    return { ...base, recommendations, figures: figuresOf(recommendations) }
  })

describe('comparing two editions', () => {
  test('an edition with itself finds nothing', () => {
    fc.assert(
      fc.property(edition, (one) => {
        const found = compareEditions(one, one)
        expect([found.added, found.removed, found.moved, found.readings]).toEqual([[], [], [], []])
        for (const { from, to } of [...found.figures, ...found.byStatus]) expect(from).toBe(to)
      }),
      { numRuns: 40 },
    )
  })

  test('the other way round it finds the same, mirrored', () => {
    fc.assert(
      fc.property(edition, edition, (one, other) => {
        const there = compareEditions(one, other)
        const back = compareEditions(other, one)
        const turned = <Pair extends { from: unknown; to: unknown }>(pairs: readonly Pair[]) =>
          pairs.map((pair) => ({ ...pair, from: pair.to, to: pair.from }))
        expect(back.added).toEqual(there.removed)
        expect(back.removed).toEqual(there.added)
        expect(back.moved).toEqual(turned(there.moved))
        expect(back.readings).toEqual(turned(there.readings))
        expect(back.figures).toEqual(turned(there.figures))
        expect(back.byStatus).toEqual(turned(there.byStatus))
      }),
      { numRuns: 60 },
    )
  })

  test('what it says of an addressee is what the two editions hold, and it leaves out none that differs', () => {
    fc.assert(
      fc.property(edition, edition, (one, other) => {
        const { moved, added, removed } = compareEditions(one, other)
        const gone = new Set([...added, ...removed].map(({ code }) => code))
        for (const own of other.recommendations.filter(({ code, withdrawn }) => withdrawn === null && !gone.has(code))) {
          const before = one.recommendations.find(({ code }) => code === own.code)!
          for (const addressee of own.addressees) {
            const was = before.addressees.find(({ id }) => id === addressee.id)
            const same =
              was &&
              was.status === addressee.status &&
              (was.position?.position ?? 'none_stated') === (addressee.position?.position ?? 'none_stated') &&
              was.dueOn === addressee.dueOn &&
              was.overdue === addressee.overdue
            const found = moved.find(
              ({ recommendation, institution }) => recommendation.code === own.code && institution.slug === addressee.institution.slug,
            )
            expect(found === undefined).toBe(same ?? false)
            if (found) expect([found.from?.status, found.to?.status]).toEqual([was?.status, addressee.status])
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  test('as CSV every difference is one row, and no cell is run as a formula', () => {
    const [first, ...rest] = base.recommendations
    const changed = {
      ...first!,
      addressees: first!.addressees.map((own, at) => (at === 0 ? { ...own, status: 'implemented' as const, dueOn: '2027-01-31' } : own)),
    }
    const institution = { ...changed.addressees[0]!.institution, name: { es: '=SUM(A1), S.A.' } }
    const to = {
      ...base,
      recommendations: [{ ...changed, addressees: [{ ...changed.addressees[0]!, institution }, ...changed.addressees.slice(1)] }, ...rest],
    }
    const view = {
      from: { number: 8 } as EditionView,
      to: { number: 8, revision: 1 } as EditionView,
      comparison: compareEditions(base, to),
    }
    const rows = comparisonAsCsv(view, words('es')).split('\r\n')
    expect(rows[0]).toBe('\uFEFFkind,recommendation_code,institution,indicator,field,edition_from,edition_to,from,to')
    const differences = rows.filter((row) => row.startsWith('addressee,'))
    expect(differences).toEqual([
      `addressee,REC-01,"'=SUM(A1), S.A.",,status,8,8.1,${first!.addressees[0]!.status},implemented`,
      `addressee,REC-01,"'=SUM(A1), S.A.",,due_on,8,8.1,${first!.addressees[0]!.dueOn ?? ''},2027-01-31`,
    ])
  })
})
