import { describe, expect, test } from 'vitest'
import { words } from '../../../templates/i18n/index.ts'
import { registerAsCsv } from '../../../templates/reports/register.csv.ts'
import { renderStatusReport } from '../../../templates/reports/status-report.pdf.ts'
import { sampleSnapshot } from '../../support/sample-snapshot.ts'
import { attachmentsOf, dissect } from './pdf-structure.ts'

describe('the data in the report', () => {
  test('is the snapshot as canonical JSON and the register as CSV', async () => {
    const snapshot = sampleSnapshot()
    const attachments = attachmentsOf(await dissect((await renderStatusReport(snapshot, 'en')).bytes))
    expect(attachments.map(({ name, relationship, type }) => [name, relationship, type])).toEqual([
      ['vigia-2026-10-monthly.json', 'Data', 'application/json'],
      ['vigia-2026-10-monthly.en.csv', 'Data', 'text/csv'],
    ])
    expect(JSON.parse(attachments[0]!.text)).toEqual(snapshot)
    expect(attachments[0]!.text.startsWith('{"changes":')).toBe(true)
    expect(attachments[1]!.text).toBe(registerAsCsv(snapshot, words('en')))
  })
})

describe('the register as CSV', () => {
  const [first] = sampleSnapshot().recommendations
  const withTitle = (en: string) => {
    const addressees = first!.addressees.map((one) => ({ ...one, recommendation: { code: 'REC-01', title: { en } } }))
    return registerAsCsv(sampleSnapshot({ recommendations: [{ ...first!, addressees }] }), words('en'))
  }

  test('has a head and one line for every addressee', () => {
    const csv = registerAsCsv(sampleSnapshot(), words('es'))
    const lines = csv.split('\r\n')
    expect(csv.startsWith('\uFEFFrecommendation_code,')).toBe(true)
    expect(lines).toHaveLength(1 + sampleSnapshot().figures.addressees + 1)
    expect(lines[1]).toBe(
      'REC-01,Divulgación pública,Transparencia y publicidad,Ministerio de Relaciones Exteriores,PE,source,accepted_in_part,2026-08-03,partial,Parcial,2026-10-14,2026-12-31,false,false,false',
    )
  })

  test('quotes what would break a line', () => {
    expect(withTitle('Say "yes", or\nno')).toContain('REC-01,"Say ""yes"", or\nno",')
  })

  test.each(['=1+1', '+1', '-1', '@SUM(A1)'])('does not let a spreadsheet run %s', (text) => {
    expect(withTitle(text)).toContain(`REC-01,'${text},`)
  })
})
