import canonicalize from 'canonicalize'
import type { Words } from '../../i18n/index.ts'
import type { ReportSnapshot } from '../../view.ts'
import { registerAsCsv } from '../register.csv.ts'
import type { Doc } from './pdfkit-internals.ts'

/** Puts the edition's data into the file: the snapshot as canonical JSON (RFC 8785) and the register as CSV. */
export function attach(doc: Doc, snapshot: ReportSnapshot, words: Words): void {
  const { slug, asOf } = snapshot.edition
  const modifiedDate = new Date(asOf)
  const files = [
    { name: `${slug}.json`, type: 'application/json', text: canonicalize(snapshot) ?? '', description: words.t('report.attachment.json') },
    { name: `${slug}.csv`, type: 'text/csv', text: registerAsCsv(snapshot, words), description: words.t('report.attachment.csv') },
  ]
  for (const { name, type, text, description } of files) {
    const options = { name, type, description, relationship: 'Data', modifiedDate }
    doc.file(Buffer.from(text, 'utf8'), options as Parameters<Doc['file']>[1])
  }
}
