import { beforeAll, describe, expect, test } from 'vitest'
import { PAGE } from '../../../templates/reports/document/sheet.ts'
import { renderStatusReport } from '../../../templates/reports/status-report.pdf.ts'
import type { ReportSnapshot } from '../../../templates/view/edition.ts'
import { sampleSnapshot } from '../../support/sample-snapshot.ts'
import { sampleEvidence, sampleUpdate } from '../../support/sample-updates.ts'
import { annotationsOf, dissect, textOf } from './pdf-structure.ts'
import { readPdf, type ReadPdf, type TextItem } from './read-pdf.ts'

const SENTENCE = 'El Ministerio remitió una respuesta parcial que no precisa la fecha ni el alcance. '
const LONG = SENTENCE.repeat(62).trim()
const WORD = 'Anticonstitucionalidad'.repeat(30)
const ADDRESS = `https://archivo.example/${'expediente-2026/'.repeat(40)}fin`

/** A record at the edge: texts of 5,000 characters, unbreakable words, 60 items of evidence, strange characters. */
function extremeSnapshot(): ReportSnapshot {
  const sample = sampleSnapshot()
  const long = { es: LONG }
  const evidence = Array.from({ length: 60 }, (_, index) =>
    sampleEvidence({
      id: `ev-${index}`,
      title: index === 7 ? WORD : `Oficio n.º ${index + 1}`,
      address: ADDRESS,
      note: index === 9 ? long : {},
    }),
  )
  const title = { es: `${WORD} ${SENTENCE}` }
  const recommendations = sample.recommendations.map((item, index) =>
    index > 0
      ? item
      : {
          ...item,
          title,
          statement: long,
          theme: { slug: 'largo', name: { es: WORD } },
          addressees: item.addressees.map((one) => ({ ...one, institution: { ...one.institution, name: { es: LONG } } })),
          quotes: [{ ...item.quotes[0]!, quote: LONG }],
          indicators: [{ ...item.indicators[0]!, title: long }],
          updates: [sampleUpdate({ summary: long, reason: { es: WORD }, evidence, hiddenEvidence: 12 })],
          wouldShow: [long],
        },
  )
  const byTheme = sample.figures.byTheme.map((entry, index) =>
    index > 0 ? entry : { ...entry, theme: { slug: 'largo', name: { es: WORD } } },
  )
  return { ...sample, recommendations, figures: { ...sample.figures, byTheme } }
}

describe('long texts', () => {
  let read: ReadPdf
  let bytes: Uint8Array

  beforeAll(async () => {
    bytes = (await renderStatusReport(extremeSnapshot(), 'es')).bytes
    read = await readPdf(bytes)
  })

  test('stay inside the text block', () => {
    for (const item of read.pages.flat().filter(({ text }) => text.trim() !== '')) {
      expect(item.x, item.text).toBeGreaterThanOrEqual(PAGE.left - 0.5)
      expect(item.x + item.width, item.text).toBeLessThanOrEqual(PAGE.right + 1)
      expect(item.y, item.text).toBeGreaterThan(PAGE.height - PAGE.bottom - 40)
    }
    const bodies = read.pages.flatMap((items) => items.filter(({ y, text }) => text.trim() !== '' && y < PAGE.height - PAGE.bottom))
    for (const { text, y } of bodies) expect(Math.abs(y - 46), text).toBeLessThan(1)
  })

  test('do not run into one another', () => {
    for (const items of read.pages) {
      const boxes = items.filter(({ text }) => text.trim() !== '')
      for (const [index, one] of boxes.entries()) {
        const hit = boxes.slice(index + 1).find((other) => overlaps(one, other))
        expect(hit && `${one.text} / ${hit.text}`).toBeUndefined()
      }
    }
  })

  test('are all there', () => {
    const body = read.pages
      .flatMap((items) => items.filter(({ y }) => y > PAGE.height - PAGE.bottom && y < PAGE.height - 60))
      .map(({ text }) => text)
      .join('')
      .replaceAll(/ +/g, ' ')
    expect(body.replaceAll(' ', '')).toContain(WORD)
    expect(body.split(LONG).length - 1).toBeGreaterThanOrEqual(4)
    for (let number = 1; number <= 60; number += 1) if (number !== 8) expect(body).toContain(`Oficio n.º ${number}. `)
  })

  test('keep every link on the page that its element claims, also over a page break', async () => {
    const anatomy = await dissect(bytes)
    for (const { page, annotation } of anatomy.nodes.filter(({ role }) => role === 'Link').flatMap(annotationsOf)) {
      const owner = anatomy.document.getPages().find((candidate) => candidate.ref === page)
      expect(owner?.node.Annots()?.asArray()).toContain(annotation)
    }
  })
})

test('characters that no face has, and control characters, do no harm', async () => {
  const [first] = sampleSnapshot().recommendations
  const title = { es: 'Uno\u0000\u0007 😀 漢 dos tr\u00ADes & <cuatro>' }
  const { bytes } = await renderStatusReport(sampleSnapshot({ recommendations: [{ ...first!, title }] }), 'es')
  const { text } = await readPdf(bytes)
  expect(text).toContain('Uno \u2610 \u2610 dos tres & <cuatro>')
  const meant = (await dissect(bytes)).nodes.map(({ dictionary }) => textOf(dictionary, 'ActualText'))
  expect(meant).toContain('😀')
  expect(meant).toContain('漢')
})

function overlaps(one: TextItem, other: TextItem): boolean {
  const wide = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
  const high = Math.min(one.y + one.height * 0.7, other.y + other.height * 0.7) - Math.max(one.y, other.y)
  return wide > 1 && high > 1
}
