import PDFDocument from 'pdfkit'
import { COLORS } from '../../charts/tokens.ts'
import type { Words } from '../../i18n/index.ts'
import type { ReportSnapshot } from '../../view/edition.ts'
import { attach } from './attach.ts'
import { editionTitle } from '../parts/edition-words.ts'
import { registerFonts } from './fonts.ts'
import { lateText, mendDocument } from './pdfkit-internals.ts'
import type { Sheet } from './sheet.ts'
import { PDF_UA_METADATA } from './pdf-ua-metadata.ts'

/** An open document and, once `close` was called, its bytes. */
export interface OpenDocument {
  readonly sheet: Sheet
  close(): Promise<Uint8Array>
}

/** Starts a document that declares itself PDF/UA-1 and PDF/A-3a, dated by the edition's as-of instant, with its data attached. */
export function openDocument(snapshot: ReportSnapshot, words: Words): OpenDocument {
  const { edition, log } = snapshot
  const date = new Date(edition.asOf)
  const title = editionTitle(edition, words)
  const doc = new PDFDocument({
    pdfVersion: '1.7',
    lang: words.locale,
    tagged: true,
    displayTitle: true,
    subset: 'PDF/A-3a',
    font: null as unknown as string,
    autoFirstPage: false,
    info: {
      Title: title,
      Author: 'Vigía',
      Subject: words.t('report.subject'),
      Creator: 'Vigía',
      Producer: 'PDFKit',
      CreationDate: date,
    },
  })
  const chunks: Uint8Array[] = []
  const ended = new Promise<void>((resolve, reject) => doc.on('end', resolve).on('error', reject))
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  mendDocument(doc)
  doc.appendXML(PDF_UA_METADATA)
  registerFonts(doc)
  attach(doc, snapshot, words)
  const element = doc.struct('Document')
  doc.addStructure(element)
  const sheet: Sheet = {
    doc,
    words,
    head: {
      left: title,
      right: edition.slug,
      foot: words.t('report.foot', { number: edition.number, size: log.size }),
    },
    pageCount: lateText(doc, { font: 'text', size: 8, color: COLORS.soft }),
    places: new Map(),
    page: 0,
    y: 0,
    element,
  }
  return {
    sheet,
    async close() {
      sheet.pageCount.resolve(words.number(sheet.page))
      element.end()
      doc.end()
      await ended
      return Buffer.concat(chunks)
    },
  }
}
