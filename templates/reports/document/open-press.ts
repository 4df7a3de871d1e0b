import PDFDocument from 'pdfkit'
import type { Words } from '../../i18n/index.ts'
import { Typesetter } from '../text/typesetter.ts'
import { ByteBlocks } from './byte-blocks.ts'
import { registerFonts } from './fonts.ts'
import { LateText } from './late-text.ts'
import { documentMetadata, type DocumentFacts } from './metadata.ts'
import { DeflateQueue } from './deflate-queue.ts'
import { Objects } from './objects.ts'
import { mendDocument, setStructureTree, structureRootNumber, type OpenPage } from './pdfkit-internals.ts'
import type { Press } from './press.ts'
import { Structure, type MarkedPage } from './structure.ts'

/** A document that is open for printing and, once `close` was called, its bytes. */
export interface OpenDocument {
  readonly press: Press
  /** Ends the document of so many pages. */
  close(pages: number): Promise<Uint8Array>
}

/**
 * Starts a document that declares itself PDF/UA-1 and PDF/A-3a, dated `date`, with `head` at the head and foot of its pages. What is
 * finished is written at once, so that memory holds no more than the bytes of the file and what is open.
 */
export function openPress(words: Words, facts: DocumentFacts, head: Press['head'], date: Date): OpenDocument {
  const doc = new PDFDocument({
    pdfVersion: '1.7',
    lang: words.locale,
    tagged: true,
    displayTitle: true,
    subset: 'PDF/A-3a',
    font: null as unknown as string,
    autoFirstPage: false,
    info: {
      Title: facts.title,
      Author: 'Vigía',
      Subject: facts.citation,
      Creator: 'Vigía',
      Producer: 'PDFKit',
      CreationDate: date,
    },
  })
  const bytes = new ByteBlocks()
  mendDocument(doc, (chunk) => bytes.add(chunk))
  doc.appendXML(documentMetadata(facts, words.locale))
  registerFonts(doc)
  const queue = new DeflateQueue()
  const objects = new Objects(doc, queue)
  const structure = new Structure(objects, structureRootNumber(doc))
  const root = structure.open(null, 'Document')
  const press: Press = {
    doc,
    words,
    objects,
    structure,
    queue,
    type: new Typesetter(doc),
    head,
    pageCount: new LateText(doc),
    root,
    places: new Map(),
    page: undefined as unknown as OpenPage,
    marked: undefined as unknown as MarkedPage,
  }
  return {
    press,
    async close(pages) {
      press.pageCount.resolve(press.type, press.page, words.number(pages))
      structure.close(root)
      const { parentTree, nextKey } = structure.end()
      objects.flush()
      await queue.drained()
      setStructureTree(doc, [root.number], parentTree, nextKey)
      doc.end()
      return bytes.join()
    },
  }
}
