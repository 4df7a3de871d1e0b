import type { Words } from '../../i18n/index.ts'
import type { ReportSnapshot } from '../../view/edition.ts'
import { savedName, SCHEMA_FILE, tableFile } from '../dataset/file-names.ts'

/** Names under which the data is attached, by which the report speaks of it; `csv` is the register. */
export function attachmentNames(
  { edition }: ReportSnapshot,
  words: Words,
): { readonly json: string; readonly csv: string; readonly tables: string; readonly schema: string } {
  return {
    json: savedName(`${edition.slug}.json`),
    csv: savedName(tableFile(edition.slug, 'register', words.language)),
    tables: savedName(`${edition.slug}-tables.json`),
    schema: savedName(SCHEMA_FILE),
  }
}
