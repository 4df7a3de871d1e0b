import { describe, expect, test } from 'vitest'
import { PAGE } from '../../../templates/reports/document/sheet.ts'
import { renderStatusReport } from '../../../templates/reports/status-report.pdf.ts'
import type { ReportSnapshot } from '../../../templates/view/edition.ts'
import { sampleExtreme } from '../../support/sample-extreme.ts'
import { sampleReport } from '../../support/sample-report.ts'
import { readPdf, type TextItem } from './read-pdf.ts'

const SAMPLES: readonly [string, string, () => ReportSnapshot][] = [
  ['one with everything odd', 'es', sampleExtreme],
  ['one with everything odd', 'en', sampleExtreme],
  ['an edition', 'es', () => sampleReport({ recommendations: 40, late: true, supersedes: true })],
  ['an empty one', 'en', () => sampleReport({ recommendations: 0 })],
]
/** Of a text's size: how far letters with neither accent nor tail reach above the line they stand on. */
const HEIGHT_OF_LETTERS = 0.66
/** Points by which rounded widths may touch. */
const TOUCH = 0.75

describe.each(SAMPLES)('on the pages of %s in %s', (_, language, sample) => {
  test('no text leaves the page and no two texts collide', { timeout: 120_000 }, async () => {
    const { bytes, pages: count } = await renderStatusReport(sample(), language)
    const { pages, document } = await readPdf(bytes)
    expect(document.numPages).toBe(count)
    const faults: string[] = []
    for (const [index, items] of pages.entries()) {
      const printed = items.filter(({ text, width, height }) => text.trim() !== '' && width > 0 && height > 0)
      if (printed.length === 0) faults.push(`page ${index + 1} is empty`)
      for (const item of printed) if (isOutside(item)) faults.push(`page ${index + 1}: outside: ${item.text}`)
      const sorted = printed.toSorted((a, b) => a.y - b.y)
      for (const [at, one] of sorted.entries()) {
        for (let next = at + 1; next < sorted.length && sorted[next]!.y < one.y + one.height; next += 1) {
          if (collide(one, sorted[next]!)) faults.push(`page ${index + 1}: “${one.text}” and “${sorted[next]!.text}”`)
        }
      }
    }
    expect(faults).toEqual([])
  })
})

function isOutside({ x, y, width, height }: TextItem): boolean {
  return x < PAGE.left - 1 || x + width > PAGE.right + 1 || y < 10 || y + height > PAGE.height
}

function collide(one: TextItem, other: TextItem): boolean {
  const wide = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
  const high = Math.min(one.y + one.height * HEIGHT_OF_LETTERS, other.y + other.height * HEIGHT_OF_LETTERS) - Math.max(one.y, other.y)
  return wide > TOUCH && high > TOUCH
}
