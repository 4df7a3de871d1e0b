import { sql } from 'kysely'
import type { Context } from '../kernel/context.ts'
import type { Queue } from '../kernel/queue.ts'
import { typedWords } from '../recommendations/index.ts'

type Subject = 'recommendation' | 'institution' | 'theme' | 'concern' | 'standard'
export type Ranks = ReadonlyMap<string, number>

/** What a word that says something by itself was found in: codes or slugs with ranks, by subject; and the words of the record that it hits. */
export interface WordHits extends Readonly<Record<Subject, Ranks>> {
  readonly forms: ReadonlySet<string>
}

export interface TextHits {
  readonly words: readonly WordHits[]
  /** The search with the nearest words of the record, where it has none as typed; null when it has. */
  readonly suggestion: string | null
}

interface Row {
  readonly n: number
  readonly silent: boolean
  readonly near: string | null
  readonly subject: Subject | 'forms' | null
  /** In millionths. */
  readonly rank: number | null
  /** All that have this rank. */
  readonly codes: string | null
}

/** One typed word; `hits` null: it says nothing by itself (de, the). */
interface AskedWord {
  readonly hits: WordHits | null
  readonly near: string | null
}

const SUBJECTS: readonly Subject[] = ['recommendation', 'institution', 'theme', 'concern', 'standard']
/** A code or word never holds it. */
const SEPARATOR = '\x1f'
/** Entries that the words kept in memory hold together. */
const KEPT = 200_000

const memories = new WeakMap<Queue, Map<string, AskedWord>>()

/**
 * Where the words of a search stand, in the wordings as they were just before an instant (`asOf` null: as they are): by stems of
 * either language, without case and accents, and by the nearest word of the record when there is none. The words that were searched
 * for last are kept while `size`, the log's, is the same.
 */
export async function searchText(ctx: Context, text: string, asOf: Date | null, size: number | null): Promise<TextHits> {
  const words = typedWords(text)
  // Signs alone stand in no text.
  if (words.length === 0) return { words: [wordHits([])], suggestion: null }
  const memory = size === null ? new Map<string, AskedWord>() : (memories.get(ctx.queue) ?? new Map<string, AskedWord>())
  if (size !== null) memories.set(ctx.queue, memory)
  const keyOf = (word: string) => JSON.stringify([size, asOf?.getTime() ?? null, word])
  const unknown = words.filter((word) => !memory.has(keyOf(word)))
  const read = unknown.length === 0 ? [] : await readWords(ctx, unknown, asOf)
  const asked = words.map((word) => read[unknown.indexOf(word)] ?? memory.get(keyOf(word)) ?? { hits: null, near: null })
  for (const [index, one] of asked.entries()) {
    const key = keyOf(words[index] ?? '')
    memory.delete(key)
    memory.set(key, one)
  }
  forgetOldest(memory)
  return {
    words: asked.flatMap(({ hits }) => hits ?? []),
    suggestion: asked.some(({ near }) => near !== null) ? asked.map(({ near }, index) => near ?? words[index]).join(' ') : null,
  }
}

async function readWords(ctx: Context, words: readonly string[], asOf: Date | null): Promise<readonly AskedWord[]> {
  const dated = (wording: string) => (asOf === null ? sql`true` : sql`${sql.ref(`${wording}.recorded_at`)} < ${asOf}`)
  // Ranked before it is grouped: a sort would carry the vectors, and few ranks are different.
  const { rows } = await sql<Row>`
    with asked as materialized (
      select x.n::int as n, x.word, search_query(x.word) as query,
        case when not exists (select from search_words v where v.vector @@ search_forms(x.word)) then search_near(x.word) end as near
      from unnest(${words}::text[]) with ordinality as x(word, n)
    ), hits as materialized (
      select a.n, d.subject, d.code, greatest(1, (ts_rank('{0.05, 0.1, 0.3, 1}', d.vector, a.query) * 1000000)::int) as rank
      from asked a join search_documents d on d.vector @@ a.query
      where (d.version = 1 or exists (select from recommendation_wordings o
          where o.recommendation_id = d.subject_id and o.version = d.version and ${dated('o')}))
        and not exists (select from recommendation_wordings v
          where v.recommendation_id = d.subject_id and v.version > 1 and v.version > d.version and ${dated('v')})
    )
    select a.n, a.query is null as silent, a.near, f.subject, f.rank, f.codes
    from asked a left join (
      select n, subject, rank, string_agg(code, ${SEPARATOR}::text) as codes from hits group by n, subject, rank
      union all
      select a.n, 'forms', 0, string_agg(v.word, ${SEPARATOR}::text) from asked a join search_words v on v.vector @@ a.query group by a.n
    ) f on f.n = a.n`.execute(ctx.db)
  return words.map((_, index) => {
    const own = rows.filter(({ n }) => n === index + 1)
    return { hits: own[0]?.silent === false ? wordHits(own) : null, near: own[0]?.near ?? null }
  })
}

function wordHits(rows: readonly Row[]): WordHits {
  const of = (subject: Row['subject']) =>
    rows
      .filter((row) => row.subject === subject)
      .flatMap(({ codes, rank }) => (codes?.split(SEPARATOR) ?? []).map((code) => [code, (rank ?? 0) / 1_000_000] as const))
  const ranks = (subject: Subject): Ranks => new Map(of(subject))
  return {
    recommendation: ranks('recommendation'),
    institution: ranks('institution'),
    theme: ranks('theme'),
    concern: ranks('concern'),
    standard: ranks('standard'),
    forms: new Set(of('forms').map(([word]) => word)),
  }
}

function entriesOf({ hits }: AskedWord): number {
  return hits === null ? 1 : hits.forms.size + SUBJECTS.reduce((sum, subject) => sum + hits[subject].size, 1)
}

function forgetOldest(memory: Map<string, AskedWord>): void {
  let held = [...memory.values()].reduce((sum, one) => sum + entriesOf(one), 0)
  for (const [key, one] of memory) {
    if (held <= KEPT) return
    memory.delete(key)
    held -= entriesOf(one)
  }
}
