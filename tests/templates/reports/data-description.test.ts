import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { LANGUAGES, words } from '../../../templates/i18n/index.ts'
import { describeTables } from '../../../templates/reports/dataset/describe-tables.ts'
import { snapshotSchema } from '../../../templates/reports/dataset/snapshot-schema.ts'
import { TABLES } from '../../../templates/reports/dataset/table.ts'
import { tableAsCsv } from '../../../templates/reports/dataset/table-as-csv.ts'
import { sampleExtreme } from '../../support/sample-extreme.ts'
import { snapshotWithReplies } from '../../support/sample-replies.ts'
import { sampleReport } from '../../support/sample-report.ts'
import { emptySnapshot, sampleSnapshot } from '../../support/sample-snapshot.ts'

interface Description {
  readonly '@context': readonly unknown[]
  readonly tables: readonly {
    readonly url: string
    readonly tableSchema: {
      readonly columns: readonly { readonly name: string; readonly titles: Readonly<Record<string, string>> }[]
      readonly primaryKey?: readonly string[]
      readonly foreignKeys: readonly {
        readonly columnReference: string
        readonly reference: { readonly resource: string; readonly columnReference: string }
      }[]
    }
  }[]
}

describe('the schema of a snapshot', () => {
  const validate = new Ajv2020({ allErrors: true }).compile(JSON.parse(snapshotSchema()) as object)
  const faults = (value: unknown) => {
    validate(JSON.parse(JSON.stringify(value)))
    return validate.errors?.map(({ instancePath, message }) => `${instancePath} ${message}`) ?? []
  }

  test.each([
    ['a full edition', sampleReport({ recommendations: 13, late: true, supersedes: true })],
    ['a brief one', sampleReport({ recommendations: 13, length: 'brief' })],
    ['a list asked for', sampleReport({ recommendations: 3, request: true })],
    ['an empty one', sampleReport({ recommendations: 0 })],
    ['one with everything odd', sampleExtreme()],
    ['one of the first format', sampleSnapshot()],
    ['one of the first format with replies', snapshotWithReplies()],
    ['an empty one of the first format', emptySnapshot()],
  ])('takes %s', (_, snapshot) => {
    expect(faults(snapshot)).toEqual([])
  })

  test('refuses what is missing, unknown, of another kind, or of the other format', () => {
    const snapshot = sampleReport({ recommendations: 1 })
    const { figures: _, ...without } = snapshot
    const { scope: __, ...unscoped } = snapshot
    expect(faults(without)).toEqual([" must have required property 'figures'"])
    expect(faults({ ...snapshot, secret: 1 })).not.toEqual([])
    expect(faults({ ...snapshot, edition: { ...snapshot.edition, asOf: 'yesterday' } })).not.toEqual([])
    expect(faults(unscoped)).not.toEqual([])
    expect(faults({ ...snapshot, format: 'vigia-report-snapshot/1' })).not.toEqual([])
    expect(faults({ ...snapshot, format: 'vigia-report-snapshot/3' })).not.toEqual([])
  })
})

describe('the description of the tables', () => {
  const snapshot = sampleReport({ recommendations: 13 })
  const description = JSON.parse(describeTables(snapshot, LANGUAGES, (file) => file)) as Description

  test('is metadata of CSV on the Web that names every table in every language once', () => {
    expect(description['@context'][0]).toBe('http://www.w3.org/ns/csvw')
    expect(description.tables).toHaveLength(TABLES.length * LANGUAGES.length)
    expect(new Set(description.tables.map(({ url }) => url)).size).toBe(description.tables.length)
  })

  test('has the columns of each table in order, with a title in each language and the one that the file itself has', () => {
    for (const [index, { tableSchema }] of description.tables.entries()) {
      const table = TABLES[index % TABLES.length]!
      const [heads] = tableAsCsv(table, snapshot, words('es')).slice(1).split('\r\n')
      expect(tableSchema.columns.map(({ name }) => name).join(',')).toBe(heads)
      for (const { name, titles } of tableSchema.columns) {
        expect(Object.keys(titles)).toEqual(['und', ...LANGUAGES])
        expect(titles['und']).toBe(name)
      }
    }
  })

  test('has a key for each table, and references only to columns that are there', () => {
    const known = new Map(description.tables.map(({ url, tableSchema }) => [url, new Set(tableSchema.columns.map(({ name }) => name))]))
    for (const { url, tableSchema } of description.tables) {
      for (const column of tableSchema.primaryKey ?? ['']) expect(known.get(url)).toContain(column)
      for (const { columnReference, reference } of tableSchema.foreignKeys) {
        expect(known.get(url)).toContain(columnReference)
        expect(known.get(reference.resource)).toContain(reference.columnReference)
      }
    }
  })

  test('claims no key that an edition of the first format does not have', () => {
    const old = JSON.parse(describeTables(sampleSnapshot(), ['es'], (file) => file)) as Description
    expect(old.tables.find(({ url }) => url === '2026-10-monthly.es.csv')?.tableSchema.primaryKey).toBeUndefined()
  })
})
