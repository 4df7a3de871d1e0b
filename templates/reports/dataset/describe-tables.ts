import { words as wordsOf } from '../../i18n/index.ts'
import type { ReportSnapshot } from '../../view/edition.ts'
import type { Language } from '../../view/text.ts'
import { editionTitle } from '../normalise/edition-words.ts'
import { tableFile } from './file-names.ts'
import { TABLES, type Column, type Datatype, type TableName } from './table.ts'
import { tableNamed } from './tables.ts'

const LICENCE = 'https://creativecommons.org/licenses/by/4.0/'
const DATATYPES: Readonly<Record<Datatype, unknown>> = {
  string: 'string',
  anyURI: 'anyURI',
  language: 'language',
  boolean: { base: 'boolean', format: 'true|false' },
  date: 'date',
  dateTime: 'dateTime',
  nonNegativeInteger: 'nonNegativeInteger',
  partial: { base: 'string', format: '[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?' },
}

/**
 * What the tables of an edition are, as CSV on the Web metadata (W3C, JSON): for each language and table the columns with their
 * datatypes and titles, the key, and how the tables hang together. `nameOf` makes a table's address of the file's name.
 */
export function describeTables(snapshot: ReportSnapshot, languages: readonly Language[], nameOf: (file: string) => string): string {
  const [first = 'es'] = languages
  const description = {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': first }],
    'dc:title': languages.map((language) => {
      const words = wordsOf(language)
      return { '@value': words.t('data.title', { title: editionTitle(snapshot.edition, words) }), '@language': language }
    }),
    'dc:license': { '@id': LICENCE },
    'dc:source': { '@id': snapshot.onlineAddress },
    'dc:modified': { '@value': snapshot.edition.asOf, '@type': 'xsd:dateTime' },
    dialect: { encoding: 'utf-8', lineTerminators: ['\r\n'], quoteChar: '"', doubleQuote: true, header: true },
    tables: languages.flatMap((language) =>
      TABLES.map((name) =>
        describeTable(snapshot, name, languages, language, (table) => nameOf(tableFile(snapshot.edition.slug, table, language))),
      ),
    ),
  }
  return `${JSON.stringify(description, null, 2)}\n`
}

function describeTable(
  snapshot: ReportSnapshot,
  name: TableName,
  languages: readonly Language[],
  language: Language,
  urlOf: (table: TableName) => string,
): object {
  const table = tableNamed(name)
  const columns = table.columns(snapshot)
  const names = new Set(columns.map((column) => column.name))
  const key = table.key.filter((column) => names.has(column))
  const words = wordsOf(language)
  return {
    url: urlOf(name),
    'dc:title': { '@value': words.t(`data.table.${name}`), '@language': language },
    'dc:description': { '@value': words.t(`data.about.${name}`), '@language': language },
    tableSchema: {
      columns: columns.map((column) => describeColumn(column, languages)),
      ...(key.length === table.key.length ? { primaryKey: key } : {}),
      foreignKeys: table.references.map(({ column, table: other, to }) => ({
        columnReference: column,
        reference: { resource: urlOf(other), columnReference: to },
      })),
    },
  }
}

function describeColumn(
  { name, type, required }: Pick<Column<never>, 'name' | 'type' | 'required'>,
  languages: readonly Language[],
): object {
  const titles = languages.map((language) => [language, wordsOf(language).t(`data.column.${name}`)] as const)
  return { name, titles: { und: name, ...Object.fromEntries(titles) }, datatype: DATATYPES[type], ...(required ? { required: true } : {}) }
}
