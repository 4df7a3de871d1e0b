import { foldedName } from './folded-name.ts'
import { NOTHING, readAs, unread, type CellRead } from '../cell-read.ts'

const CODES = new Map<string, string>([
  ['usa', 'US'],
  ['u s', 'US'],
  ['u s a', 'US'],
  ['ee uu', 'US'],
  ['eeuu', 'US'],
  ['eua', 'US'],
  ['united states of america', 'US'],
  ['estados unidos de america', 'US'],
  ['per', 'PE'],
  ['republica del peru', 'PE'],
  ['republic of peru', 'PE'],
  ['reino unido', 'GB'],
])
const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index))
for (const language of ['es', 'en']) {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const name = names.of(code)
    if (name === undefined || ['ZZ', 'XA', 'XB', 'EU', 'UN', 'EZ', 'QO'].includes(code)) continue
    if (!CODES.has(foldedName(name))) CODES.set(foldedName(name), code)
    if (!CODES.has(code.toLowerCase())) CODES.set(code.toLowerCase(), code)
  }
}

/** A country as its ISO 3166-1 code, from the code itself or a Spanish or English name, with or without accents. */
export function readCountry(text: string): CellRead<string> {
  if (text.trim() === '') return NOTHING
  const code = CODES.get(foldedName(text))
  return code === undefined ? unread('imports.read.country_unreadable', text) : readAs(code)
}
