import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { institutionsByStatusChart } from '../../../templates/charts/institutions-by-status.chart.ts'
import { placeLabels } from '../../../templates/charts/place-labels.ts'
import { TINTS } from '../../../templates/charts/tokens.ts'
import { trendChart } from '../../../templates/charts/trend.chart.ts'
import { words } from '../../../templates/i18n/index.ts'
import { textWidth } from '../../../templates/reports/text/measure.ts'
import { STATUSES } from '../../../templates/view/scales.ts'
import { boxes, contrast, expectInside, expectNoOverlap, mix, schemes, texts } from './scene-checks.ts'

const measure = (text: string, size: number) => textWidth('text', size, text)
const width = fc.constantFrom(220, 300, 463, 700)
const language = fc.constantFrom('es', 'en')
const name = fc.oneof(
  fc.constantFrom(
    'Ministerio de Defensa',
    'US Department of State',
    'Congreso de la República del Perú, Comisión de Defensa Nacional',
    'X',
  ),
  fc.string({ unit: fc.constantFrom('a', 'W', ' ', 'ñ', 'i'), minLength: 1, maxLength: 120 }),
)
const counts = fc
  .tuple(...STATUSES.map(() => fc.nat(120)))
  .map((list) => STATUSES.map((status, index) => ({ status, count: list[index]! })))
const row = fc.record({
  institution: fc.record({
    slug: fc.constant('x'),
    name: name.map((es) => ({ es })),
    country: fc.constantFrom('PE' as const, 'US' as const, 'INT' as const),
  }),
  counts,
})

function figures(byStatus: readonly { readonly status: (typeof STATUSES)[number]; readonly count: number }[], overdue: number) {
  const addressees = byStatus.reduce((sum, { count }) => sum + count, 0)
  const assessed = addressees - (byStatus.find(({ status }) => status === 'not_assessed')?.count ?? 0)
  return {
    recommendations: 1,
    addressees,
    assessed,
    overdue: Math.min(overdue, addressees),
    stale: 0,
    awaitingReply: 0,
    byStatus,
    byTheme: [],
    byCountry: [],
  }
}
const points = fc
  .array(fc.record({ counts, overdue: fc.nat(200), days: fc.integer({ min: 1, max: 200 }) }), { minLength: 2, maxLength: 24 })
  .map((list) => {
    let at = Date.parse('2026-01-31T05:00:00Z')
    return list.map(({ counts: byStatus, overdue, days }, index) => {
      at += days * 86_400_000
      const asOf = new Date(at).toISOString()
      const edition = { number: index + 1, slug: `e${index}`, kind: 'monthly' as const, periodStart: null, periodEnd: null, asOf }
      return { edition, figures: figures(byStatus, overdue) }
    })
  })

describe('institutions by status', () => {
  test('nothing leaves the picture, no words collide, and the numbers are the counts', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), width, language, (rows, wide, lang) => {
        const scene = institutionsByStatusChart(rows, words(lang), wide, measure)
        expectInside(scene, measure)
        expectNoOverlap(scene, measure)
        const shown = texts(scene).map(({ text }) => text)
        const numbers = rows.flatMap(({ counts: own }) => [
          ...own.map(({ count }) => count).filter((count) => count > 0),
          own.reduce((sum, { count }) => sum + count, 0),
        ])
        expect(shown.filter((text) => /^\d[\d,]*$/.test(text))).toEqual(numbers.map((value) => words(lang).number(value)))
      }),
      { numRuns: 60 },
    )
  })

  test('the larger the share the more of the status colour; not assessed hollow, no evidence hatched, never filled', () => {
    const fills = [1, 2, 5, 9].map((count) => {
      const own = STATUSES.map((status) => ({ status, count: status === 'partial' ? count : status === 'not_assessed' ? 9 - count : 0 }))
      const scene = institutionsByStatusChart(
        [{ institution: { slug: 'a', name: { es: 'A' }, country: 'PE' }, counts: own }],
        words('es'),
        463,
      )
      return boxes(scene).flatMap(({ fill }) => fill ?? [])
    })
    expect(fills).toEqual([['partial-20'], ['partial-34'], ['partial-48'], ['partial']])
    const hollow = STATUSES.map((status) => ({ status, count: status === 'not_assessed' || status === 'no_evidence' ? 9 : 0 }))
    const scene = institutionsByStatusChart(
      [{ institution: { slug: 'a', name: { es: 'A' }, country: 'PE' }, counts: hollow }],
      words('es'),
      463,
    )
    expect(boxes(scene).map(({ fill, stroke, dash }) => [fill, stroke, dash])).toEqual([
      [undefined, 'not_assessed', [2, 1.6]],
      [undefined, 'no_evidence', undefined],
      ['paper', undefined, undefined],
    ])
    expect(scene.alternative).toContain('Sin evaluar 9 y Sin evidencia 9')
  })
})

