import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { words } from '../../../templates/i18n/index.ts'
import { renderStatusReport } from '../../../templates/reports/status-report.pdf.ts'
import { emptySnapshot, sampleSnapshot } from '../../support/sample-snapshot.ts'
import { readPdf, type ReadPdf } from './read-pdf.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe.each(['es', 'en'])('the report in %s', (language) => {
  const w = words(language)
  let report: { bytes: Uint8Array; pages: number }
  let read: ReadPdf

  beforeAll(async () => {
    report = await renderStatusReport(sampleSnapshot(), language)
    read = await readPdf(report.bytes)
  })

  test('has the same bytes each time it is rendered', async () => {
    expect(sha256((await renderStatusReport(sampleSnapshot(), language)).bytes)).toBe(sha256(report.bytes))
  })

  test('has the same bytes when others are rendered at the same time', async () => {
    const renders = ['en', 'es', language].map((other) => renderStatusReport(sampleSnapshot(), other))
    expect(sha256((await Promise.all(renders))[2]!.bytes)).toBe(sha256(report.bytes))
  })

  test('says on the cover what it is, of when, and on what terms', () => {
    const cover = read.pages[0]!.map(({ text }) => text).join('')
    const month = w.date('2026-10').toLowerCase()
    expect(cover.toLowerCase()).toContain(month)
    expect(cover).toContain(w.t('report.cover.edition', { kind: w.t('terms.edition.monthly'), number: 7 }))
    expect(cover).toContain('America/Lima')
    expect(cover).toContain(w.t('report.cover.log.text', { size: 218 }))
    expect(cover).toContain(`https://vigia.example/${language}/reports/2026-10-monthly`)
    expect(cover).toContain('CC BY 4.0')
    expect(cover).not.toContain(w.t('report.cover.late'))
  })

  test('counts its pages in the foot of every page but the cover', () => {
    expect(read.document.numPages).toBe(report.pages)
    for (const [index, items] of read.pages.entries()) {
      const foot = items.filter(({ y }) => y < 60).map(({ text }) => text.trim())
      if (index === 0) expect(foot).toEqual([])
      else {
        expect(foot.join(' ')).toContain(w.t('report.page_of', { page: index + 1 }).trim())
        expect(foot).toContain(String(report.pages))
        expect(foot.join(' ')).toContain(w.t('report.foot', { number: 7, size: 218 }))
      }
    }
  })

  test('holds every recommendation, addressee, reason and rule', () => {
    const { recommendations } = sampleSnapshot()
    for (const { title, statement, addressees, updates } of recommendations) {
      expect(read.text).toContain(w.pick(title)!.text)
      expect(read.text).toContain(w.pick(statement)!.text)
      for (const { institution } of addressees) expect(read.text).toContain(w.pick(institution.name)!.text)
      for (const { reason } of updates) expect(read.text).toContain(w.pick(reason)!.text)
    }
    expect(read.text).toContain(w.t('report.method.3'))
    expect(read.text).toContain(sampleSnapshot().log.lastDigest)
  })

  test('shows what was corrected and withdrawn as such, with the reason', () => {
    expect(read.text).toContain(w.t('report.update.corrected'))
    expect(read.text).toContain(w.t('report.update.withdrawn', { date: w.date('2026-10-20') }))
    expect(read.text).toContain(language === 'es' ? 'La fuente se retractó.' : 'The source retracted it.')
    expect(read.text).toContain(w.t('report.evidence.hidden', { n: 1 }))
    expect(read.text).toContain(w.t('report.update.single_person'))
  })

  test('dates an act of the period by the day it happened in the zone of the edition', () => {
    expect(read.text).toContain(`${w.date('2026-10-18')} · ${w.t('terms.event.update_withdrawn')}`)
  })
})

describe('missing translations', () => {
  test('are shown in the other language and labelled', async () => {
    const { text } = await readPdf((await renderStatusReport(sampleSnapshot(), 'en')).bytes)
    expect(text).toContain('Solo en español: no se halló registro alguno de acuerdos.')
    expect(text).toContain(words('en').t('terms.missing_translation', { language: 'Spanish' }))
  })
})

describe('a record with nothing in it', () => {
  test('still makes a whole document that says so', async () => {
    const { bytes, pages } = await renderStatusReport(emptySnapshot({ log: { size: 3, lastDigest: null } }), 'es')
    const { text, document } = await readPdf(bytes)
    const w = words('es')
    expect(document.numPages).toBe(pages)
    for (const key of ['finding.empty', 'chart.empty', 'changes.none', 'register.none', 'recommendations.none'] as const) {
      expect(text).toContain(w.t(`report.${key}`))
    }
  })

  test('says when the period ended before the record began', async () => {
    const { bytes } = await renderStatusReport(emptySnapshot(), 'en')
    const { text } = await readPdf(bytes)
    expect(text).toContain(words('en').t('report.finding.before'))
    expect(text).toContain(words('en').t('report.changes.none.before'))
  })
})

describe('the baseline', () => {
  test('has no period, no comparison and no changes, and is titled by its day in its zone', async () => {
    const { edition } = sampleSnapshot()
    const baseline = { ...edition, kind: 'baseline', periodStart: null, periodEnd: null, asOf: '2026-11-01T03:30:00.000Z' } as const
    const { bytes } = await renderStatusReport(sampleSnapshot({ edition: baseline, figuresBefore: null, changes: [] }), 'es')
    const { text, pages } = await readPdf(bytes)
    const w = words('es')
    expect(pages[0]!.map((item) => item.text).join('')).toContain('31 de octubre de 2026')
    expect(text).toContain(w.t('report.changes.none.baseline'))
    expect(text).toContain(w.t('report.figures.baseline'))
    expect(text).not.toContain(w.t('report.figures.before'))
  })
})

test('a late edition says so on its cover', async () => {
  const { edition } = sampleSnapshot()
  const { bytes } = await renderStatusReport(sampleSnapshot({ edition: { ...edition, late: true } }), 'es')
  const { pages } = await readPdf(bytes)
  expect(pages[0]!.map((item) => item.text).join('')).toContain(words('es').t('report.cover.late'))
})

test('a quarter and a year are named in words', async () => {
  const { edition } = sampleSnapshot()
  const quarter = { ...edition, kind: 'quarterly', periodStart: '2026-07-01', periodEnd: '2026-09-30' } as const
  const year = { ...edition, kind: 'yearly', periodStart: '2026-01-01', periodEnd: '2026-12-31' } as const
  const title = async (of: typeof quarter | typeof year, language: string) => {
    const { document } = await readPdf((await renderStatusReport(emptySnapshot({ edition: of }), language)).bytes)
    return ((await document.getMetadata()).info as { Title: string }).Title
  }
  expect(await title(quarter, 'es')).toBe('Vigía · Informe trimestral n.º 7 · tercer trimestre de 2026')
  expect(await title(year, 'en')).toBe('Vigía · Yearly report no. 7 · year 2026')
})
