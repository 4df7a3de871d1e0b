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

/** The words of a text search as the documents of `search_documents` are asked for them, without the signs around them; at most 20. */
export function typedWords(query: string): readonly string[] {
  return query
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter((word) => word !== '')
    .slice(0, 20)
}

/** SQL: the document `d` fits the word, which has to say something by itself. */
function documents(subject: string, word: string): RawBuilder<unknown> {
  return sql`select d.subject_id from search_documents d where d.subject = ${sql.lit(subject)} and d.vector @@ search_query(${word})`
}

/**
 * SQL: every word of the query is in what the recommendation `r` says in the wording of this version, in the names of its theme,
 * concerns or standards, or in the name of an institution. An empty query matches everything, one of
 * signs alone nothing.
 */
export function fitsSearch(
  query: string,
  version: string,
  institution: (among: RawBuilder<unknown>) => RawBuilder<boolean>,
): RawBuilder<boolean> {
  const conditions = typedWords(query).map(
    (word) => sql`(search_query(${word}) is null
      or (r.id, ${sql.ref(version)}) in (select d.subject_id, d.version from search_documents d
        where d.subject = 'recommendation' and d.vector @@ search_query(${word}))
      or ${institution(documents('institution', word))}
      or r.theme_id in (${documents('theme', word)})
      or r.id in (select l.recommendation_id from recommendation_concerns l where l.concern_id in (${documents('concern', word)}))
      or r.id in (select l.recommendation_id from recommendation_standards l where l.standard_id in (${documents('standard', word)})))`,
  )
  if (conditions.length === 0) return sql<boolean>`${sql.lit(query.trim() === '')}`
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`
}

/** SQL: all the languages of a localized column as one text. */
export function allLanguages(column: string): RawBuilder<string> {
  return sql<string>`(select string_agg(value, ' ') from jsonb_each_text(${sql.ref(column)}))`
}
