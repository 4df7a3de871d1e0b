import type { Context } from '../kernel/context.ts'
import type { Column, Dataset, DatasetFilter, DatasetName, Row } from './dataset.ts'

/** What a page of a data set is asked for: the rows after a cursor (null: from the first on), at most `limit`. */
export interface PageAsk<Cursor> {
  readonly filter: DatasetFilter
  readonly asOf: Date | null
  readonly after: Cursor | null
  readonly limit: number
}

export interface RowPage<Cursor> {
  readonly rows: readonly Row[]
  /** Where the next page begins; null after the last. */
  readonly next: Cursor | null
}

/** Reads the pages of one stream; it may remember what the next pages ask again. */
export type PageReader<Cursor> = (after: Cursor | null) => Promise<RowPage<Cursor>>

interface Definition<Cursor> {
  readonly name: DatasetName
  readonly key: string
  readonly columns: readonly Column[]
  /** Rows of a page; absent: 1,000. */
  readonly pageSize?: number
  /** Begins a stream. */
  readonly reader: (ctx: Context, ask: Omit<PageAsk<Cursor>, 'after'>) => PageReader<Cursor> | Promise<PageReader<Cursor>>
}

interface StatelessDefinition<Cursor> extends Omit<Definition<Cursor>, 'reader'> {
  readonly page: (ctx: Context, ask: PageAsk<Cursor>) => Promise<RowPage<Cursor>>
}

const NARROWED_BY = { recommendations: 'recommendation', institutions: 'institution' } as const

/**
 * Makes a data set of a page reader. The next page is read while the one before is taken, except inside a transaction, which has one
 * connection. A filter by a column that the data set does not have is a defect and throws.
 */
export function makeDataset<Cursor>(definition: Definition<Cursor> | StatelessDefinition<Cursor>): Dataset {
  const { name, key, columns, pageSize = 1_000 } = definition
  const names = new Set(columns.map((column) => column.name))
  async function* batches(ctx: Context, filter: DatasetFilter, asOf: Date | null) {
    for (const by of ['recommendations', 'institutions'] as const) {
      if (filter[by] !== undefined && !names.has(NARROWED_BY[by])) throw new Error(`the data set ${name} is not narrowed by ${by}`)
    }
    if ([filter.keys, filter.recommendations, filter.institutions].some((list) => list?.length === 0)) return
    const ask = { filter, asOf, limit: pageSize }
    const read =
      'reader' in definition ? await definition.reader(ctx, ask) : (after: Cursor | null) => definition.page(ctx, { ...ask, after })
    yield* ctx.db.isTransaction ? oneByOne(read) : oneAhead(read)
  }
  return {
    name,
    key,
    columns,
    batches,
    async *rows(ctx, filter, asOf) {
      for await (const batch of batches(ctx, filter, asOf)) yield* batch
    },
  }
}

async function* oneByOne<Cursor>(read: PageReader<Cursor>): AsyncGenerator<readonly Row[]> {
  let after: Cursor | null = null
  do {
    const { rows, next }: RowPage<Cursor> = await read(after)
    if (rows.length > 0) yield rows
    after = next
  } while (after !== null)
}

async function* oneAhead<Cursor>(read: PageReader<Cursor>): AsyncGenerator<readonly Row[]> {
  let ahead: Promise<RowPage<Cursor>> | null = read(null)
  try {
    while (ahead !== null) {
      const { rows, next }: RowPage<Cursor> = await ahead
      ahead = next === null ? null : read(next)
      // Whoever awaits it hears of it.
      ahead?.catch(() => undefined)
      if (rows.length > 0) yield rows
    }
  } finally {
    await ahead?.catch(() => undefined)
  }
}

/** The cursor of the last row when the page is full; null when there can be no more. */
export function nextCursor<Found, Cursor>(found: readonly Found[], limit: number, cursorOf: (row: Found) => Cursor): Cursor | null {
  const last = found.at(-1)
  return last === undefined || found.length < limit ? null : cursorOf(last)
}
