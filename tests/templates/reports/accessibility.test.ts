import { PDFDict, PDFName } from 'pdf-lib'
import { beforeAll, describe, expect, test } from 'vitest'
import { renderStatusReport } from '../../../templates/reports/status-report.pdf.ts'
import { sampleSnapshot } from '../../support/sample-snapshot.ts'
import { annotationsOf, dissect, textOf, type Anatomy, type StructureNode } from './pdf-structure.ts'

/** What a screen reader and an archive ask of the file, as far as it can be asserted without a validator. */
describe('the structure of the report', () => {
  let anatomy: Anatomy
  const withRole = (role: string) => anatomy.nodes.filter((node) => node.role === role)

  beforeAll(async () => {
    anatomy = await dissect((await renderStatusReport(sampleSnapshot(), 'es')).bytes)
  })

  test('declares PDF/UA-1 and PDF/A-3a, its language and its title', () => {
    const { metadata, catalog } = anatomy
    expect(metadata).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(metadata).toMatch(/<pdfaid:part>3<\/pdfaid:part>\s*<pdfaid:conformance>A</)
    expect(metadata).toContain('http://www.aiim.org/pdfua/ns/id/')
    expect(metadata).toContain('<xmp:CreateDate>2026-11-01T05:00:00Z</xmp:CreateDate>')
    expect(metadata).toContain('Vigía · Informe mensual n.º 7 · octubre de 2026')
    expect(textOf(catalog, 'Lang')).toBe('es-PE')
    expect(catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict).toString()).toContain('/DisplayDocTitle true')
    expect(catalog.lookup(PDFName.of('MarkInfo'), PDFDict).toString()).toContain('/Marked true')
  })

  test('has one document, one title, and headings that skip no level', () => {
    expect(anatomy.root.children.map(({ role }) => role)).toEqual(['Document'])
    const levels = anatomy.nodes.filter(({ role }) => /^H\d$/.test(role)).map(({ role }) => Number(role[1]))
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    expect(levels[0]).toBe(1)
    for (const [index, level] of levels.entries()) if (index > 0) expect(level - levels[index - 1]!).toBeLessThanOrEqual(1)
  })

  test('has tables with heads of columns and rows, and rows of equal width', () => {
    const tables = withRole('Table')
    expect(tables.length).toBeGreaterThan(10)
    for (const { children } of tables) {
      expect(children.map(({ role }) => role)).toEqual(['Caption', 'THead', 'TBody'])
      const [, head, body] = children as [StructureNode, StructureNode, StructureNode]
      expect(head.children).toHaveLength(1)
      const columns = head.children[0]!.children.length
      for (const cell of head.children[0]!.children) expect(attribute(cell, 'Scope')).toBe('/Column')
      for (const row of body.children) {
        expect(row.children[0]!.role).toBe('TH')
        const width = row.children.reduce((sum, cell) => sum + Number(attribute(cell, 'ColSpan') ?? 1), 0)
        expect(width).toBe(columns)
      }
    }
  })

  test('has lists of items with a body, and contents of linked references', () => {
    for (const { children } of withRole('L')) for (const item of children) expect(item.role).toBe('LI')
    for (const { children } of withRole('LI')) expect(children.at(-1)!.role).toBe('LBody')
    const entries = withRole('TOCI')
    expect(entries.length).toBeGreaterThan(7 + sampleSnapshot().recommendations.length)
    for (const { children } of entries) expect(children[0]!.children[0]!.role).toBe('Link')
  })

  test('has figures with an alternative text and a bounding box', () => {
    const figures = withRole('Figure')
    expect(figures.length).toBeGreaterThan(2)
    const alternatives = figures.map(({ dictionary }) => textOf(dictionary, 'Alt')).join('\n')
    expect(alternatives).toMatch(/Sin evaluar 6/)
    expect(alternatives).toMatch(/Transparencia y publicidad: .*Parcial 1/)
    for (const figure of figures) {
      expect(textOf(figure.dictionary, 'Alt')).toBeTruthy()
      expect(attribute(figure, 'BBox')).toBeDefined()
    }
  })

  test('has links with a text of their own, each on the page that its element claims', () => {
    const uses = withRole('Link').flatMap(annotationsOf)
    expect(uses.length).toBeGreaterThan(40)
    for (const { page, annotation } of uses) {
      const target = anatomy.document.context.lookup(annotation, PDFDict)
      expect(textOf(target, 'Contents')).toBeTruthy()
      const owner = anatomy.document.getPages().find((candidate) => candidate.ref === page)
      expect(owner?.node.Annots()?.asArray()).toContain(annotation)
    }
  })

  test('marks foreign words with their language', () => {
    const quotes = withRole('BlockQuote').filter(({ dictionary }) => textOf(dictionary, 'Lang') === 'en')
    expect(quotes).toHaveLength(sampleSnapshot().recommendations.length)
    expect(withRole('Span').map((node) => textOf(node.dictionary, 'Lang'))).toContain('en')
  })

  test('keeps its named places in the order that readers search them', () => {
    const names = anatomy.catalog.lookup(PDFName.of('Names'), PDFDict).lookup(PDFName.of('Dests'), PDFDict)
    const keys = [...names.toString().matchAll(/\(([^)]*)\) \[/g)].map(([, key]) => key!)
    expect(keys).toContain('REC-01')
    expect(keys).toEqual(keys.toSorted((a, b) => (a < b ? -1 : 1)))
  })
})

function attribute({ dictionary }: StructureNode, key: string): string | undefined {
  return dictionary.lookupMaybe(PDFName.of('A'), PDFDict)?.get(PDFName.of(key))?.toString()
}
