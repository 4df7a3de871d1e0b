import { sql, type RawBuilder } from 'kysely'

const ACCENTED = 'áàâäãéèêëíìîïóòôöõúùûüñç'
const PLAIN = 'aaaaaeeeeiiiiooooouuuunc'

/** SQL: the text holds every word of the query, whatever the case and accents. An empty query matches everything. */
export function containsAllWords(text: RawBuilder<unknown>, query: string): RawBuilder<boolean> {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 20)
  if (words.length === 0) return sql<boolean>`true`
  const folded = (part: RawBuilder<unknown>) => sql`translate(lower(${part}), ${ACCENTED}, ${PLAIN})`
  const conditions = words.map((word) => sql`strpos(${folded(text)}, ${folded(sql`${word}::text`)}) > 0`)
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`
}

/** SQL: all the languages of a localized column as one text. */
export function allLanguages(column: string): RawBuilder<string> {
  return sql<string>`(select string_agg(value, ' ') from jsonb_each_text(${sql.ref(column)}))`
}
