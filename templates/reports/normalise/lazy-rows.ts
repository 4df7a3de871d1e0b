import type { Row } from '../table/table.ts'

/** Rows that are made each time they are gone through, and never all held. */
export function lazyRows(make: () => Iterator<Row>): Iterable<Row> {
  return { [Symbol.iterator]: make }
}