describe('trend', () => {
  test('nothing leaves the picture, no words collide, and every line ends at its figure', () => {
    fc.assert(
      fc.property(points, width, language, (list, wide, lang) => {
        const scene = trendChart(list, words(lang), wide, measure)
        expectInside(scene, measure)
        expectNoOverlap(scene, measure)
        const last = list.at(-1)!.figures
        const said = texts(scene)
          .filter(({ strong, anchor }) => strong && anchor === 'start')
          .map(({ text }) => text)
          .join(' ')
        for (const value of [last.addressees, last.assessed, last.overdue]) expect(said).toContain(words(lang).number(value))
        const marks = scene.shapes.filter((shape) => shape.kind === 'path' && shape.stroke === 'paper')
        expect(marks).toHaveLength(list.length * 5)
        const top = list.flatMap(({ figures: own }) => own.addressees)
        const heights = marks.slice(0, list.length).map(({ y }) => y)
        for (const [one, other] of pairs(top.length)) if (top[one]! > top[other]!) expect(heights[one]).toBeLessThan(heights[other]!)
      }),
      { numRuns: 60 },
    )
  })

  test('one edition is a sentence, none is nothing', () => {
    const [one] = fc.sample(points, { numRuns: 1, seed: 1 })
    const scene = trendChart(one!.slice(0, 1), words('en'), 300, measure)
    expect(scene.alternative).toMatch(/^There is no trend to show yet: .+ no\. 1 \(.+ 2026\)\.$/)
    expect(scene.shapes.every(({ kind }) => kind === 'text')).toBe(true)
    expect(trendChart([], words('en'), 300)).toMatchObject({ height: 0, shapes: [] })
  })
})

test('labels of one column stand apart, in order, and inside where there is room', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 150, noNaN: true }), { minLength: 1, maxLength: 7 }), (ends) => {
      const placed = placeLabels(
        ends.map((at) => ({ at, height: 20 })),
        { from: 0, to: 160 },
      ).toSorted((a, b) => a - b)
      expect(placed[0]).toBeGreaterThanOrEqual(10 - 1e-6)
      expect(placed.at(-1)).toBeLessThanOrEqual(150 + 1e-6)
      for (const [index, at] of placed.slice(1).entries()) expect(at - placed[index]!).toBeGreaterThanOrEqual(20 - 1e-6)
    }),
  )
})

test('counts stand out from every tint in both schemes', () => {
  const sheet = readFileSync('templates/assets/tokens.css', 'utf8')
  for (const scheme of schemes(sheet)) {
    for (const status of STATUSES) {
      for (const tint of TINTS) {
        const ground = mix(scheme[`s-${status}`]!, scheme['paper']!, tint / 100)
        expect(contrast(scheme['ink']!, ground), `${status} ${tint}`).toBeGreaterThan(4.5)
      }
    }
  }
})

function pairs(length: number): [number, number][] {
  return Array.from({ length }, (_, one) => Array.from({ length }, (__, other): [number, number] => [one, other])).flat()
}
