import canonicalize from 'canonicalize'
import { PDFDict, PDFHexString, PDFName, PDFNumber, PDFString } from 'pdf-lib'
import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { words } from '../../../templates/i18n/index.ts'
import { describeTables } from '../../../templates/reports/dataset/describe-tables.ts'
import { savedName } from '../../../templates/reports/dataset/file-names.ts'
import { snapshotSchema } from '../../../templates/reports/dataset/snapshot-schema.ts'
import { tableAsCsv } from '../../../templates/reports/dataset/table-as-csv.ts'
import { TABLES } from '../../../templates/reports/dataset/table.ts'
import { renderStatusReport } from '../../../templates/reports/status-report.pdf.ts'
import { sampleExtreme } from '../../support/sample-extreme.ts'
import { sampleReport } from '../../support/sample-report.ts'
import { attachmentsOf, dissect, textOf, type Anatomy, type Attachment } from './pdf-structure.ts'

const NAMES = ['recommendations', 'updates', 'evidence', 'citations', 'indicators', 'measurements', 'changes', 'corrections']

describe.each([
  ['an edition in Spanish', 'es', sampleReport({ recommendations: 13 })],
  ['an edition with everything odd, in English', 'en', sampleExtreme()],
])('the data in %s', (_, language, snapshot) => {
  let anatomy: Anatomy
  let files: ReadonlyMap<string, Attachment>
  const { slug } = snapshot.edition
  const csv = (table: string) => `vigia-${slug}.${table === 'register' ? '' : `${table}.`}${language}.csv`

  beforeAll(async () => {
    anatomy = await dissect((await renderStatusReport(snapshot, language)).bytes)
    files = new Map(attachmentsOf(anatomy).map((file) => [file.name, file]))
  })

  test('is the snapshot, every table, and what explains them', () => {
    const kinds = [...files.values()].map(({ name, relationship, type }) => [name, relationship, type])
    expect(kinds).toEqual([
      [`vigia-${slug}.json`, 'Data', 'application/json'],
      ...TABLES.map((table) => [csv(table), 'Data', 'text/csv']),
      [`vigia-${slug}-tables.json`, 'Supplement', 'application/csvm+json'],
      ['vigia-snapshot-2.schema.json', 'Supplement', 'application/schema+json'],
    ])
    expect(TABLES.filter((table) => table !== 'register')).toEqual(NAMES)
  })

  test('is, byte for byte, what is offered beside the online edition', () => {
    expect(files.get(`vigia-${slug}.json`)!.text).toBe(canonicalize(JSON.parse(JSON.stringify(snapshot))))
    for (const table of TABLES) expect(files.get(csv(table))!.text).toBe(tableAsCsv(table, snapshot, words(language)))
    expect(files.get(`vigia-${slug}-tables.json`)!.text).toBe(describeTables(snapshot, [language], savedName))
    expect(files.get('vigia-snapshot-2.schema.json')!.text).toBe(snapshotSchema())
  })

  test('is dated by the edition and says of each file what it is, how large, and its digest', () => {
    for (const specification of specifications(anatomy)) {
      const stream = specification.lookup(PDFName.of('EF'), PDFDict).lookup(PDFName.of('F')) as unknown as { dict: PDFDict }
      const parameters = stream.dict.lookup(PDFName.of('Params'), PDFDict)
      const { text } = files.get(textOf(specification, 'UF')!)!
      expect(textOf(specification, 'F')).toBe(textOf(specification, 'UF'))
      expect(textOf(specification, 'Desc')!.length).toBeGreaterThan(10)
      expect(parameters.lookup(PDFName.of('ModDate'), PDFString).decodeDate()).toEqual(new Date(snapshot.edition.asOf))
      expect(parameters.lookup(PDFName.of('Size'), PDFNumber).asNumber()).toBe(Buffer.byteLength(text))
      const digest = createHash('md5').update(text).digest('hex')
      expect(Buffer.from(parameters.lookup(PDFName.of('CheckSum'), PDFHexString).asBytes()).toString('hex')).toBe(digest)
    }
  })

  test('is found by name too, in the order that readers search', () => {
    const tree = anatomy.catalog.lookup(PDFName.of('Names'), PDFDict).lookup(PDFName.of('EmbeddedFiles'), PDFDict)
    const names = [...tree.toString().matchAll(/\(([^)]*)\) \d+ 0 R/g)].map(([, name]) => name!)
    expect(names).toEqual([...files.keys()].toSorted((a, b) => (a < b ? -1 : 1)))
  })
})

function specifications({ catalog }: Anatomy): PDFDict[] {
  const files = catalog.lookup(PDFName.of('AF')) as unknown as { asArray(): unknown[]; lookup(index: number): unknown }
  return files.asArray().map((_, index) => files.lookup(index) as PDFDict)
}
