import canonicalize from 'canonicalize'
import type { Words } from '../../i18n/index.ts'
import type { ReportSnapshot } from '../../view/edition.ts'
import { registerAsCsv } from '../register.csv.ts'
import type { Doc } from './pdfkit-internals.ts'

/** Puts the edition's data into the file: the snapshot as canonical JSON (RFC 8785) and the register as CSV. */
export function attach(doc: Doc, snapshot: ReportSnapshot, words: Words): void {
  const names = attachmentNames(snapshot, words)
  const modifiedDate = new Date(snapshot.edition.asOf)
  const files = [
    { name: names.json, type: 'application/json', text: canonicalize(snapshot) ?? '', description: words.t('report.attachment.json') },
    { name: names.csv, type: 'text/csv', text: registerAsCsv(snapshot, words), description: words.t('report.attachment.csv') },
  ]
  for (const { name, type, text, description } of files) {
    const options = { name, type, description, relationship: 'Data', modifiedDate }
    doc.file(Buffer.from(text, 'utf8'), options)
  }
}

/** File names of the attached data, the same as when it is downloaded. */
export function attachmentNames({ edition }: ReportSnapshot, words: Words): { readonly json: string; readonly csv: string } {
  return { json: `vigia-${edition.slug}.json`, csv: `vigia-${edition.slug}.${words.language}.csv` }
}
