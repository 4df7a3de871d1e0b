import { describe, expect, test } from 'vitest'
import { words } from '../../../templates/i18n/index.ts'
import { runsText } from './normalise-text.ts'
import { blocksOf } from './normalise-text.ts'
import type { IndicatorView } from '../../../templates/view/indicator.ts'
import type { ReportSnapshot } from '../../../templates/view/edition.ts'
import { sampleSnapshot } from '../../support/sample-snapshot.ts'
import { sampleEvidence } from '../../support/sample-updates.ts'

/** The sample with the indicators of its first recommendation replaced. */
function withIndicators(...indicators: readonly IndicatorView[]): ReportSnapshot {
  const base = sampleSnapshot()
  return { ...base, recommendations: base.recommendations.map((item, index) => (index === 0 ? { ...item, indicators } : item)) }
}

/** Cells of the table of indicators of the first recommendation. */
function cellsOf(snapshot: ReportSnapshot, language: string): readonly (readonly string[])[] {
  const w = words(language)
  const caption = w.t('report.block.indicators.caption', { code: snapshot.recommendations[0]!.code })
  const found = blocksOf(snapshot, language).find((block) => block.kind === 'table' && block.table.caption === caption)
  if (found?.kind !== 'table') throw new Error('there is no table of indicators')
  return [...found.table.rows].map(({ cells }) => cells.map(runsText))
}

const indicator: IndicatorView = {
  code: 'I-01.1',
  title: { es: 'Acuerdos con texto íntegro', en: 'Agreements with full text' },
  unit: { es: 'acuerdos', en: 'agreements' },
  direction: 'up',
  seq: 300,
  milestones: [
    { dueOn: '2027-05-01', target: { es: 'seis', en: 'six' }, seq: 301, earlier: [{ target: { es: 'siete', en: 'seven' }, seq: null }] },
    { dueOn: '2026-05-01', target: { es: 'dos', en: 'two' } },
  ],
  readings: [
    {
      readOn: '2026-10-31',
      value: '3',
      note: { es: 'Tres de nueve.' },
      evidence: sampleEvidence(),
      seq: 4321,
      earlier: [{ value: '4', seq: 4000 }],
    },
    { readOn: '2026-05-01', value: '2', note: {} },
  ],
}

describe.each(['es', 'en'])('the indicators of a report in %s', (language) => {
  const w = words(language)
  const none = w.t('report.register.no_date')

  test('set readings against targets by date, with what was recorded before, the source and the entries in the log', () => {
    const [head, ...rows] = cellsOf(withIndicators(indicator), language)
    expect(head).toHaveLength(1)
    for (const part of ['I-01.1', indicator.title[language]!, indicator.unit[language]!, w.t('report.block.direction.up')])
      expect(head![0]).toContain(part)
    expect(rows.map((cells) => cells.map((cell) => cell.split('\n')[0]!.trim()))).toEqual([
      [expect.stringContaining('2026'), language === 'es' ? 'dos' : 'two', '2'],
      [expect.stringContaining('2026'), none, expect.stringMatching(/^3 Tres de nueve\./)],
      [expect.stringContaining('2027'), expect.stringMatching(language === 'es' ? /^seis/ : /^six/), none],
    ])
    const all = rows.flat().join('\n')
    for (const part of [
      'sha256 9f2c64a1b0d35e77',
      'El Peruano',
      `${w.t('report.block.earlier')} 4`,
      w.t('report.reply.entry', { seq: 4321 }),
      w.t('report.reply.entry', { seq: 4000 }),
    ])
      expect(all).toContain(part)
    expect(all).toContain(`${w.t('report.block.earlier')} ${language === 'es' ? 'siete' : 'seven'}`)
  })

  test('without target or reading say so; what an edition of before kept is shown without entries', () => {
    expect(cellsOf(withIndicators({ ...indicator, milestones: [], readings: [] }), language)[0]![0]).toContain(
      w.t('report.block.measured.none'),
    )
    const old = cellsOf(sampleSnapshot(), language).flat().join('\n')
    expect(old).toContain('11')
    expect(old).not.toContain(w.t('report.reply.entry', { seq: 0 }).slice(0, 8))
  })
})
