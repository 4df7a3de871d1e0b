import { describe, expect, test } from 'vitest'
import { words } from '../../../templates/i18n/index.ts'
import { tableAsCsv } from '../../../templates/reports/dataset/table-as-csv.ts'
import { TABLES, type TableName } from '../../../templates/reports/dataset/table.ts'
import { tableNamed } from '../../../templates/reports/dataset/tables.ts'
import type { ReportSnapshot } from '../../../templates/view/edition.ts'
import { sampleExtreme } from '../../support/sample-extreme.ts'
import { sampleReport } from '../../support/sample-report.ts'
import { sampleSnapshot } from '../../support/sample-snapshot.ts'

const SAMPLES: readonly [string, ReportSnapshot][] = [
  ['an edition', sampleReport({ recommendations: 13 })],
  ['a large one', sampleReport({ recommendations: 1000 })],
  ['one with everything odd', sampleExtreme()],
  ['an empty one', sampleReport({ recommendations: 0 })],
]

describe.each(SAMPLES)('the tables of %s', (_, snapshot) => {
  const rowsOf = (name: TableName) => {
    const columns = tableNamed(name).columns(snapshot)
    return [...tableNamed(name).cells(snapshot, words('es'))].map(
      (cells) => new Map(cells.map((cell, index) => [columns[index]!.name, cell] as const)),
    )
  }

  test.each(TABLES)('%s: every row is found by its key, and what it refers to is there', (name) => {
    const { key, references } = tableNamed(name)
    const rows = rowsOf(name)
    const keys = rows.map((row) => JSON.stringify(key.map((column) => row.get(column))))
    expect(keys).not.toContain(JSON.stringify(key.map(() => undefined)))
    expect(new Set(keys).size).toBe(rows.length)
    for (const { column, table, to } of references) {
      const known = new Set(rowsOf(table).map((row) => row.get(to)))
      const lost = rows.map((row) => row.get(column)).filter((value) => value !== '' && !known.has(value))
      expect(lost).toEqual([])
    }
  })

  test.each(TABLES)('%s: cells are of the type that is told, and none that must not be is empty', (name) => {
    const columns = tableNamed(name).columns(snapshot)
    for (const row of rowsOf(name)) {
      for (const { name: column, type, required } of columns) {
        const cell = row.get(column)!
        if (cell === '') expect(required, `${name}.${column}`).toBeUndefined()
        else expect(cell, `${name}.${column}`).toMatch(PATTERNS[type])
      }
    }
  })
})

const PATTERNS = {
  string: /./s,
  anyURI: /^https?:\/\/\S+$/,
  language: /^[a-z]{2,3}(-\w+)*$/,
  boolean: /^(true|false)$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  dateTime: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/,
  nonNegativeInteger: /^\d+$/,
  partial: /^\d{4}(-\d{2}(-\d{2})?)?$/,
} as const

describe('a table as CSV', () => {
  const [first] = sampleSnapshot().recommendations
  const withTitle = (en: string) => {
    const addressees = first!.addressees.map((one) => ({ ...one, recommendation: { code: 'REC-01', title: { en } } }))
    return tableAsCsv('register', sampleSnapshot({ recommendations: [{ ...first!, addressees }] }), words('en'))
  }

  test('has a byte order mark, a head, lines that end in CRLF, and for old editions the columns that it always had', () => {
    const csv = tableAsCsv('register', sampleSnapshot(), words('es'))
    const lines = csv.split('\r\n')
    expect(csv.startsWith('\uFEFFrecommendation_code,')).toBe(true)
    expect(lines).toHaveLength(1 + sampleSnapshot().figures.addressees + 1)
    expect(lines[0]).toMatch(/,overdue,stale,awaiting_reply$/)
    expect(lines[1]).toBe(
      'REC-01,Divulgación pública,Transparencia y publicidad,Ministerio de Relaciones Exteriores,PE,source,accepted_in_part,2026-08-03,partial,Parcial,2026-10-14,2026-12-31,false,false,false',
    )
  })

  test('is the same in pieces as whole, each line once', () => {
    const snapshot = sampleReport({ recommendations: 1000 })
    const lines = tableAsCsv('register', snapshot, words('en')).trimEnd().split('\r\n')
    expect(lines).toHaveLength(1 + snapshot.figures.addressees)
    expect(lines.filter((line) => line.includes('recommendation_code'))).toHaveLength(1)
  })

  test('quotes what would break a line, and says so of a text that lacks a language', () => {
    expect(withTitle('Say "yes", or\nno')).toContain('REC-01,"Say ""yes"", or\nno",')
    const [, , , foreign] = tableAsCsv('recommendations', sampleExtreme(), words('en'))
      .split('\r\n')
      .filter((line) => line.startsWith('REC-'))
    expect(foreign).toContain(',es,Solo en español: no se halló registro alguno.,es,')
  })

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '＝1'])('does not let a spreadsheet run %j', (text) => {
    expect(withTitle(text)).toContain(`REC-01,'${text},`)
  })
})
