import { LICENCE } from '../../templates/open-data/licence.ts'
import type { Column, Row } from './dataset.ts'
import { objectWriter } from './write-ndjson.ts'

interface Heading {
  /** ISO 8601: the instant that the rows speak of. */
  readonly asOf: string
}

/** Rows as one JSON document `{ dataset, as_of, licence, rows }`, a piece a batch. */
export async function* writeJson(
  dataset: { readonly name: string; readonly columns: readonly Column[] },
  batches: AsyncIterable<readonly Row[]>,
  { asOf }: Heading,
): AsyncGenerator<string> {
  const write = objectWriter(dataset.columns)
  const heading = JSON.stringify({ dataset: dataset.name, as_of: asOf, licence: LICENCE })
  yield `${heading.slice(0, -1)},"rows":[`
  let mark = '\n'
  for await (const rows of batches) {
    yield mark + rows.map(write).join(',\n')
    mark = ',\n'
  }
  yield '\n]}\n'
}
