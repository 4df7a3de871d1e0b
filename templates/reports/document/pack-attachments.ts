import type { Words } from '../../i18n/index.ts'
import type { ReportSnapshot } from '../../view/edition.ts'
import { describeTables } from '../dataset/describe-tables.ts'
import { savedName, tableFile } from '../dataset/file-names.ts'
import { pack, type Packed } from '../dataset/pack.ts'
import { snapshotInPieces } from '../dataset/snapshot-in-pieces.ts'
import { snapshotSchema } from '../dataset/snapshot-schema.ts'
import { tableInPieces } from '../dataset/table-as-csv.ts'
import { TABLES } from '../dataset/table.ts'
import { attachmentNames } from './attachment-names.ts'
import { pdfString } from './objects.ts'
import { associateFiles, writeObject } from './pdfkit-internals.ts'
import type { Press } from './press.ts'

/** A file to be attached, already compressed. */
interface Attachment extends Packed {
  readonly name: string
  readonly type: string
  readonly description: string
  /** ISO 32000-2 AFRelationship: the data itself, or what explains it. */
  readonly relationship: 'Data' | 'Supplement'
}

/**
 * The edition's data as files to attach: the snapshot as canonical JSON (RFC 8785) with its schema, and every table as CSV in the
 * report's language with the description of all of them. Begin early: the work is done beside the drawing.
 */
export async function packAttachments(snapshot: ReportSnapshot, words: Words): Promise<readonly Attachment[]> {
  const { slug } = snapshot.edition
  const names = attachmentNames(snapshot, words)
  const json = { type: 'application/json', relationship: 'Data' } as const
  const files: (Omit<Attachment, keyof Packed> & { readonly pieces: Iterable<string> })[] = [
    { ...json, name: names.json, description: words.t('data.attachment.snapshot'), pieces: snapshotInPieces(snapshot) },
    ...TABLES.map((table) => ({
      name: savedName(tableFile(slug, table, words.language)),
      type: 'text/csv',
      description: words.t('data.attachment.table', { name: words.t(`data.table.${table}`) }),
      relationship: 'Data' as const,
      pieces: tableInPieces(table, snapshot, words),
    })),
    {
      name: names.tables,
      type: 'application/csvm+json',
      description: words.t('data.attachment.tables'),
      relationship: 'Supplement',
      pieces: [describeTables(snapshot, [words.language], savedName)],
    },
    {
      name: names.schema,
      type: 'application/schema+json',
      description: words.t('data.attachment.schema'),
      relationship: 'Supplement',
      pieces: [snapshotSchema()],
    },
  ]
  const packed: Attachment[] = []
  for (const { pieces, ...file } of files) packed.push({ ...file, ...(await pack(pieces)) })
  return packed
}

/** Puts the packed files into the document, dated by the edition. Before its end, and always at the same place in the order of things. */
export function attachFiles(
  { doc, objects }: Pick<Press, 'doc' | 'objects'>,
  { edition }: ReportSnapshot,
  files: readonly Attachment[],
): void {
  const modified = `D:${edition.asOf.slice(0, 19).replaceAll(/[-T:]/g, '')}Z`
  const specifications = files.map((file) => {
    const content = objects.allocate()
    const bytes = Buffer.concat(file.compressed)
    const parameters = `/Params<</ModDate(${modified})/CheckSum<${file.checksum.toString('hex')}>/Size ${file.size}>>`
    const type = `/Type/EmbeddedFile/Subtype/${file.type.replaceAll('/', '#2F')}`
    writeObject(doc, content, `<<${type}${parameters}/Filter/FlateDecode/Length ${bytes.length}>>`, bytes)
    const number = objects.allocate()
    const name = pdfString(file.name)
    const description = `/Desc${pdfString(file.description)}/AFRelationship/${file.relationship}`
    objects.write(number, `<</Type/Filespec/F${name}/UF${name}${description}/EF<</F ${content} 0 R/UF ${content} 0 R>>>>`)
    return { name: file.name, number }
  })
  associateFiles(doc, specifications)
}
