import { refuse } from '../refuse.ts'
import type { TableLimits } from '../limits.ts'
import { fragments } from './fragments.ts'
import type { Archive } from './open-archive.ts'
import { parseXml } from './parse-xml.ts'

/** Characters of all shared texts together; they are held in memory. */
const HELD = 64 * 1024 * 1024

/** The texts that cells refer to by number, each cut beyond the limit of a cell by one character, so that the cell says so. */
export async function readSharedStrings(archive: Archive, part: string, limits: TableLimits): Promise<readonly string[]> {
  const texts: string[] = []
  let held = 0
  for await (const { part: where, xml } of fragments(archive.pieces(part), 'si')) {
    if (where === 'before') continue
    const elements = where === 'after' ? xml.slice(0, Math.max(xml.lastIndexOf('</'), 0)) : xml
    let text = ''
    let inText = false
    let phonetic = false
    parseXml(`<sst>${elements}</sst>`, {
      open(name) {
        if (name === 'si') text = ''
        inText = name === 't'
        if (name === 'rPh') phonetic = true
      },
      text(piece) {
        if (inText && !phonetic && text.length <= limits.cellLength) text += piece
      },
      close(name) {
        if (name === 't') inText = false
        if (name === 'rPh') phonetic = false
        if (name !== 'si') return
        held += text.length
        if (held > HELD) throw refuse('errors.table_inflated', { limit: HELD / 1024 / 1024 })
        texts.push(text)
      },
    })
  }
  return texts
}
