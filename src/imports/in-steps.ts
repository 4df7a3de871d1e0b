import type { Row } from '../tables/index.ts'

/** Rows in groups of at most `size`, in order. */
export async function* inSteps(rows: AsyncIterable<Row>, size: number): AsyncGenerator<readonly Row[]> {
  let step: Row[] = []
  for await (const row of rows) {
    step.push(row)
    if (step.length < size) continue
    yield step
    step = []
  }
  if (step.length > 0) yield step
}
