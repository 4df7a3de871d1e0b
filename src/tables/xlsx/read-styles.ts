import { parseXml } from './parse-xml.ts'

/** How numbers of a style are shown, as far as it says what they are. `zeros`: an identifier of that many digits. */
export type Style =
  | { readonly kind: 'number' | 'percent' | 'date' | 'time' | 'instant' | 'month' }
  | { readonly kind: 'zeros'; readonly digits: number }

const BUILT_IN_DATES = new Map<number, Style['kind']>([
  ...[14, 15, 16, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58].map((id): [number, 'date'] => [id, 'date']),
  [17, 'month'],
  [55, 'month'],
  [56, 'month'],
  ...[18, 19, 20, 21, 32, 33, 45, 46, 47].map((id): [number, 'time'] => [id, 'time']),
  [22, 'instant'],
  [9, 'percent'],
  [10, 'percent'],
])

/** The styles of a workbook's cells, in their order (ECMA-376 part 1, 18.8). */
export function readStyles(xml: string): readonly Style[] {
  const codes = new Map<number, string>()
  const styles: Style[] = []
  let inside = false
  parseXml(xml, {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes()['numFmtId']), attributes()['formatCode'] ?? '')
      if (name === 'cellXfs') inside = true
      if (name === 'xf' && inside) {
        const id = Number(attributes()['numFmtId'] ?? 0)
        const code = codes.get(id)
        styles.push(code === undefined ? ({ kind: BUILT_IN_DATES.get(id) ?? 'number' } as Style) : styleOf(code))
      }
    },
    close(name) {
      if (name === 'cellXfs') inside = false
    },
  })
  return styles
}

function styleOf(code: string): Style {
  const plain = code
    .split(';')[0]!
    .replaceAll(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
    .trim()
  if (/^0{2,}$/.test(plain)) return { kind: 'zeros', digits: plain.length }
  if (plain.includes('%')) return { kind: 'percent' }
  if (!/[ymdhs]/i.test(plain) || /[#0?]/.test(plain.replaceAll(/s\.0+/gi, ''))) return { kind: 'number' }
  const [day, year, hour] = [/d/i.test(plain), /y/i.test(plain), /[hs]/i.test(plain)]
  if (hour) return { kind: day || year ? 'instant' : 'time' }
  return { kind: year && !day ? 'month' : 'date' }
}
