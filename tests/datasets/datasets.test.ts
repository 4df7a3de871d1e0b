import readExcelFile from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES, words } from '../../templates/i18n/index.ts'
import { DATASETS, datasetNamed, writeCsv, writeXlsx, type Row } from '../../src/datasets/index.ts'
import { withdrawStatusUpdate } from '../../src/recommendations/index.ts'
import { publishUpdate, sampleEvidence, testRecord, type TestRecord } from '../support/record.ts'

let record: TestRecord
let first: string
let second: string
beforeAll(async () => {
  record = await testRecord({ instant: '2026-03-01T12:00:00Z' })
  first = await publishUpdate(record, await record.addressee('REC-01'))
  record.clock.set('2026-03-02T12:00:00Z')
  second = await publishUpdate(record, await record.addressee('REC-02'), {
    summary: { es: '=SUMA(A1:A9)', en: "'=1" },
    newEvidence: [
      { ...sampleEvidence({ title: 'Uno; dos', note: { es: 'Línea\notra', en: '' } }), announcementOnly: false },
      { ...sampleEvidence({ title: '«Tres»', address: '' }), announcementOnly: true },
    ],
  })
  record.clock.set('2026-03-03T12:00:00Z')
  await withdrawStatusUpdate(record.editor, { id: first, reason: { es: 'Se leyó mal la fuente', en: 'The source was misread' } })
})
afterAll(() => record.close())

async function rowsOf(name: string, asOf: Date | null = null, filter = {}): Promise<readonly Row[]> {
  return Array.fromAsync(datasetNamed(name)?.rows(record.reader, filter, asOf) ?? [])
}

describe('data sets', () => {
  it('each row has the columns that are declared and no others, of their types, and one key', async () => {
    for (const { name, columns, key } of DATASETS) {
      const rows = await rowsOf(name)
      const names = columns.map((column) => column.name)
      expect(new Set(names).size, name).toBe(names.length)
      expect(names).toContain(key)
      for (const row of rows) {
        expect(Object.keys(row).toSorted(), name).toEqual(names.toSorted())
        for (const { name: cell, type } of columns) expect([name, cell, fits(row[cell], type)]).toEqual([name, cell, true])
      }
      expect(new Set(rows.map((row) => row[key])).size, name).toBe(rows.length)
    }
  })

  it('refer to rows that are there', async () => {
    const keys = new Map<string, Set<unknown>>()
    for (const { name, key } of DATASETS) keys.set(name, new Set((await rowsOf(name)).map((row) => row[key])))
    for (const { name, columns } of DATASETS) {
      for (const { name: cell, refersTo } of columns.filter((column) => column.refersTo !== null)) {
        const values = (await rowsOf(name)).flatMap((row) => row[cell] ?? [])
        expect(
          values.filter((value) => keys.get(refersTo ?? '')?.has(value) === false),
          `${name}.${cell}`,
        ).toEqual([])
      }
    }
  })

  it('every column says what it means, in every language', () => {
    for (const language of LANGUAGES) {
      for (const { columns } of DATASETS) for (const { meaning } of columns) expect(words(language).t(meaning)).not.toBe('')
    }
  })

  it('say what stood at an instant', async () => {
    const standings = new Map((await rowsOf('updates')).map((row) => [row['id'], row['standing']]))
    expect([standings.get(first), standings.get(second)]).toEqual(['withdrawn', 'standing'])
    const before = await rowsOf('updates', new Date('2026-03-02T00:00:00Z'))
    expect(before.find((row) => row['id'] === first)).toMatchObject({
      standing: 'standing',
      withdrawn_at: null,
      withdrawal_reason_es: null,
    })
    expect(before.some((row) => row['id'] === second)).toBe(false)
    const events = await rowsOf('events')
    expect(events.map((row) => row['seq'])).toEqual(events.map((_, index) => index))
  })

  it('are narrowed by key, recommendation and institution', async () => {
    expect((await rowsOf('recommendations', null, { keys: ['REC-02'] })).map((row) => row['code'])).toEqual(['REC-02'])
    const own = await rowsOf('addressees', null, { recommendations: ['REC-01'], institutions: ['mre-pe'] })
    expect(new Set(own.map((row) => row['recommendation']))).toEqual(new Set(own.length === 0 ? [] : ['REC-01']))
    expect(await rowsOf('updates', null, { keys: [] })).toEqual([])
    await expect(rowsOf('themes', null, { institutions: ['x'] })).rejects.toThrow('not narrowed by institutions')
  })

  it('come in the same bytes whatever the size of the pages, with evidence beside each update', async () => {
    const [row] = (await rowsOf('updates', null, { keys: [second] })) as [Row]
    expect(row['evidence_title']).toEqual(['Uno; dos', '«Tres»'])
    expect(row['evidence_note_es']).toEqual(['Línea\notra', 'Tres textos íntegros'])
    expect(row['evidence_announcement_only']).toEqual(['false', 'true'])
    const updates = datasetNamed('updates') ?? expect.fail()
    const csv = (await Array.fromAsync(writeCsv(updates.columns, updates.batches(record.reader, { keys: [second] }, null)))).join('')
    expect(csv).toContain(",'=SUMA(A1:A9),''=1,")
    expect(csv).toContain('Uno\\; dos;«Tres»')
  })

  it('are a workbook that another reader opens, typed, with the meanings beside them', async () => {
    for (const dataset of DATASETS) {
      const workbook = await writeXlsx(dataset, dataset.batches(record.reader, {}, null), words('en'))
      const [table, meanings] = await readExcelFile(workbook)
      const rows = await rowsOf(dataset.name)
      expect(table?.data[0]).toEqual(dataset.columns.map((column) => column.name))
      expect(table?.data).toHaveLength(rows.length + 1)
      expect(meanings?.data.map((line) => line[0])).toEqual(['column', ...dataset.columns.map((column) => column.name)])
    }
    const updates = datasetNamed('updates') ?? expect.fail()
    const workbook = await writeXlsx(updates, updates.batches(record.reader, { keys: [second] }, null), words('es'))
    const again = await writeXlsx(updates, updates.batches(record.reader, { keys: [second] }, null), words('es'))
    expect(again.equals(workbook)).toBe(true)
    const [table] = await readExcelFile(workbook)
    expect(table?.data[1]).toEqual(expect.arrayContaining(['=SUMA(A1:A9)', "'=1", 'Uno\\; dos;«Tres»']))
  })
})

function fits(cell: Row[string] | undefined, type: string): boolean {
  if (type === 'list') return Array.isArray(cell)
  if (cell === null) return true
  if (typeof cell === 'object') return false
  if (type === 'integer') return Number.isSafeInteger(cell)
  if (type === 'boolean') return typeof cell === 'boolean'
  if (type === 'date') return /^\d{4}-\d\d-\d\d$/.test(String(cell))
  if (type === 'partial_date') return /^\d{4}(-\d\d(-\d\d)?)?$/.test(String(cell))
  if (type === 'instant') return new Date(String(cell)).toISOString() === cell
  return typeof cell === 'string' && cell !== ''
}
