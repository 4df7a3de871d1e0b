import { words as wordsOf } from '../i18n/index.ts'
import type { ColumnType, DatasetView } from '../view/dataset.ts'
import { columnMeaning } from './column-meaning.ts'

const TYPES: Readonly<Record<ColumnType, object>> = {
  text: { type: ['string', 'null'], minLength: 1 },
  integer: { type: ['integer', 'null'] },
  number: { type: ['number', 'null'] },
  boolean: { type: ['boolean', 'null'] },
  date: { type: ['string', 'null'], format: 'date' },
  partial_date: { type: ['string', 'null'], pattern: '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$' },
  instant: { type: ['string', 'null'], format: 'date-time' },
  list: { type: 'array', items: { type: 'string' } },
}

/** JSON Schema (2020-12) of the lines of the NDJSON files: `#/$defs/{data set}`. */
export function rowSchema(datasets: readonly DatasetView[], origin: string): string {
  const words = wordsOf('en')
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${origin}/data/schema.json`,
    $defs: Object.fromEntries(
      datasets.map(({ name, key, columns }) => [
        name,
        {
          title: words.t(`data.dataset.name.${name}`),
          description: words.t(`data.dataset.about.${name}`),
          type: 'object',
          properties: Object.fromEntries(
            columns.map((column) => [
              column.name,
              {
                ...TYPES[column.type],
                ...(column.name === key ? { type: column.type === 'integer' ? 'integer' : 'string' } : {}),
                description: columnMeaning(column, words),
              },
            ]),
          ),
          required: columns.map((column) => column.name),
          additionalProperties: false,
        },
      ]),
    ),
  }
  return `${JSON.stringify(schema, null, 2)}\n`
}
