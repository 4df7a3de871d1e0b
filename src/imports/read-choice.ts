import { LANGUAGES, words, type MessageKey } from '../../templates/i18n/index.ts'
import { readCountry } from '../tables/index.ts'
import type { Field } from './fields.ts'
import { fold } from './fold.ts'

const TERMS: Readonly<Record<string, string>> = {
  status: 'status',
  position: 'position',
  disclosure: 'disclosure',
  significance: 'significance',
  evidence_kind: 'evidence',
  kind: 'kind',
}

/** One of a field's choices, by its own word, or by what a page calls it in any language. Null: none of them. */
export function readChoice(field: Field, text: string): string | null {
  const choices = field.choices ?? []
  const plain = text.trim()
  if (choices.includes(plain)) return plain
  if (field.name === 'country') return ofCountry(choices, plain)
  const folded = fold(plain)
  const term = TERMS[field.name]
  return (
    choices.find((choice) => fold(choice) === folded) ??
    (term === undefined ? undefined : choices.find((choice) => labelsOf(`terms.${term}.${choice}` as MessageKey).includes(folded))) ??
    null
  )
}

function ofCountry(choices: readonly string[], text: string): string | null {
  const { value } = readCountry(text)
  return choices.find((choice) => choice === (value ?? text.toUpperCase())) ?? null
}

function labelsOf(key: MessageKey): readonly string[] {
  return LANGUAGES.map((language) => fold(words(language).t(key)))
}
