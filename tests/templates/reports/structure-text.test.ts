import { describe, expect, test } from 'vitest'
import { words } from '../../../templates/i18n/index.ts'
import { normalise } from '../../../templates/reports/normalise/normalise.ts'
import { renderStatusReport } from '../../../templates/reports/status-report.pdf.ts'
import { missingCharacters } from '../../../templates/reports/text/missing-characters.ts'
import { textWidth } from '../../../templates/reports/text/measure.ts'
import type { ReportSnapshot } from '../../../templates/view/edition.ts'
import { sampleExtreme } from '../../support/sample-extreme.ts'
import { snapshotWithReplies } from '../../support/sample-replies.ts'
import { sampleReport } from '../../support/sample-report.ts'
import { blockText } from './block-text.ts'
import { dissect } from './pdf-structure.ts'
import { openPdf } from './read-pdf.ts'
import { structureText, type ElementText } from './structure-text.ts'

const SAMPLES: readonly [string, () => ReportSnapshot][] = [
  ['an edition', () => sampleReport({ recommendations: 13, late: true, supersedes: true })],
  ['one of forty recommendations', () => sampleReport({ recommendations: 40 })],
  ['one of none', () => sampleReport({ recommendations: 0 })],
  ['a brief one', () => sampleReport({ recommendations: 13, length: 'brief' })],
  ['a list that is no edition', () => sampleReport({ recommendations: 13, request: true })],
  ['one with everything odd', sampleExtreme],
  ['one of the first format', snapshotWithReplies],
]

describe.each(['es', 'en'])('what a voice reads in %s', (language) => {
  test.each(SAMPLES)('of %s is what the report says, word for word and in its order', async (_, sample) => {
    const snapshot = sample()
    const { bytes } = await renderStatusReport(snapshot, language)
    const { document } = await dissect(bytes)
    const pageOf = await pagesOf(bytes, language)
    const width = (text: string, size: number) => textWidth('text', size, text)
    const blocks = normalise(snapshot, words(language), width, missingCharacters)
    const expected = wordsIn(blockText(blocks, pageOf))
    const read = wordsIn(structureText(document))
    expect(expected.length).toBeGreaterThan(100)
    const first = expected.findIndex(({ role, text }, index) => read[index]?.role !== role || read[index].text !== text)
    expect(first === -1 ? [] : [first, read[first]]).toEqual(first === -1 ? [] : [first, expected[first]])
    expect(read).toHaveLength(expected.length)
  })
})

/** The texts with each stretch of white space as one space: words stay apart, or joined, as they are. */
function wordsIn(elements: Iterable<ElementText>): ElementText[] {
  const found: ElementText[] = []
  for (const { role, text } of elements) {
    const clean = text.replaceAll(/\s+/g, ' ').trim()
    if (clean !== '') found.push({ role, text: clean })
  }
  return found
}

async function pagesOf(bytes: Uint8Array, language: string): Promise<(place: string) => string> {
  const document = await openPdf(bytes)
  const pages = new Map<string, number>()
  for (const [place, [page]] of (await document.getDestinations()) as unknown as Map<string, [{ num: number; gen: number }]>) {
    pages.set(place, (await document.getPageIndex(page)) + 1)
  }
  return (place) => words(language).number(pages.get(place) ?? Number.NaN)
}
