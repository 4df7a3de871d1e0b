import { PDFArray, PDFDict, PDFName } from 'pdf-lib'
import { beforeAll, describe, expect, test } from 'vitest'
import { words } from '../../../templates/i18n/index.ts'
import { renderStatusReport } from '../../../templates/reports/status-report.pdf.ts'
import type { ReportSnapshot } from '../../../templates/view/edition.ts'
import { sampleExtreme } from '../../support/sample-extreme.ts'
import { sampleReport } from '../../support/sample-report.ts'
import { annotationsOf, dissect, textOf, type Anatomy, type StructureNode } from './pdf-structure.ts'
import { openPdf } from './read-pdf.ts'

const TEXT = ['Span', 'Link']
const BLOCKS = ['Sect', 'Div', 'P', 'L', 'Table', 'Figure', 'BlockQuote', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6']
/** What may stand in what (ISO 32000-1, 14.8.4, and PDF/UA-1): an element that is not named here is not in use. */
const MAY_HOLD: Readonly<Record<string, readonly string[]>> = {
  Root: ['Document'],
  Document: [...BLOCKS, 'TOC'],
  Sect: [...BLOCKS, 'TOC'],
  Div: BLOCKS,
  BlockQuote: ['P', 'L', 'Div'],
  TOC: ['TOCI', 'TOC'],
  TOCI: ['Reference'],
  Reference: ['Link'],
  L: ['LI', 'Caption'],
  LI: ['Lbl', 'LBody'],
  LBody: [...TEXT, 'P', 'L', 'Div', 'BlockQuote', 'Figure'],
  Table: ['Caption', 'THead', 'TBody'],
  THead: ['TR'],
  TBody: ['TR'],
  TR: ['TH', 'TD'],
  Link: ['Span'],
  Span: [],
  Figure: [],
  ...Object.fromEntries(['P', 'Lbl', 'Caption', 'TH', 'TD', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6'].map((role) => [role, TEXT])),
}

const SAMPLES: readonly [string, string, () => ReportSnapshot][] = [
  ['an edition', 'es', () => sampleReport({ recommendations: 40, late: true, supersedes: true })],
  ['one with everything odd', 'en', sampleExtreme],
  ['a brief one', 'en', () => sampleReport({ recommendations: 13, length: 'brief' })],
  ['an empty one', 'es', () => sampleReport({ recommendations: 0 })],
]

describe.each(SAMPLES)('the structure of %s', (_, language, sample) => {
  let anatomy: Anatomy
  let read: Awaited<ReturnType<typeof openPdf>>
  const withRole = (role: string) => anatomy.nodes.filter((node) => node.role === role)

  beforeAll(async () => {
    const { bytes } = await renderStatusReport(sample(), language)
    anatomy = await dissect(bytes)
    read = await openPdf(bytes)
  })

  test('nests as the standard has it', () => {
    const odd = anatomy.nodes.flatMap(({ role, children }) =>
      children.filter((child) => !MAY_HOLD[role]?.includes(child.role)).map((child) => `${child.role} in ${role}`),
    )
    expect([...new Set(odd)]).toEqual([])
    for (const { children } of withRole('LI')) expect(children.map(({ role }) => role).join()).toMatch(/^(Lbl,)?LBody$/)
  })

  test('has one title and headings that skip no level', () => {
    const levels = anatomy.nodes.filter(({ role }) => /^H\d$/.test(role)).map(({ role }) => Number(role[1]))
    expect(levels.filter((level) => level === 1)).toEqual([1])
    expect(levels.flatMap((level, index) => (level - (levels[index - 1] ?? 0) > 1 ? [index] : []))).toEqual([])
  })

  test('has no picture without words and a place', () => {
    for (const figure of withRole('Figure')) {
      expect(textOf(figure.dictionary, 'Alt')!.length).toBeGreaterThan(3)
      const box = attributes(figure)?.lookup(PDFName.of('BBox'), PDFArray).asArray().map(Number) ?? []
      const [left = 0, bottom = 0, right = 0, top = 0] = attributes(figure)!
        .toString()
        .match(/BBox \[ (.*) \]/)![1]!
        .split(' ')
        .map(Number)
      expect(box).toHaveLength(4)
      expect([left >= 0, bottom >= 0, right > left && right < 596, top > bottom && top < 842]).toEqual([true, true, true, true])
    }
  })

  test('says which cells of a table are heads, and of what; its rows are equally wide', () => {
    for (const { children } of withRole('Table')) {
      expect(children.map(({ role }) => role)).toEqual(['Caption', 'THead', 'TBody'])
      const rows = children.slice(1).flatMap((group) => group.children)
      const widths = rows.map((row) => row.children.reduce((sum, cell) => sum + Number(attribute(cell, 'ColSpan') ?? 1), 0))
      expect(new Set(widths).size).toBe(1)
      for (const cell of rows.flatMap((row) => row.children)) {
        if (cell.role === 'TH') expect(attribute(cell, 'Scope')).toMatch(/^\/(Column|Row)$/)
      }
    }
  })

  test('has every link once, with words of its own, on the page that its element claims', () => {
    const uses = withRole('Link').map((link) => annotationsOf(link))
    expect(uses.filter((own) => own.length === 0)).toEqual([])
    const pages = new Map(anatomy.document.getPages().map((page) => [page.ref, new Set(page.node.Annots()?.asArray())]))
    const all = uses.flat()
    for (const { page, annotation } of all) {
      expect(pages.get(page)).toContain(annotation)
      expect(textOf(anatomy.document.context.lookup(annotation, PDFDict), 'Contents')!.trim()).not.toBe('')
    }
    expect(all).toHaveLength([...pages.values()].reduce((sum, own) => sum + own.size, 0))
  })

  test('leads from its contents and bookmarks to places that are there', async () => {
    const places = (await read.getDestinations()) as unknown as Map<string, readonly unknown[]>
    const targets = anatomy.nodes
      .filter(({ role }) => role === 'Link')
      .flatMap(annotationsOf)
      .map(({ annotation }) => anatomy.document.context.lookup(annotation, PDFDict).lookup(PDFName.of('A'), PDFDict))
      .filter((action) => action.lookup(PDFName.of('S'), PDFName).decodeText() === 'GoTo')
      .map((action) => textOf(action, 'D')!)
    expect(targets.length).toBeGreaterThanOrEqual(withRole('TOCI').length)
    expect(targets.filter((target) => !places.has(target))).toEqual([])
    const outline = await read.getOutline()
    expect(outline.length).toBeGreaterThan(5)
    expect(outline.filter(({ title }) => title.trim() === '')).toEqual([])
  })

  test('declares what it is, in which language, on what terms, and reads its pages in order', () => {
    const { metadata, catalog, document } = anatomy
    expect(metadata).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(metadata).toMatch(/<pdfaid:part>3<\/pdfaid:part>\s*<pdfaid:conformance>A</)
    expect(metadata).toContain('https://creativecommons.org/licenses/by/4.0/')
    expect(metadata).toMatch(/<dc:title>\s*<rdf:Alt>\s*<rdf:li xml:lang="x-default">Vigía · /)
    expect(textOf(catalog, 'Lang')).toBe(words(language).locale)
    expect(catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict).toString()).toContain('/DisplayDocTitle true')
    for (const page of document.getPages()) expect(page.node.get(PDFName.of('Tabs'))).toBe(PDFName.of('S'))
  })
})

function attributes({ dictionary }: StructureNode): PDFDict | undefined {
  return dictionary.lookupMaybe(PDFName.of('A'), PDFDict)
}

function attribute(node: StructureNode, key: string): string | undefined {
  return attributes(node)?.get(PDFName.of(key))?.toString()
}
