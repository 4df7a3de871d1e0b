import { LANGUAGES, type MessageKey } from '../../templates/i18n/index.ts'
import type { Localized } from '../../templates/view/text.ts'
import type { Cell, Column, ColumnType, DatasetName } from './dataset.ts'

type MeaningOf<Key> = Key extends `data.dataset.column.${infer Name}` ? Name : never
/** Columns of this name, or meaning, have their words. */
type Meaning = MeaningOf<MessageKey>

interface More {
  readonly portable?: true
  /** Absent: the name itself. */
  readonly meaning?: Meaning
  readonly refersTo?: DatasetName
}

/** A column whose meaning is its name's, unless said otherwise. */
export function column(name: Meaning, type: ColumnType, more?: More): Column
export function column(name: string, type: ColumnType, more: More & { readonly meaning: Meaning }): Column
export function column(name: string, type: ColumnType, more: More = {}): Column {
  return {
    name,
    type,
    meaning: `data.dataset.column.${more.meaning ?? (name as Meaning)}`,
    language: null,
    portable: more.portable === true,
    refersTo: more.refersTo ?? null,
  }
}

/** One column a language: `title_es`, `title_en`. */
export function localized(name: Meaning, more: Omit<More, 'refersTo'> & { readonly type?: 'text' | 'list' } = {}): readonly Column[] {
  return LANGUAGES.map((language) => ({
    ...column(`${name}_${language}`, more.type ?? 'text', { ...more, meaning: more.meaning ?? name }),
    language,
  }))
}

/** The cells of a localized text. */
export function cellsOf(name: string, text: Localized | null | undefined): Record<string, Cell> {
  const cells: Record<string, Cell> = {}
  for (const language of LANGUAGES) cells[`${name}_${language}`] = textOrNull(text?.[language])
  return cells
}

/** The cells of localized texts in a row: one list a language, of the same length; empty where no text has that language. */
export function listCellsOf(name: string, texts: readonly Localized[]): Record<string, readonly string[]> {
  return Object.fromEntries(
    LANGUAGES.map((language) => {
      const items = texts.map((text) => text[language] ?? '')
      return [`${name}_${language}`, withoutEmpty(items)]
    }),
  )
}

/** A list that runs beside another one; of nothing but empty items it is empty. */
export function withoutEmpty(items: readonly string[]): readonly string[] {
  return items.every((item) => item === '') ? [] : items
}

export function textOrNull(text: string | null | undefined): string | null {
  return text === undefined || text === '' ? null : text
}
