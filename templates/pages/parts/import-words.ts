import type { MessageKey } from '../../i18n/index.ts'
import type { ImportBatch, Said } from '../../view/import.ts'
import type { PageContext } from '../page-context.ts'

/** What was found, as a sentence; fields in it are named as the form names them. */
export function saidSentence({ words }: Pick<PageContext, 'words'>, { key, values }: Said): string {
  const field = values?.['field']
  const named = typeof field === 'string' ? { ...values, field: words.t(`imports.field.${field}` as MessageKey) } : values
  return words.t(key as MessageKey, named)
}

/** What a field of an import is called. */
export function importFieldName({ words }: Pick<PageContext, 'words'>, name: string): string {
  return words.t(`imports.field.${name}` as MessageKey)
}

/** A column by its header in the file; a field that no column brings by its own name. */
export function columnName(page: Pick<PageContext, 'words'>, batch: ImportBatch, column: string): string {
  const inFile = batch.facts?.columns.some(({ header }) => header === column) ?? false
  return inFile || !/^[a-z]+(_[a-z]+)*$/.test(column) ? column : (knownField(page, column) ?? column)
}

function knownField(page: Pick<PageContext, 'words'>, name: string): string | null {
  try {
    return importFieldName(page, name)
  } catch {
    return null
  }
}
