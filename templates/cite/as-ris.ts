import type { Citation } from './citation.ts'

/** As one RIS record (type ELEC), CRLF as the format asks; a line break inside a value would begin a new field and becomes a space. */
export function asRis(citation: Citation): string {
  const lines = [
    ['TY', 'ELEC'],
    ['TI', citation.title],
    ['AU', citation.site],
    ['PB', citation.site],
    ['PY', citation.day.slice(0, 4)],
    ['DA', citation.day.replaceAll('-', '/')],
    ['Y2', citation.day.replaceAll('-', '/')],
    ['UR', citation.address],
    ['LA', citation.language],
    ['N1', citation.note],
    ['ER', ''],
  ]
  return lines.map(([tag, value = '']) => `${tag}  - ${value.replaceAll(/\s+/g, ' ')}\r\n`).join('')
}
