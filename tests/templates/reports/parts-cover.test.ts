import { describe, expect, test } from 'vitest'
import { words } from '../../../templates/i18n/index.ts'
import { documentWords } from '../../../templates/reports/normalise/document-words.ts'
import { sampleReport } from '../../support/sample-report.ts'
import { emptySnapshot, sampleSnapshot } from '../../support/sample-snapshot.ts'
import { blocksOf, sectionText, textOf } from './normalise-text.ts'

const report = sampleReport({ recommendations: 13 })
const cover = (snapshot: typeof report, language: string) => {
  const blocks = blocksOf(snapshot, language)
  const contents = blocks.findIndex((block) => block.kind === 'paragraph' && block.place === 'contents')
  return textOf(blocks.slice(0, contents))
}
const scope = {
  query: 'theme=transparency&institution=mindef&overdue=1&q=ley',
  filters: [
    { name: 'q', value: 'ley', label: null },
    { name: 'theme', value: 'transparency', label: { es: 'Transparencia', en: 'Transparency' } },
    { name: 'institution', value: 'mindef', label: { es: 'Ministerio de Defensa' } },
    { name: 'country', value: 'PE', label: null },
    { name: 'status', value: 'partial', label: null },
    { name: 'overdue', value: '1', label: null },
  ],
} as const

describe('the cover', () => {
  test('says what it is, of when, about what, and how to cite it', () => {
    const text = cover(report, 'es')
    for (const part of [
      'Informe mensual · Edición n.º 8',
      'Octubre de 2026',
      'Del 1 al 31 de octubre de 2026',
      '1 de noviembre de 2026 a las 00:00 (America/Lima, UTC-05:00)',
      'Todas las recomendaciones y todas las instituciones',
      'Zm9yIGFnZXMgYW5kIGFnZXMsIHRoZSByb290IHN0YXk=',
      'Código QR con la dirección https://vigia.example/es/reports/2026-10-monthly',
      'Vigía, «Informe mensual», edición n.º 8, octubre de 2026. https://vigia.example/es/reports/2026-10-monthly',
      'CC BY 4.0',
    ])
      expect(text).toContain(part)
    expect(cover(report, 'en')).toContain('October 1–31, 2026')
    for (const absent of ['tardía', 'Sustituye', 'No es una edición', 'breve']) expect(text).not.toContain(absent)
  })

  test('is titled by its schedule where that has a name of its own', () => {
    const named = { ...report, edition: { ...report.edition, name: { es: 'Transparencia en breve', en: 'Transparency in brief' } } }
    const title = blocksOf(named, 'en').find((block) => block.kind === 'paragraph' && block.role === 'H1')
    expect(title && textOf([title])).toBe('Transparency in brief')
    expect(documentWords(named, words('en')).title).toBe('Vigía · Transparency in brief no. 8 · October 2026')
  })

  test('names scope and filters', () => {
    expect(cover({ ...report, scope }, 'es')).toContain(
      'Texto: «ley»; tema: Transparencia; institución: Ministerio de Defensa; país: Perú; estado: Parcial; solo con el plazo vencido',
    )
    expect(cover({ ...report, scope }, 'en')).toContain(
      'Text: “ley”; theme: Transparency; institution: Ministerio de Defensa; country: Peru; status: Partial; overdue only',
    )
  })

  test('says when it was late, what it replaces and what was wrong', () => {
    const text = cover(sampleReport({ recommendations: 3, late: true, supersedes: true }), 'es')
    expect(text).toContain('Edición n.º 8.1')
    expect(text).toContain('Se hizo el 9 de noviembre de 2026.')
    expect(text).toContain('Sustituye a la edición n.º 8. Qué estaba mal: La cifra de plazos vencidos omitía dos instituciones.')
    const long = { ...sampleReport({ recommendations: 3, supersedes: true }) }
    const note = { es: 'Muy largo. '.repeat(500) }
    const blocks = blocksOf({ ...long, supersedes: { ...long.supersedes!, note } }, 'es')
    expect(textOf(blocks.slice(0, 40))).not.toContain(note.es)
    expect(sectionText(blocks, 'corrections')).toContain(note.es)
  })

  test('says plainly that a view of the list is not an edition, and until when it is kept', () => {
    const view = sampleReport({ recommendations: 3, request: true })
    const text = cover(view, 'en')
    expect(text).toMatch(/^Not an edition$/m)
    expect(text).toContain('November 8, 2026')
    expect(text).toContain('https://vigia.example/en/recommendations?as_of=2026-11-01T04:59:59.999Z')
    expect(text).not.toMatch(/no\. 0|Period/)
    expect(documentWords(view, words('es')).head.right).toBe('No es una edición')
  })
})

test('an edition of before there were scopes, trends and roots says less, and nothing wrong', () => {
  const text = textOf(blocksOf(sampleSnapshot(), 'es'))
  expect(text).toContain('Todas las recomendaciones y todas las instituciones')
  expect(text).toContain('Las variaciones son respecto del inicio del periodo.')
  expect(text).not.toMatch(/undefined|\[object|Raíz/)
})

test.each([
  ['weekly', '2026-10-05', '2026-10-11', 'Semana del 5 al 11 de octubre de 2026', 'Week of October 5–11, 2026'],
  ['quarterly', '2026-07-01', '2026-09-30', 'Tercer trimestre de 2026', 'Third quarter of 2026'],
  ['yearly', '2026-01-01', '2026-12-31', 'Año 2026', 'Year 2026'],
  ['cron', '2026-10-20', '2026-11-02', 'Del 20 de octubre al 2 de noviembre de 2026', 'October 20–November 2, 2026'],
  ['cron', '2026-10-20', '2026-10-20', '20 de octubre de 2026', 'October 20, 2026'],
  ['baseline', null, null, '1 de noviembre de 2026', 'November 1, 2026'],
] as const)('a %s period from %s has a name', (kind, periodStart, periodEnd, es, en) => {
  const { name: _, ...edition } = report.edition
  const title = (language: string) => {
    const found = blocksOf(emptySnapshot({ edition: { ...edition, kind, periodStart, periodEnd } }), language).find(
      (block) => block.kind === 'paragraph' && block.role === 'H1',
    )
    return found && textOf([found])
  }
  expect(title('es')).toBe(es)
  expect(title('en')?.replaceAll('\u2009', '')).toBe(en)
})
