import { describe, expect, test } from 'vitest'
import { drawSceneAsSvg } from '../../../templates/charts/draw-scene-as-svg.ts'
import { statusBarChart } from '../../../templates/charts/status-bar.chart.ts'
import { statusByThemeChart } from '../../../templates/charts/status-by-theme.chart.ts'
import { statusMark } from '../../../templates/charts/status-mark.ts'
import { wrapLabel } from '../../../templates/charts/wrap-label.ts'
import { COLORS, labelPaint } from '../../../templates/charts/tokens.ts'
import { words } from '../../../templates/i18n/index.ts'
import { STATUSES } from '../../../templates/view/scales.ts'
import { contrast } from './scene-checks.ts'
import { sampleSnapshot } from '../../support/sample-snapshot.ts'

const { figures } = sampleSnapshot()

describe('status by theme', () => {
  const scene = statusByThemeChart(figures.byTheme, words('es'), 480)

  test('prints every total and says every count in its alternative text', () => {
    const texts = scene.shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []))
    for (const { theme, counts } of figures.byTheme) {
      const total = counts.reduce((sum, { count }) => sum + count, 0)
      expect(texts).toContain(String(total))
      expect(scene.alternative).toContain(theme.name['es'])
    }
    expect(scene.alternative).toContain('Sin evaluar 2')
  })

  test('stays within its width', () => {
    for (const shape of scene.shapes) if (shape.kind === 'rectangle') expect(shape.x + shape.width).toBeLessThanOrEqual(480)
  })

  test('draws not assessed hollow and dashed, never filled', () => {
    const counts = STATUSES.map((status) => ({ status, count: status === 'not_assessed' ? 3 : 0 }))
    const { shapes } = statusBarChart(counts, words('en'), 300)
    const box = shapes.find((shape) => shape.kind === 'rectangle')!
    expect(box).toMatchObject({ stroke: 'not_assessed', dash: [2, 1.6] })
    expect(box).not.toHaveProperty('fill')
  })

  test('is empty without themes and without counts', () => {
    expect(statusByThemeChart([], words('en'), 300)).toMatchObject({ height: 0, shapes: [] })
    expect(statusBarChart([], words('en'), 300).shapes).toEqual([])
  })
})

describe('a scene as SVG', () => {
  test('is named by its alternative text and takes its colours from the page', () => {
    const svg = drawSceneAsSvg(statusBarChart(figures.byStatus, words('en'), 300))
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-label="Stacked bar[^"]+Not assessed 6[^"]+">.*<\/svg>$/)
    expect(svg).toContain('var(--s-partial, #5b93bd)')
    expect(svg).not.toMatch(/NaN|undefined/)
  })

  test('lets no markup through', () => {
    const text = '<script>"&'
    const svg = drawSceneAsSvg({
      width: 1,
      height: 1,
      alternative: text,
      shapes: [{ kind: 'text', x: 0, y: 0, text, size: 9, anchor: 'start', fill: 'ink' }],
    })
    expect(svg).not.toContain('<script>')
    expect(svg.match(/&lt;script&gt;&quot;&amp;/g)).toHaveLength(2)
  })
})

test('labels stand out from the status colour they stand on', () => {
  for (const status of STATUSES) {
    const hollow = status === 'not_assessed' || status === 'no_evidence'
    expect(contrast(COLORS[labelPaint(status)], hollow ? COLORS.paper : COLORS[status]), status).toBeGreaterThan(4.5)
  }
})

test('each status has a mark of its own', () => {
  const drawn = STATUSES.map((status) => JSON.stringify(statusMark(status, { x: 0, y: 0, size: 16, paint: 'ink' })))
  expect(new Set(drawn).size).toBe(STATUSES.length)
})

test('labels wrap at spaces, and words that are too long are cut', () => {
  const measure = (text: string) => text.length
  expect(wrapLabel('Calidad de la información', 12, 9, measure)).toEqual(['Calidad de', 'la', 'información'])
  expect(wrapLabel('abcdefghij', 4, 9, measure)).toEqual(['abcd', 'efgh', 'ij'])
  expect(wrapLabel('a b c d e', 1, 9, measure)).toEqual(['a', 'b', '…'])
})
