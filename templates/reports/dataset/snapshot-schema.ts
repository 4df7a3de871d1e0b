import { readFileSync } from 'node:fs'
import { SCHEMA_FILE } from './file-names.ts'

let schema: string | undefined

/** The JSON Schema (2020-12) of snapshots of both formats, read from its file once. */
export function snapshotSchema(): string {
  schema ??= readFileSync(new URL(SCHEMA_FILE, import.meta.url), 'utf8')
  return schema
}
