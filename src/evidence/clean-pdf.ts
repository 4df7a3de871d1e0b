import * as mupdf from 'mupdf'
import type { FileLimits } from '../kernel/files.ts'
import { measureStreams } from './measure-streams.ts'
import { FileRefused } from './inspection.ts'
import { forbiddenKeys, keepPagesOnly } from './pdf-sweep.ts'

/**
 * A PDF that was read to its last page, written anew from its pages alone: no Info, XMP, embedded file, script, form or action
 * but links to the web; what forms and notes showed is drawn into the pages. The same file gives the same bytes. The result is
 * read again and searched. Throws FileRefused.
 */
export function cleanPdf(content: Uint8Array, limits: FileLimits): { readonly publicCopy: Uint8Array; readonly pages: number } {
  try {
    return written(content, limits)
  } catch (error) {
    if (error instanceof FileRefused) throw error
    // What the parser throws when it has no memory left says so in words only.
    throw new FileRefused(/alloc|memory/i.test(String(error)) ? 'file_explodes' : 'file_damaged')
  }
}

function written(content: Uint8Array, limits: FileLimits): { readonly publicCopy: Uint8Array; readonly pages: number } {
  const document = open(content)
  const pages = document.countPages()
  if (pages > limits.pages) throw new FileRefused('file_pages')
  if (pages < 1) throw new FileRefused('file_damaged')
  measureStreams(document, limits)
  readPages(document, pages)
  document.bake(true, true)
  keepPagesOnly(document)
  const publicCopy = Uint8Array.from(document.saveToBuffer('garbage=deduplicate,compress,encrypt=none').asUint8Array())
  if (publicCopy.length > limits.bytes * 2) throw new FileRefused('file_explodes')
  document.destroy()
  requireClean(publicCopy, pages)
  return { publicCopy, pages }
}

function open(content: Uint8Array): mupdf.PDFDocument {
  const document = new mupdf.PDFDocument(content)
  if (document.needsPassword()) throw new FileRefused('file_encrypted')
  document.disableJS()
  return document
}

/** Goes through all that each page draws, as a reader's program will: one that never ends is stopped by the thread's time. */
function readPages(document: mupdf.PDFDocument, pages: number): void {
  for (let index = 0; index < pages; index += 1) {
    const page = document.loadPage(index)
    const [left, top, right, bottom] = page.getBounds()
    const sides = [right - left, bottom - top]
    if (!sides.every((side) => Number.isFinite(side) && side > 0 && side < 1_000_000)) throw new FileRefused('file_damaged')
    page.toDisplayList(true).destroy()
    page.destroy()
  }
}

function requireClean(copy: Uint8Array, pages: number): void {
  const again = open(copy)
  const found = forbiddenKeys(again)
  if (again.countPages() !== pages || again.wasRepaired() || found.length > 0) throw new FileRefused('file_unclean')
}
