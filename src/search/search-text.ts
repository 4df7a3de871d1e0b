import { sql } from 'kysely'
import type { Context } from '../kernel/context.ts'
import type { Queue } from '../kernel/queue.ts'
import { typedWords } from '../recommendations/index.ts'

type Subject = 'recommendation' | 'institution' | 'theme' | 'concern' | 'standard'
type Ranks = ReadonlyMap<string, number>

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
  readonly codes: string | null
  readonly ranks: string | null
}

const SUBJECTS: readonly Subject[] = ['recommendation', 'institution', 'theme', 'concern', 'standard']
/** A code or word never holds it. */
const SEPARATOR = '\x1f'
/** Entries that the searches kept in memory hold together. */
const KEPT = 200_000

interface Kept {
  readonly hits: TextHits
  readonly entries: number
}

const memories = new WeakMap<Queue, Map<string, Kept>>()

/**
 * Where the words of a search stand, in the wordings as they were just before an instant (`asOf` null: as they are): by stems of
 * either language, without case and accents, and by the nearest word of the record when there is none. What was searched for last
 * is kept while `size`, the log's, is the same.
 */
export async function searchText(ctx: Context, text: string, asOf: Date | null, size: number | null): Promise<TextHits> {
  const words = typedWords(text)
  if (size === null) return readHits(ctx, words, asOf)
  const memory = memories.get(ctx.queue) ?? new Map<string, Kept>()
  memories.set(ctx.queue, memory)
  const key = JSON.stringify([size, asOf?.getTime() ?? null, ...words])
  const known = memory.get(key)
  const hits = known?.hits ?? (await readHits(ctx, words, asOf))
  memory.delete(key)
  memory.set(key, known ?? { hits, entries: entriesOf(hits) })
  forgetOldest(memory)
  return hits
}

async function readHits(ctx: Context, words: readonly string[], asOf: Date | null): Promise<TextHits> {
  // Signs alone stand in no text.
  if (words.length === 0) return { words: [wordHits([])], suggestion: null }
  const dated = (wording: string) => (asOf === null ? sql`true` : sql`${sql.ref(`${wording}.recorded_at`)} < ${asOf}`)
  const { rows } = await sql<Row>`
    with asked as materialized (
      select x.n::int as n, x.word, search_query(x.word) as query,
        case when not exists (select from search_words v where v.vector @@ search_forms(x.word)) then search_near(x.word) end as near
      from unnest(${words}::text[]) with ordinality as x(word, n)
    ), hits as (
      select a.n, d.subject, d.code, ts_rank('{0.05, 0.1, 0.3, 1}', d.vector, a.query) as rank
      from asked a join search_documents d on d.vector @@ a.query
      where (d.version = 1 or exists (select from recommendation_wordings o
          where o.recommendation_id = d.subject_id and o.version = d.version and ${dated('o')}))
        and not exists (select from recommendation_wordings v
          where v.recommendation_id = d.subject_id and v.version > 1 and v.version > d.version and ${dated('v')})
    )
    select a.n, a.query is null as silent, a.near, f.subject, f.codes, f.ranks
    from asked a left join (
      select n, subject, string_agg(code, ${SEPARATOR}::text) as codes, string_agg((rank * 1000000)::int::text, ${SEPARATOR}::text) as ranks
        from hits group by n, subject
      union all
      select a.n, 'forms', string_agg(v.word, ${SEPARATOR}::text), null from asked a join search_words v on v.vector @@ a.query group by a.n
    ) f on f.n = a.n
    order by a.n`.execute(ctx.db)
  const said = [...Map.groupBy(rows, ({ n }) => n).values()].filter(([first]) => first?.silent === false)
  const corrected = words.map((word, index) => rows.find(({ n }) => n === index + 1)?.near ?? word)
  return { words: said.map(wordHits), suggestion: rows.some(({ near }) => near !== null) ? corrected.join(' ') : null }
}

function wordHits(rows: readonly Row[]): WordHits {
  const of = (subject: Row['subject']) => rows.find((row) => row.subject === subject)
  const ranks = (subject: Subject): Ranks => {
    const row = of(subject)
    const own = row?.ranks?.split(SEPARATOR) ?? []
    // A rank may round to nothing, and it fits all the same.
    return new Map((row?.codes?.split(SEPARATOR) ?? []).map((code, index) => [code, Math.max(1, Number(own[index])) / 1_000_000]))
  }
  const [recommendation, institution, theme, concern, standard] = SUBJECTS.map(ranks) as [Ranks, Ranks, Ranks, Ranks, Ranks]
  return { recommendation, institution, theme, concern, standard, forms: new Set(of('forms')?.codes?.split(SEPARATOR)) }
}

function entriesOf({ words }: TextHits): number {
  return words.reduce((sum, word) => sum + word.forms.size + SUBJECTS.reduce((own, subject) => own + word[subject].size, 0), 1)
}

function forgetOldest(memory: Map<string, Kept>): void {
  let held = [...memory.values()].reduce((sum, { entries }) => sum + entries, 0)
  for (const [key, { entries }] of memory) {
    if (held <= KEPT) return
    memory.delete(key)
    held -= entries
  }
}
