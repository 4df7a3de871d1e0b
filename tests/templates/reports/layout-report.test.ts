import { describe, expect, test } from 'vitest'
import { PAGE } from '../../../templates/reports/document/sheet.ts'
import { planStatusReport, renderStatusReport } from '../../../templates/reports/status-report.pdf.ts'
import { sampleExtreme } from '../../support/sample-extreme.ts'
import { emptySnapshot, sampleSnapshot } from '../../support/sample-snapshot.ts'
import { printed } from './layout-blocks.ts'

const SNAPSHOTS = { sample: sampleSnapshot, empty: emptySnapshot, extreme: sampleExtreme }

describe.each(Object.entries(SNAPSHOTS))('the pages of a report: %s', (_, snapshot) => {
  test.each(['es', 'en'])('are planned without a PDF, inside their margins, every place once (%s)', (language) => {
    const pages = [...planStatusReport(snapshot(), language)]
    for (const { y, text, from, to, x } of printed(pages, 'lines')) {
      expect(y + (to - from) * text.style.leading).toBeLessThanOrEqual(PAGE.bottom + 0.1)
      for (const line of text.lines.slice(from, to)) {
        const last = line.at(-1)
        if (last) expect(x + last.x + last.width, last.text).toBeLessThanOrEqual(PAGE.right + 0.5)
      }
    }
    const places = printed(pages, 'place').map(({ name }) => name)
    expect(new Set(places).size).toBe(places.length)
    for (const { entry } of printed(pages, 'entry')) expect(places).toContain(entry.place)
    expect(pages.filter(({ bare }) => bare).map(({ number }) => number)).toEqual([1])
  })
})

test('progress is told in parts of the contents, to the end', async () => {
  const told: [number, number][] = []
  const { pages } = await renderStatusReport(sampleSnapshot(), 'en', (done, total) => told.push([done, total]))
  expect([...planStatusReport(sampleSnapshot(), 'en')]).toHaveLength(pages)
  expect(told.map(([done]) => done)).toEqual(told.map(([done]) => done).toSorted((a, b) => a - b))
  const [done, total] = told.at(-1)!
  expect(done).toBe(total)
  expect(total).toBeGreaterThan(sampleSnapshot().recommendations.length)
})
