import type { Words } from '../i18n/index.ts'
import type { ColumnView } from '../view/dataset.ts'

/** What a column means, and in which language its texts are. */
export function columnMeaning({ meaning, language }: Pick<ColumnView, 'meaning' | 'language'>, words: Words): string {
  const said = words.t(meaning)
  return language === null ? said : words.t('data.dataset.in_language', { meaning: said, language: words.languageName(language) })
}
