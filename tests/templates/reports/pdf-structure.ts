import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFString,
} from 'pdf-lib'

export interface StructureNode {
  readonly role: string
  readonly children: readonly StructureNode[]
  readonly dictionary: PDFDict
}

export interface Anatomy {
  readonly catalog: PDFDict
  readonly metadata: string
  readonly root: StructureNode
  /** Every structure element, in reading order. */
  readonly nodes: readonly StructureNode[]
  readonly pageRefs: readonly PDFRef[]
  readonly document: PDFDocument
}

/** The parts of a PDF that accessibility and archiving rest on. */
export async function dissect(bytes: Uint8Array): Promise<Anatomy> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const { catalog } = document
  const metadata = document.context.lookup(catalog.get(PDFName.of('Metadata'))) as PDFRawStream
  const tree = catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict)
  const root = readNode(tree)
  return {
    document,
    catalog,
    metadata: Buffer.from(decodePDFRawStream(metadata).decode()).toString('utf8'),
    root,
    nodes: flatten(root),
    pageRefs: document.getPages().map((page) => page.ref),
  }
}

/** A string entry of a dictionary, decoded. */
export function textOf(dictionary: PDFDict, key: string): string | undefined {
  const value = dictionary.lookup(PDFName.of(key))
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined
}

export interface AnnotationUse {
  /** The page that the structure says the link is on. */
  readonly page: PDFRef
  readonly annotation: PDFRef
}

/** The links that a structure element holds, each with the page it claims. */
export function annotationsOf({ dictionary }: StructureNode): AnnotationUse[] {
  return kids(dictionary).flatMap((kid) => {
    if (!(kid instanceof PDFDict) || kid.get(PDFName.of('Type')) !== PDFName.of('OBJR')) return []
    return [{ page: kid.get(PDFName.of('Pg')) as PDFRef, annotation: kid.get(PDFName.of('Obj')) as PDFRef }]
  })
}

function readNode(dictionary: PDFDict): StructureNode {
  const role = dictionary.lookupMaybe(PDFName.of('S'), PDFName)?.decodeText() ?? 'Root'
  const children = kids(dictionary)
    .filter((kid) => kid instanceof PDFDict)
    .filter((kid) => kid.has(PDFName.of('S')))
  return { role, dictionary, children: children.map(readNode) }
}

function kids(dictionary: PDFDict): unknown[] {
  const value = dictionary.lookup(PDFName.of('K'))
  if (value instanceof PDFArray) return value.asArray().map((_, index) => value.lookup(index))
  return value === undefined || value instanceof PDFNumber ? [] : [value]
}

function flatten(node: StructureNode): StructureNode[] {
  return [node, ...node.children.flatMap(flatten)]
}

export interface Attachment {
  readonly name: string
  readonly relationship: string
  readonly type: string
  readonly text: string
}

/** The files associated with the document, decoded as UTF-8. */
export function attachmentsOf({ catalog }: Anatomy): Attachment[] {
  const files = catalog.lookup(PDFName.of('AF'), PDFArray)
  return files.asArray().map((_, index) => {
    const file = files.lookup(index, PDFDict)
    const stream = file.lookup(PDFName.of('EF'), PDFDict).lookup(PDFName.of('F')) as PDFRawStream
    return {
      name: textOf(file, 'UF') ?? '',
      relationship: file.lookup(PDFName.of('AFRelationship'), PDFName).decodeText(),
      type: stream.dict.lookup(PDFName.of('Subtype'), PDFName).decodeText(),
      text: Buffer.from(decodePDFRawStream(stream).decode()).toString('utf8'),
    }
  })
}
