import type { Language } from '../../view/text.ts'
import type { TableName } from './table.ts'

/** Name of the schema of the snapshot, the same for all editions. */
export const SCHEMA_FILE = 'snapshot-2.schema.json'

/** The last part of a table's address beside the edition (`/reports/…`). The register has the short one that it has always had. */
export function tableFile(slug: string, table: TableName, language: Language): string {
  return table === 'register' ? `${slug}.${language}.csv` : `${slug}.${table}.${language}.csv`
}

/** The last part of the address of the description of all tables. */
export function tablesFile(slug: string): string {
  return `${slug}.tables.json`
}

/** What a file is called once it is attached or downloaded, where its address no longer says whose it is. */
export function savedName(file: string): string {
  return `vigia-${file}`
}
