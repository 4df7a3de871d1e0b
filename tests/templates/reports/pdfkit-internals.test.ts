import { readFileSync } from 'node:fs'
import PDFDocument from 'pdfkit'
import { describe, expect, test } from 'vitest'
import { embeddedFont, embedGlyph, PDFKIT_VERSION, tracePath, type Doc } from '../../../templates/reports/document/pdfkit-internals.ts'
import { font, registerFonts } from '../../../templates/reports/document/fonts.ts'

const ADVICE = 'Read templates/reports/document/pdfkit-internals.ts against the new pdfkit, run npm run check:pdf, then set PDFKIT_VERSION.'

const open = () =>
  new PDFDocument({
    pdfVersion: '1.7',
    tagged: true,
    subset: 'PDF/A-3a',
    font: null as unknown as string,
    autoFirstPage: false,
    info: { Title: 'x' },
  }) as unknown as Record<string, unknown>

const members = (target: unknown, names: Record<string, string>, of: string) => {
  for (const [name, type] of Object.entries(names)) {
    const value = (target as Record<string, unknown>)[name]
    const found = Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value
    expect(found, `${of}.${name} of pdfkit is no longer what the report layer reaches for. ${ADVICE}`).toBe(type)
  }
}

describe('what the report layer reaches for inside pdfkit', () => {
  test('is of the version that it was written against', () => {
    const installed = JSON.parse(readFileSync(new URL('../../../node_modules/pdfkit/package.json', import.meta.url), 'utf8')) as {
      version: string
    }
    const wanted = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
      dependencies: Record<string, string>
    }
    expect(installed.version, `pdfkit was ${PDFKIT_VERSION} and is ${installed.version}. ${ADVICE}`).toBe(PDFKIT_VERSION)
    expect(wanted.dependencies['pdfkit'], `package.json must pin pdfkit to one version. ${ADVICE}`).toBe(PDFKIT_VERSION)
  })

  test('is there in the document', () => {
    const functions = [
      'font',
      'ref',
      'endMetadata',
      '_write',
      '_finalize',
      '_refEnd',
      'push',
      'read',
      'addPage',
      'flushPages',
      'end',
      'path',
    ]
    const doc = open()
    members(doc, Object.fromEntries(functions.map((name) => [name, 'function'])), 'PDFDocument')
    members(
      doc,
      { _pageBuffer: 'array', _offsets: 'array', _offset: 'number', _id: 'object', _root: 'object', info: 'object' },
      'PDFDocument',
    )
    const { data } = doc['_root'] as { data: Record<string, unknown> }
    members(data, { Pages: 'object', Names: 'object', StructTreeRoot: 'object', MarkInfo: 'object' }, 'Catalog')
    members((data['Names'] as { data: { Dests: unknown } }).data.Dests, { _compareKeys: 'function', add: 'function' }, 'NameTree')
    members(doc['outline'], { addItem: 'function' }, 'Outline')
  })

  test('is there in pages, references and fonts', () => {
    const doc = open() as unknown as Doc & Record<string, unknown>
    registerFonts(doc)
    doc.addPage({ size: [100, 100], margin: 0 })
    const page = doc['page'] as unknown as Record<string, unknown>
    members(
      page,
      {
        write: 'function',
        end: 'function',
        fonts: 'object',
        xobjects: 'object',
        content: 'object',
        resources: 'object',
        dictionary: 'object',
      },
      'Page',
    )
    members(page['dictionary'], { id: 'number', data: 'object', write: 'function', end: 'function' }, 'Reference')
    expect(String(page['dictionary']), ADVICE).toMatch(/^\d+ 0 R$/)
    expect((doc['_pageBuffer'] as unknown[]).at(-1), ADVICE).toBe(page)
    const face = embeddedFont(doc, 'text')
    members(face, { id: 'string', font: 'object', ref: 'function', subset: 'object', widths: 'array', unicode: 'array' }, 'EmbeddedFont')
    members(face.subset, { includeGlyph: 'function' }, 'Subset')
    expect(embedGlyph(face, { id: 36, width: 544, points: [65] }), ADVICE).toBe('0001')
    expect([face.widths[1], face.unicode[1]], ADVICE).toEqual([544, [65]])
  })

  test('is there in parsed fonts: glyphs, their characters, and kerning', () => {
    const parsed = font('text')
    members(parsed, { unitsPerEm: 'number', _glyphs: 'object', layout: 'function', hasGlyphForCodePoint: 'function' }, 'Font')
    const { glyphs, positions } = parsed.layout('AV')
    expect(
      glyphs.map(({ codePoints }) => codePoints),
      ADVICE,
    ).toEqual([[65], [86]])
    expect(positions[0]!.xAdvance, `Kerning is gone. ${ADVICE}`).toBeLessThan(glyphs[0]!.advanceWidth)
    parsed._glyphs = {}
    expect(parsed.layout('\u00A0').glyphs[0]!.codePoints, `Glyphs remember characters elsewhere. ${ADVICE}`).toEqual([0xa0])
  })

  test('traces paths as operators', () => {
    const doc = open() as unknown as Doc
    doc.addPage({ size: [100, 100], margin: 0 })
    expect(tracePath(doc, 'M0 0 L10 0 L10 10 Z').split('\n'), ADVICE).toEqual(['0 0 m', '10 0 l', '10 10 l', 'h'])
  })
})
