import { foldedName } from './folded-name.ts'
import { NOTHING, readAs, unread, type CellRead } from '../cell-read.ts'

const TAGS = ['es', 'en', 'qu', 'ay', 'pt', 'fr', 'de', 'it', 'ja', 'zh', 'ru', 'ar', 'nl', 'ca', 'eu', 'gl']
const NAMES = new Map<string, string>([
  ['castellano', 'es'],
  ['spa', 'es'],
  ['eng', 'en'],
  ['que', 'qu'],
  ['aymara', 'ay'],
  ['aimara', 'ay'],
])
for (const language of ['es', 'en']) {
  const names = new Intl.DisplayNames([language], { type: 'language', fallback: 'none' })
  for (const tag of TAGS) {
    const name = names.of(tag)
    if (name !== undefined) NAMES.set(foldedName(name), tag)
  }
}

/** A language as its BCP 47 tag, from the tag (`es`, `es-PE`) or a Spanish or English name. */
export function readLanguage(text: string): CellRead<string> {
  const trimmed = text.trim()
  if (trimmed === '') return NOTHING
  const known = NAMES.get(foldedName(trimmed))
  if (known !== undefined) return readAs(known)
  if (!/^[a-z]{2}(?:[-_][a-z]{2})?$/i.test(trimmed)) return unread('imports.read.language_unreadable', trimmed)
  return readAs(Intl.getCanonicalLocales(trimmed.replace('_', '-'))[0]!)
}
