import type { Words } from '../../i18n/index.ts'
import type { Localized } from '../../view/text.ts'
import type { TextRun } from '../text/run.ts'

type Look = Omit<TextRun, 'text' | 'language'>

/**
 * A text of the record as runs. Where the report's language is missing, the other one, marked as such for eye and screen reader:
 * in two words for names and titles, in a whole sentence for `full` texts.
 */
export function localized(words: Words, text: Localized, look: Look = {}, label: 'short' | 'full' = 'short'): TextRun[] {
  const found = words.pick(text)
  if (!found) return []
  if (!found.missing) return [{ ...look, text: found.text }]
  const language = words.languageName(found.language)
  const notice = words.t(label === 'full' ? 'terms.missing_translation' : 'report.untranslated', { language })
  const size = look.size ? { size: look.size * 0.85 } : {}
  return [
    { ...look, text: found.text, language: found.language },
    { ...size, text: ` [${notice}]`, face: 'emphasis', color: 'soft' },
  ]
}

/** The text as a plain string, for places without room for a label (titles in the outline, alternative texts). */
export function plainText(words: Words, text: Localized): string {
  return words.pick(text)?.text ?? ''
}

/** The language tag to put on a quoted text, or nothing where it is the report's own. */
export function foreign(words: Words, code: string): { readonly language?: string } {
  return code.split('-')[0] === words.language ? {} : { language: code }
}
