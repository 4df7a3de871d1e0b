import type { ColumnView, DatasetView } from '../../templates/view/dataset.ts'
import type { Context } from '../kernel/context.ts'

export type { ColumnType, DatasetName } from '../../templates/view/dataset.ts'
export type Column = ColumnView

/** Null: absent. No text is empty, and a list without items is empty and not absent. Dates are `YYYY-MM-DD`, instants ISO 8601 in UTC. */
export type Cell = string | number | boolean | null | readonly string[]
export type Row = Readonly<Record<string, Cell>>

/** What narrows the rows of a data set; absent: everything. An empty list leaves nothing. */
export interface DatasetFilter {
  /** Values of the key column. */
  readonly keys?: readonly string[] | undefined
  /** Codes; only where the data set has the column `recommendation`. */
  readonly recommendations?: readonly string[] | undefined
  /** Slugs; only where the data set has the column `institution`. */
  readonly institutions?: readonly string[] | undefined
}

/** One public table. Its rows come in one order that never depends on anything but the record. */
export interface Dataset extends DatasetView {
  /** The rows as the record stood just before an instant (null: now), some hundreds at a time, so that memory stays flat. */
  batches(ctx: Context, filter: DatasetFilter, asOf: Date | null): AsyncIterable<readonly Row[]>
  /** The same, one by one. */
  rows(ctx: Context, filter: DatasetFilter, asOf: Date | null): AsyncIterable<Row>
}
