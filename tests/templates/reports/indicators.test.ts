import { describe, expect, it } from 'vitest'
import { words } from '../../../templates/i18n/index.ts'
import { renderStatusReport } from '../../../templates/reports/status-report.pdf.ts'
import type { ReportSnapshot } from '../../../templates/view/edition.ts'
import { sampleSnapshot } from '../../support/sample-snapshot.ts'
import { sampleRecord } from '../pages/sample.ts'
import { readPdf } from './read-pdf.ts'

/** The sample with a reading of today's shape at its first indicator; snapshots of earlier editions have neither source nor entry. */
function withReading(): ReportSnapshot {
  const snapshot = sampleSnapshot()
  const reading = { readOn: '2026-10-31', value: 'tres de nueve', note: {}, evidence: sampleRecord.evidence, seq: 4321 }
  return {
    ...snapshot,
    recommendations: snapshot.recommendations.map((recommendation) => ({
      ...recommendation,
      indicators: recommendation.indicators.map((indicator) => ({ ...indicator, readings: [...indicator.readings, reading] })),
    })),
  }
}

const text = async (snapshot: ReportSnapshot, language: string) => {
  const { text: all } = await readPdf((await renderStatusReport(snapshot, language)).bytes)
  return all.replaceAll(/\s+/g, ' ')
}

describe.each(['es', 'en'])('the indicators of a report in %s', (language) => {
  const { title, publisher } = sampleRecord.evidence

  it('show the latest reading with its source and its entry in the log', async () => {
    const shown = await text(withReading(), language)
    expect(shown).toContain('tres de nueve')
    expect(shown).toContain(words(language).t('proposals.report.entry', { seq: 4321 }))
    expect(shown).toContain(title)
    expect(shown).toContain(publisher)
  })

  it('render what an edition of before kept', async () => {
    const shown = await text(sampleSnapshot(), language)
    expect(shown).toContain('11')
    expect(shown).not.toContain(words(language).t('proposals.report.entry', { seq: 4321 }))
  })
})
