import type { Words } from '../../i18n/index.ts'
import type { Localized } from '../../view/text.ts'
import type { Block, Phrase } from './block.ts'

/** A text of the record; in another language, marked as such, where the mail's own is missing. Null where there is none. */
export function localizedPhrase(text: Localized, words: Words): Phrase | null {
  const picked = words.pick(text)
  if (!picked) return null
  if (!picked.missing) return { text: picked.text }
  const note = words.t('terms.missing_translation', { language: words.languageName(picked.language) })
  return { text: `${picked.text} [${note}]`, language: picked.language }
}

/** The text as a plain name. */
export function plain(text: Localized, words: Words): string {
  return words.pick(text)?.text ?? ''
}

/** A block of a text of the record, or none where there is no text. */
export function said(kind: 'paragraph' | 'quote', text: Localized, words: Words): Block[] {
  const phrase = localizedPhrase(text, words)
  return phrase ? [{ kind, phrase }] : []
}

/** The same under a label. */
export function labelled(label: string, text: Localized, words: Words): Block[] {
  const phrase = localizedPhrase(text, words)
  return phrase ? [{ kind: 'labelled', label, phrase }] : []
}
