import { describe, expect, test } from 'vitest'
import { words } from '../../../templates/i18n/index.ts'
import { snapshotWithReplies } from '../../support/sample-replies.ts'
import { sampleReport } from '../../support/sample-report.ts'
import { emptySnapshot, sampleSnapshot } from '../../support/sample-snapshot.ts'
import { blocksOf, linksOf, runsOf, sectionText, textOf } from './normalise-text.ts'

const report = sampleReport({ recommendations: 30 })
const SECTIONS = ['figures', 'changes', 'themes', 'lists', 'register', 'recommendations', 'corrections', 'method', 'index', 'verify']
const placesOf = (snapshot: typeof report) =>
  blocksOf(snapshot, 'es').flatMap((block) => (block.kind === 'paragraph' && block.role === 'H2' ? [block.place] : []))

describe('the sections', () => {
  test('stand in the order of the report; a brief one leaves out chapters and index', () => {
    expect(placesOf(report)).toEqual(['contents', ...SECTIONS])
    const left = new Set(['recommendations', 'index'])
    expect(placesOf({ ...report, length: 'brief' })).toEqual(['contents', ...SECTIONS.filter((place) => !left.has(place))])
  })

  test('of a brief report lead to the recommendations online, as of its instant', () => {
    const brief = { ...report, length: 'brief' as const }
    const codes = new Set(linksOf(blocksOf(brief, 'en')).map((link) => ('address' in link ? link.address : '')))
    expect(
      [...codes].some((address) =>
        address.includes(`/en/recommendations/${report.recommendations[0]!.code}?as_of=2026-11-01T04:59:59.999Z`),
      ),
    ).toBe(true)
  })

  test('show everything in the one language and the other', () => {
    for (const [language, texts] of [
      [
        'es',
        [
          'respecto de la edición anterior',
          'Informe mensual, edición n.º 7',
          'Límites',
          'Índice por institución',
          'npx vigia report --verify 2026-10-monthly',
        ],
      ],
      [
        'en',
        [
          'since the edition before',
          'Monthly report, edition no. 7',
          'Limits',
          'Index by institution',
          'npx vigia report --verify 2026-10-monthly',
        ],
      ],
    ] as const) {
      const text = textOf(blocksOf(report, language))
      for (const part of texts) expect(text).toContain(part)
      expect(text).not.toMatch(/undefined|\[object|\{\w+[,}]/)
    }
  })

  test('follow each picture of how it stands with its table', () => {
    const kinds = blocksOf(report, 'es').flatMap((block) => (block.kind === 'figure' || block.kind === 'table' ? [block] : []))
    for (const [index, block] of kinds.entries()) {
      if (block.kind === 'figure' && index > 0) expect(kinds[index + 1]?.kind === 'table' || kinds[index + 1]?.kind === 'figure').toBe(true)
    }
    const themes = sectionText(blocksOf(report, 'es'), 'themes')
    for (const title of ['Por tema', 'Por institución', 'Evolución', '7 ediciones desde el', 'N.º 8 (esta)'])
      expect(themes).toContain(title)
  })

  test('group what changed by theme and recommendation, and what is about neither at the end', () => {
    const blocks = blocksOf(sampleSnapshot(), 'es')
    const text = sectionText(blocks, 'changes')
    expect(text.indexOf('Transparencia y publicidad')).toBeLessThan(text.indexOf('REC-01'))
    expect(text.indexOf('Acuerdos y otros actos')).toBeLessThan(text.indexOf('Acuerdo de donación de helicópteros UH-60'))
    expect(text.indexOf('Posición declarada')).toBeLessThan(text.indexOf('Evaluación retirada'))
  })

  test('keep an act on a recommendation that is no longer in the report, and lead to its page', () => {
    const [change] = sampleSnapshot().changes
    const gone = { ...change!, recommendation: { code: 'REC-99', title: { es: 'Otra' } } }
    const blocks = blocksOf(sampleSnapshot({ changes: [gone] }), 'es')
    expect(sectionText(blocks, 'changes')).toMatch(/ya no figuran en este informe\nREC-99\u00A0 Otra/)
    expect(linksOf(blocks)).toContainEqual({ address: expect.stringContaining('/es/recommendations/REC-99?as_of=') as string })
  })

  test('say what was corrected, withdrawn and redacted, and why', () => {
    const text = sectionText(blocksOf(snapshotWithReplies(), 'es'), 'corrections')
    for (const part of [
      'No iniciada → Parcial. Razón: Se ha hecho una parte',
      'se retiró y ya no cuenta. Motivo: La fuente se retractó.',
      'Nombraba a una testigo.',
      'Repite otra.',
    ])
      expect(text.replaceAll('\u00A0', ' ')).toContain(part)
  })

  test('index every addressee under its institution, with the page of the block', () => {
    const blocks = blocksOf(report, 'es')
    const index = blocks.findLast((block) => block.kind === 'table')!
    const pages = runsOf(index).flatMap((run) => ('text' in run && run.pageOf ? [run.pageOf] : []))
    expect(pages.toSorted()).toEqual(report.recommendations.flatMap(({ code, addressees }) => addressees.map(() => code)).toSorted())
  })
})

describe.each(['es', 'en'])('nothing, in %s', (language) => {
  const w = words(language)

  test('is said in a sentence, part by part', () => {
    const blocks = blocksOf(emptySnapshot({ log: { size: 9, lastDigest: null } }), language)
    expect(sectionText(blocks, 'changes')).toContain(w.t('report.changes.none'))
    expect(sectionText(blocks, 'themes')).toContain(w.t('report.chart.empty'))
    for (const list of ['overdue', 'stale', 'awaiting'] as const)
      expect(sectionText(blocks, 'lists')).toContain(w.t(`report.list.${list}.count`, { n: 0 }))
    expect(sectionText(blocks, 'register')).toContain(w.t('report.register.none'))
    expect(sectionText(blocks, 'recommendations')).toContain(w.t('report.recommendations.none'))
    expect(sectionText(blocks, 'corrections')).toContain(w.t('report.corrections.none'))
    expect(sectionText(blocks, 'index')).toContain(w.t('report.index.none'))
    expect(blocks.filter((block) => block.kind === 'table')).toHaveLength(2)
  })

  test('within a scope is said of the scope, not of the record', () => {
    const scope = { query: 'q=nada', filters: [{ name: 'q' as const, value: 'nada', label: null }] }
    const text = textOf(blocksOf({ ...sampleReport({ recommendations: 0 }), scope }, language))
    expect(text).toContain(w.t('report.finding.empty.scope'))
    expect(text).not.toContain(w.t('report.finding.empty'))
  })

  test('before the record began, at the baseline and in a view of the list is said for what it is', () => {
    const before = blocksOf(emptySnapshot(), language)
    expect(textOf(before)).toContain(w.t('report.finding.before'))
    expect(sectionText(before, 'changes')).toContain(w.t('report.changes.none.before'))
    const { edition } = sampleSnapshot()
    const baseline = { ...edition, kind: 'baseline' as const, periodStart: null, periodEnd: null }
    const start = blocksOf(sampleSnapshot({ edition: baseline, changes: [], figuresBefore: null }), language)
    expect(sectionText(start, 'changes')).toContain(w.t('report.changes.none.baseline'))
    expect(sectionText(start, 'figures')).toContain(w.t('report.figures.baseline'))
    const view = blocksOf(sampleReport({ recommendations: 3, request: true }), language)
    expect(sectionText(view, 'changes')).toContain(w.t('report.changes.none.request'))
    expect(sectionText(view, 'verify')).toContain(w.t('report.verify.request'))
    expect(sectionText(view, 'verify')).not.toContain('npx vigia report --verify')
  })
})
