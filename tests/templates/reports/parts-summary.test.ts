import decodeQR from 'qr/decode.js'
import { describe, expect, test } from 'vitest'
import { qrChart } from '../../../templates/charts/qr.chart.ts'
import { words } from '../../../templates/i18n/index.ts'
import { measure } from '../../../templates/reports/layout/measure.ts'
import { paginate } from '../../../templates/reports/layout/paginate.ts'
import { movesOf } from '../../../templates/reports/normalise/moves.ts'
import { normalise } from '../../../templates/reports/normalise/normalise.ts'
import type { ReportSnapshot } from '../../../templates/view/edition.ts'
import type { Status } from '../../../templates/view/scales.ts'
import { sampleExtreme } from '../../support/sample-extreme.ts'
import { sampleReport } from '../../support/sample-report.ts'
import { sampleSnapshot } from '../../support/sample-snapshot.ts'
import { sampleUpdate } from '../../support/sample-updates.ts'
import { blocksOf, sectionText } from './normalise-text.ts'

/** The sample with the given moves of its first addressee, published in the period, which now stands at the last of them. */
function moved(steps: readonly (readonly [from: Status, to: Status, on: string])[], now = steps.at(-1)!): ReportSnapshot {
  const base = sampleSnapshot()
  const [first, ...rest] = base.recommendations
  const addressee = { ...first!.addressees[0]!, status: now[1], statusSince: now[2] }
  const changes = steps.map(([from, status, effectiveOn], index) => ({
    ...base.changes[0]!,
    position: null,
    kind: 'update_published' as const,
    update: sampleUpdate({ id: `up-${index}`, from, status, effectiveOn, institution: addressee.institution }),
  }))
  return { ...base, changes, recommendations: [{ ...first!, addressees: [addressee, ...first!.addressees.slice(1)] }, ...rest] }
}

describe('what moved', () => {
  test.each([
    ['forward', [['committed', 'partial', '2026-10-14']]],
    [
      'forward',
      [
        ['not_started', 'committed', '2026-10-02'],
        ['committed', 'partial', '2026-10-14'],
      ],
    ],
    ['back', [['partial', 'reversed', '2026-10-14']]],
    [
      'back',
      [
        ['partial', 'implemented', '2026-10-02'],
        ['implemented', 'committed', '2026-10-14'],
      ],
    ],
    ['first', [['not_assessed', 'no_evidence', '2026-10-14']]],
    [
      'first',
      [
        ['not_assessed', 'not_started', '2026-10-02'],
        ['not_started', 'committed', '2026-10-14'],
      ],
    ],
    [null, [['no_evidence', 'not_started', '2026-10-14']]],
    [
      null,
      [
        ['committed', 'partial', '2026-10-02'],
        ['partial', 'committed', '2026-10-14'],
      ],
    ],
  ] as const)('counts once, from before the period to now: %s', (kind, steps) => {
    const { forward, back, first } = movesOf(moved(steps))
    expect({ forward, back, first }).toEqual({ forward: 0, back: 0, first: 0, ...(kind && { [kind]: 1 }) })
  })

  test('leaves out a back-dated assessment that does not decide the status', () => {
    expect(movesOf(moved([['no_evidence', 'partial', '2026-02-01']], ['partial', 'committed', '2026-09-09']))).toMatchObject({
      forward: 0,
      back: 0,
    })
  })

  test('counts a due date as newly passed from the day after it', () => {
    const due = (dueOn: string) => {
      const base = sampleSnapshot()
      const recommendations = base.recommendations.map((item) => ({
        ...item,
        addressees: item.addressees.map((one, index) => ({ ...one, overdue: index === 0 && item.code === 'REC-01', dueOn })),
      }))
      return movesOf({ ...base, recommendations }).newlyOverdue
    }
    expect([due('2026-09-29'), due('2026-09-30'), due('2026-10-30')]).toEqual([0, 1, 1])
  })

  test('is said in sentences', () => {
    const text = sectionText(blocksOf(moved([['committed', 'partial', '2026-10-14']]), 'es'), 'figures')
    expect(text).toContain('En el periodo avanzó un destinatario, ninguno retrocedió y ninguno se evaluó por primera vez.')
    expect(text).toContain('Venció un plazo en el periodo; en total hay uno vencido y sin cumplir.')
    expect(text).toContain('Nada de lo ya publicado se corrigió, se retiró ni se suprimió.')
  })
})

test('the change of each figure is against the edition before, named and linked', () => {
  const report = sampleReport({ recommendations: 13 })
  const before = report.trend!.at(-2)!.figures
  const text = sectionText(blocksOf(report, 'en'), 'figures')
  const change = report.figures.assessed - before.assessed
  expect(text).toContain(change === 0 ? 'no change' : `change: ${change > 0 ? '+' : '−'}${Math.abs(change)}`)
  const links = JSON.stringify(blocksOf(report, 'en'))
  expect(links).toContain(`https://vigia.example/en/reports/${report.editionBefore!.slug}`)
})

test.each(['es', 'en'])('the summary is one page, in %s', (language) => {
  for (const snapshot of [sampleSnapshot(), sampleReport({ recommendations: 60 }), sampleExtreme()]) {
    expect(pageOf(snapshot, language, 'changes') - pageOf(snapshot, language, 'figures')).toBe(1)
  }
})

function pageOf(snapshot: ReportSnapshot, language: string, place: string): number {
  for (const { number, items } of paginate(measure(normalise(snapshot, words(language))))) {
    if (items.some((item) => item.kind === 'place' && item.name === place)) return number
  }
  throw new Error(`the report has no place ${place}`)
}

test('the code on the cover reads as the address', () => {
  const address = 'https://vigia.example/es/reports/2026-10-monthly'
  const { shapes, height } = qrChart(address, 'QR', 84)
  expect(height).toBe(84)
  const { d, scale } = shapes[0] as { d: string; scale: number }
  const modules = Math.round(84 / scale)
  const [pixels, margin] = [6, 4]
  const side = (modules + 2 * margin) * pixels
  const data = new Uint8ClampedArray(side * side * 4).fill(255)
  for (const [, from, top, to] of d.matchAll(/M(\d+) (\d+)H(\d+)V\d+H\d+Z/g)) {
    for (let y = (Number(top) + margin) * pixels; y < (Number(top) + margin + 1) * pixels; y += 1) {
      for (let x = (Number(from) + margin) * pixels; x < (Number(to) + margin) * pixels; x += 1) data.set([0, 0, 0], (y * side + x) * 4)
    }
  }
  expect(decodeQR({ width: side, height: side, data })).toBe(address)
})
