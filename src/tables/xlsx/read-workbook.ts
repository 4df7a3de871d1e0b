import { refuse } from '../refuse.ts'
import type { Sheet } from '../table.ts'
import type { Archive } from './open-archive.ts'
import { parseXml } from './parse-xml.ts'
import { readStyles, type Style } from './read-styles.ts'

export interface Workbook {
  readonly sheets: readonly (Sheet & { readonly part: string })[]
  readonly from1904: boolean
  readonly styles: readonly Style[]
  /** The part that holds the shared texts; null when there is none. */
  readonly sharedStrings: string | null
}

/** What a workbook says of itself. Throws Invalid when the archive holds none. */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const book = await archive.whole('xl/workbook.xml')
  if (book === null)
    throw refuse(archive.has('xl/workbook.bin') || archive.has('mimetype') ? 'errors.table_format' : 'errors.table_archive')
  const targets = new Map<string, { part: string; type: string }>()
  parseXml((await archive.whole('xl/_rels/workbook.xml.rels')) ?? '<r/>', {
    open(name, attributes) {
      if (name !== 'Relationship') return
      const { Id: id = '', Target: target = '', Type: type = '' } = attributes()
      targets.set(id, {
        part: target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`,
        type: type.split('/').at(-1)!,
      })
    },
  })
  const sheets: (Sheet & { part: string })[] = []
  let from1904 = false
  parseXml(book, {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes()['date1904'] ?? '')
      if (name !== 'sheet') return
      const given = attributes()
      const target = targets.get(given['r:id'] ?? given[Object.keys(given).find((key) => key.endsWith(':id')) ?? ''] ?? '')
      if (target?.type !== 'worksheet' || !archive.has(target.part)) return
      sheets.push({ name: given['name'] ?? '', hidden: (given['state'] ?? 'visible') !== 'visible', part: target.part })
    },
  })
  const partOf = (type: string, usual: string) => {
    const part = [...targets.values()].find((target) => target.type === type)?.part ?? usual
    return archive.has(part) ? part : null
  }
  const styles = partOf('styles', 'xl/styles.xml')
  return {
    sheets,
    from1904,
    sharedStrings: partOf('sharedStrings', 'xl/sharedStrings.xml'),
    styles: styles === null ? [] : readStyles((await archive.whole(styles)) ?? '<s/>'),
  }
}
