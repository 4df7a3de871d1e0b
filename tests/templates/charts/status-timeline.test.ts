import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { statusTimelineChart } from '../../../templates/charts/status-timeline.chart.ts'
import { words } from '../../../templates/i18n/index.ts'
import { textWidth } from '../../../templates/reports/text/measure.ts'
import type { Course } from '../../../templates/view/course.ts'
import { STATUSES, type Status } from '../../../templates/view/scales.ts'
import { expectInside, expectNoOverlap, texts } from './scene-checks.ts'

const UNTIL = '2026-11-22'
const measure = (text: string, size: number) => textWidth('text', size, text)
const day = fc.integer({ min: 0, max: 1400 }).map((days) => new Date(Date.UTC(2023, 0, 20 + days)).toISOString().slice(0, 10))
const status = fc.constantFrom(...STATUSES.slice(1))
const name = fc.constantFrom(
  'Ministerio de Defensa',
  'Comisión de Defensa Nacional, Orden Interno, Desarrollo Alternativo y Lucha contra las Drogas',
  'X',
)

function course(
  days: readonly string[],
  statuses: readonly Status[],
  institution = 'Ministerio de Defensa',
  struck: readonly string[] = [],
): Course {
  return {
    addresseeId: institution,
    institution: { slug: 'x', name: { es: institution }, country: 'PE' },
    steps: [
      { status: 'not_assessed', from: null, until: days[0] ?? null, update: null },
      ...days.map((from, index) => ({ status: statuses[index]!, from, until: days[index + 1] ?? null, update: String(index) })),
    ],
    confirmed: days.slice(0, 1),
    struck: struck.map((effectiveOn) => ({ effectiveOn, status: 'partial', standing: 'withdrawn' })),
  }
}
const anyCourse = (most: number) =>
  fc
    .tuple(
      fc.uniqueArray(day, { maxLength: most }),
      fc.array(status, { minLength: most, maxLength: most }),
      name,
      fc.array(day, { maxLength: 3 }),
    )
    .map(([days, statuses, institution, struck]) => course(days.toSorted(), statuses, institution, struck))

describe('the chart of a status over time', () => {
  test('with no update it is empty, and still says so', () => {
    const scene = statusTimelineChart([course([], [])], UNTIL, words('es'), 463)
    expect([scene.height, scene.shapes]).toEqual([0, []])
    expect(scene.alternative).toContain('estado de cada destinatario')
  })

  test('one update, of today or of years ago, is a dashed stretch and one of its status, with its word and the day of the view', () => {
    for (const from of [UNTIL, '2019-05-02']) {
      const scene = statusTimelineChart([course([from], ['partial'])], UNTIL, words('en'), 230, measure)
      expectInside(scene, measure)
      expect(texts(scene).map(({ text }) => text)).toEqual(
        expect.arrayContaining(['Partial', 'Nov 22, 2026', 'Ministerio de Defensa · Peru']),
      )
      expect(scene.shapes.filter((shape) => shape.kind === 'path' && shape.stroke === 'partial').length).toBeGreaterThan(0)
      expect(scene.shapes.some((shape) => shape.kind === 'path' && shape.stroke === 'not_assessed' && shape.dash !== undefined)).toBe(true)
    }
  })

  test('says every status in words, for whoever does not see it, in the order of time', () => {
    const { alternative } = statusTimelineChart([course(['2024-03-01', '2025-03-01'], ['committed', 'reversed'])], UNTIL, words('es'), 463)
    expect(alternative).toMatch(/Ministerio de Defensa: Comprometida 1 de marzo de 2024, Revertida 1 de marzo de 2025/)
  })

  test('of many changes says how many, and the last', () => {
    const days = Array.from({ length: 9 }, (_, month) => `2025-0${month + 1}-01`)
    const { alternative } = statusTimelineChart([course(days, STATUSES.slice(1).concat('partial', 'committed'))], UNTIL, words('en'), 463)
    expect(alternative).toContain('9 changes, the last: Committed September 1, 2025')
  })

  test('however many updates and addressees, nothing leaves the picture, no word lies on another, and the current status is named', () => {
    fc.assert(
      fc.property(
        fc.array(anyCourse(40), { minLength: 1, maxLength: 5 }),
        fc.constantFrom(230, 463),
        fc.constantFrom('es', 'en'),
        (rows, width, language) => {
          const scene = statusTimelineChart(rows, UNTIL, words(language), width, measure)
          expectInside(scene, measure)
          expectNoOverlap(scene, measure)
          const said = texts(scene)
            .filter(({ strong }) => strong)
            .map(({ text }) => text)
          for (const { steps } of rows.filter((row) => row.steps.length > 1))
            expect(said).toContain(words(language).t(`terms.status.${steps.at(-1)!.status}`))
          expect(statusTimelineChart(rows, UNTIL, words(language), width, measure)).toEqual(scene)
        },
      ),
      { numRuns: 120 },
    )
  })
})
