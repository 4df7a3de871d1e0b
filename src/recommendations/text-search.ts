import { sql, type RawBuilder } from 'kysely'

const ACCENTED = 'áàâäãéèêëíìîïóòôöõúùûüñç'
const PLAIN = 'aaaaaeeeeiiiiooooouuuunc'

/** The words of a text search, at most 20. */
export function searchWords(query: string): readonly string[] {
  return query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 20)
}

/** SQL: the text as the search compares it, without case and accents. */
export function folded(text: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`translate(lower(${text}), ${ACCENTED}, ${PLAIN})`
}

/** SQL: a folded text holds every one of these words (an array of them). A text that is null, and no words at all, do not fit. */
export function holdsWords(foldedText: RawBuilder<unknown>, words: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`coalesce((select bool_and(strpos(${foldedText}, ${folded(sql.ref('word.word'))}) > 0) from unnest(${words}) as word(word)), false)`
}

/** SQL: the text holds every word of the query, whatever the case and accents. An empty query matches everything. */
export function containsAllWords(text: RawBuilder<unknown>, query: string): RawBuilder<boolean> {
  const words = searchWords(query)
  return words.length === 0 ? sql<boolean>`true` : holdsWords(folded(text), sql`${words}::text[]`)
}

/** SQL: all the languages of a localized column as one text. */
export function allLanguages(column: string): RawBuilder<string> {
  return sql<string>`(select string_agg(value, ' ') from jsonb_each_text(${sql.ref(column)}))`
}
