import { beforeAll, describe, expect, test } from 'vitest'
import { renderStatusReport } from '../../../templates/reports/status-report.pdf.ts'
import { sampleSnapshot } from '../../support/sample-snapshot.ts'
import { annotationsOf, dissect } from './pdf-structure.ts'
import { readPdf, type ReadPdf } from './read-pdf.ts'

const COUNT = 70

describe('contents of more than a page', () => {
  let read: ReadPdf
  let bytes: Uint8Array
  const codes = Array.from({ length: COUNT }, (_, index) => `REC-${String(index + 1).padStart(3, '0')}`)

  beforeAll(async () => {
    const [, , third] = sampleSnapshot().recommendations
    const recommendations = codes.map((code) => ({ ...third!, code }))
    bytes = (await renderStatusReport(sampleSnapshot({ recommendations }), 'en')).bytes
    read = await readPdf(bytes)
  })

  test('name the page that each place is on', async () => {
    const [first] = (await read.document.getDestination('figures')) as [never]
    const end = await read.document.getPageIndex(first)
    const listed = read.pages.slice(1, end).flatMap((items) => items.map(({ text }) => text).join(''))
    for (const code of codes) {
      const destination = await read.document.getDestination(code)
      const page = (await read.document.getPageIndex(destination![0])) + 1
      expect(listed.join(' ')).toContain(`${code} Parliamentary oversight ${page} `)
    }
  })

  test('put their links on the pages they are printed on', async () => {
    const { nodes, document } = await dissect(bytes)
    const contents = nodes.find(({ role }) => role === 'TOC')!
    const links = contents.children.map((item) => annotationsOf(item.children[0]!.children[0]!)[0]!)
    expect(links.length).toBeGreaterThan(COUNT + 7)
    const pages = links.map(({ page }) => document.getPages().findIndex(({ ref }) => ref === page))
    expect(new Set(pages)).toEqual(new Set([1, 2, 3]))
    for (const { page, annotation } of links) {
      const owner = document.getPages().find(({ ref }) => ref === page)
      expect(owner?.node.Annots()?.asArray()).toContain(annotation)
    }
  })

  test('have bookmarks beside them', async () => {
    const titles = flatten(await read.document.getOutline())
    expect(titles.filter((title) => title.startsWith('REC-'))).toEqual(codes.map((code) => `${code} Parliamentary oversight`))
  })
})

interface Bookmark {
  readonly title: string
  readonly items: readonly Bookmark[]
}

function flatten(bookmarks: readonly Bookmark[]): string[] {
  return bookmarks.flatMap(({ title, items }) => [title, ...flatten(items)])
}
