import { changes } from './changes.table.ts'
import { citations } from './citations.table.ts'
import { corrections } from './corrections.table.ts'
import { evidence } from './evidence.table.ts'
import { indicators } from './indicators.table.ts'
import { measurements } from './measurements.table.ts'
import { recommendations } from './recommendations.table.ts'
import { register } from './register.table.ts'
import type { DataTable, TableName } from './table.ts'
import { updates } from './updates.table.ts'

const DEFINITIONS: Readonly<Record<TableName, DataTable>> = {
  recommendations,
  register,
  updates,
  evidence,
  citations,
  indicators,
  measurements,
  changes,
  corrections,
}

/** The definition of a table of an edition's data. */
export function tableNamed(name: TableName): DataTable {
  return DEFINITIONS[name]
}
