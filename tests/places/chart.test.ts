import { describe, expect, it } from 'vitest'
import { drawSceneAsSvg } from '../../templates/charts/draw-scene-as-svg.ts'
import { institutionOverTimeChart } from '../../templates/charts/institution-over-time.chart.ts'
import { estimateWidth } from '../../templates/charts/wrap-label.ts'
import { LANGUAGES, words } from '../../templates/i18n/index.ts'
import type { StandingCourse } from '../../templates/view/institution-record.ts'
import { STATUSES } from '../../templates/view/scales.ts'

const course = (many: number, most: number): StandingCourse => ({
  step: 'month',
  points: Array.from({ length: many }, (_, place) => ({
    day: `20${25 + Math.floor(place / 12)}-${String(1 + (place % 12)).padStart(2, '0')}-28`,
    counts: STATUSES.map((status, index) => ({ status, count: (index * 7 + place * 3) % (most + 1) })),
  })),
})

/** Boxes of the texts of a scene, in points. */
function textBoxes(of: StandingCourse, language: string, width: number) {
  return institutionOverTimeChart(of, words(language), width).shapes.flatMap((shape) => {
    if (shape.kind !== 'text') return []
    const wide = estimateWidth(shape.text, shape.size)
    const left = shape.x - (shape.anchor === 'end' ? wide : shape.anchor === 'middle' ? wide / 2 : 0)
    return [{ text: shape.text, left, right: left + wide, top: shape.y - shape.size * 0.8, bottom: shape.y }]
  })
}

describe('the chart of an institution over time', () => {
  const cases = [1, 2, 7, 24].flatMap((many) => [1, 12, 9000].flatMap((most) => [230, 463].map((width) => ({ many, most, width }))))

  it.each(cases)('keeps $many periods of up to $most inside $width points, no text over another', ({ many, most, width }) => {
    for (const language of LANGUAGES) {
      const boxes = textBoxes(course(many, most), language, width)
      expect(boxes.length).toBeGreaterThan(3)
      for (const [index, box] of boxes.entries()) {
        expect([box.text, box.left >= -0.5, box.right <= width + 0.5]).toEqual([box.text, true, true])
        const over = boxes
          .slice(index + 1)
          .filter((other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom)
        expect([box.text, over.map(({ text }) => text)]).toEqual([box.text, []])
      }
    }
  })

  it('names every status of the last period with its count, and says both ends aloud', () => {
    const [first, last] = [course(3, 9).points[0]!, course(3, 9).points[2]!]
    const scene = institutionOverTimeChart(course(3, 9), words('en'), 463)
    const texts = scene.shapes.flatMap((shape) => (shape.kind === 'text' ? shape.text : []))
    for (const { status, count } of last.counts)
      if (count > 0) expect(texts).toContain(`${count} ${words('en').t(`terms.status.${status}`)}`)
    for (const { counts } of [first, last])
      for (const { status, count } of counts)
        if (count > 0) expect(scene.alternative).toContain(`${words('en').t(`terms.status.${status}`)} ${count}`)
    expect(drawSceneAsSvg(scene)).toBe(drawSceneAsSvg(institutionOverTimeChart(course(3, 9), words('en'), 463)))
  })

  it('draws nothing for what nobody was asked', () => {
    const none = { step: 'month', points: [{ day: '2026-11-20', counts: [] }] } as const
    expect(institutionOverTimeChart(none, words('es'), 463).shapes.some((shape) => shape.kind === 'rectangle')).toBe(false)
  })
})
