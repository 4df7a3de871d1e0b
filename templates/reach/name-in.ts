import type { Words } from '../i18n/index.ts'
import type { Localized } from '../view/text.ts'

/** A name in the language of the words; one that exists only in another is followed by that language's code. */
export function nameIn(words: Words, name: Localized, otherwise: string): string {
  const chosen = words.pick(name)
  if (!chosen) return otherwise
  return chosen.missing ? `${chosen.text} [${chosen.language}]` : chosen.text
}
