import { datasetNamed, type Cell, type DatasetName } from '../../datasets/index.ts'
import type { Context } from '../../kernel/context.ts'
import type { RowValues } from '../row-values.ts'

/**
 * Which of the fields that a row brings say something else than the record, by its own data set. Null: it has no such row. Fields that
 * the row does not bring do not differ.
 */
export async function differingFields(
  ctx: Context,
  dataset: DatasetName,
  key: string,
  values: RowValues,
  fields: readonly string[],
): Promise<readonly string[] | null> {
  const found = datasetNamed(dataset)
  if (!found) throw new Error(`no data set ${dataset}`)
  for await (const row of found.rows(ctx, { keys: [key] }, null)) {
    return fields.filter((field) => values.has(field) && !same(row[field] ?? null, values, field))
  }
  return null
}

function same(cell: Cell, values: RowValues, field: string): boolean {
  if (cell === null) return values.list(field).every((item) => item === '')
  if (typeof cell !== 'object') return String(cell) === values.text(field)
  const items = values.list(field)
  return cell.length === items.length && cell.every((item, index) => item === items[index])
}
