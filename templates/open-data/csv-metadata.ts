import { LANGUAGES, words as wordsOf } from '../i18n/index.ts'
import type { ColumnType, ColumnView, DatasetView, DumpMoment } from '../view/dataset.ts'
import { columnMeaning } from './column-meaning.ts'
import { LICENCE } from './licence.ts'

const DATATYPES: Readonly<Record<ColumnType, unknown>> = {
  text: 'string',
  integer: 'integer',
  number: 'decimal',
  boolean: { base: 'boolean', format: 'true|false' },
  date: 'date',
  partial_date: { base: 'string', format: '[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?' },
  instant: 'dateTimeStamp',
  list: 'string',
}

/** What the CSV files of a dump are, as CSV on the Web metadata (W3C, JSON): columns with datatypes and meanings, keys, references. */
export function csvMetadata(datasets: readonly DatasetView[], moment: DumpMoment, origin: string): string {
  const [first = 'es'] = LANGUAGES
  const description = {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': first }],
    'dc:license': { '@id': LICENCE },
    'dc:source': { '@id': `${origin}/` },
    'dc:modified': { '@value': moment.asOf, '@type': 'xsd:dateTime' },
    dialect: { encoding: 'utf-8', lineTerminators: ['\r\n'], quoteChar: '"', doubleQuote: true, header: true },
    tables: datasets.map((dataset) => ({
      url: `${dataset.name}.csv`,
      'dc:title': inEveryLanguage((words) => words.t(`data.dataset.name.${dataset.name}`)),
      'dc:description': inEveryLanguage((words) => words.t(`data.dataset.about.${dataset.name}`)),
      tableSchema: {
        columns: dataset.columns.map(describeColumn),
        primaryKey: dataset.key,
        foreignKeys: dataset.columns.flatMap((column) => foreignKey(column, datasets)),
      },
    })),
  }
  return `${JSON.stringify(description, null, 2)}\n`
}

function describeColumn(column: ColumnView): object {
  const { name, type } = column
  return {
    name,
    titles: name,
    'dc:description': inEveryLanguage((words) => columnMeaning(column, words)),
    datatype: DATATYPES[type],
    ...(column.language === null ? {} : { lang: column.language }),
    ...(type === 'list' ? { separator: ';' } : {}),
  }
}

/** Lists are left out: their items are escaped, which CSV on the Web does not know. */
function foreignKey({ name, type, refersTo }: ColumnView, datasets: readonly DatasetView[]): readonly object[] {
  const other = datasets.find((dataset) => dataset.name === refersTo)
  if (other === undefined || type === 'list') return []
  return [{ columnReference: name, reference: { resource: `${other.name}.csv`, columnReference: other.key } }]
}

function inEveryLanguage(read: (words: ReturnType<typeof wordsOf>) => string): readonly object[] {
  return LANGUAGES.map((language) => ({ '@value': read(wordsOf(language)), '@language': language }))
}
