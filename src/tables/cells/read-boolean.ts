import { NOTHING, readAs, unread, type CellRead } from '../cell-read.ts'

const YES = new Set(['sí', 'si', 's', 'yes', 'y', 'true', 'verdadero', '1', 'x', '✓', '✔'])
const NO = new Set(['no', 'n', 'false', 'falso', '0', '✗', '✘'])

/** Yes or no, in the words and signs that Spanish and English sheets use. */
export function readBoolean(text: string): CellRead<boolean> {
  const word = text.trim().toLowerCase()
  if (word === '') return NOTHING
  if (YES.has(word)) return readAs(true)
  return NO.has(word) ? readAs(false) : unread('imports.read.boolean_unreadable', text)
}
