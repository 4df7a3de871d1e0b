import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

export interface TextItem {
  readonly text: string
  readonly x: number
  /** From the bottom of the page. */
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface ReadPdf {
  readonly document: PDFDocumentProxy
  /** Text items page by page. */
  readonly pages: readonly (readonly TextItem[])[]
  /** Everything in content order, a line's end as a space. */
  readonly text: string
}

/** A PDF for questions about its places and bookmarks, its text unread. */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  return getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false }).promise
}

/** Reads a PDF's text as a reader would, with the document for further questions. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const document = await openPdf(bytes)
  const pages: TextItem[][] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent({ disableNormalization: true })
    pages.push(
      items.flatMap((item) =>
        'str' in item
          ? [
              {
                text: `${item.str}${item.hasEOL ? ' ' : ''}`,
                x: item.transform[4] as number,
                y: item.transform[5] as number,
                width: item.width,
                height: item.height,
              },
            ]
          : [],
      ),
    )
  }
  const text = pages
    .map((items) => items.map((item) => item.text).join(''))
    .join('\n')
    .replaceAll(/ +/g, ' ')
  return { document, pages, text }
}
