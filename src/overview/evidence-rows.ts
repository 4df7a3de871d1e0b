import { sql, type RawBuilder } from 'kysely'
import { z } from 'zod'
import { EVIDENCE_KINDS } from '../../templates/view/scales.ts'
import type { Context } from '../kernel/context.ts'
import { ListFilter, searchWords } from '../recommendations/index.ts'

/** The filters of the public evidence as they stand in an address; empty ones count as absent. `agreement`: the slug of one that cites it. `after`: the last one of the page before. */
export const EvidenceQuery = z.object({
  q: ListFilter.shape.q,
  kind: z
    .union([z.literal(''), z.enum(EVIDENCE_KINDS)], 'filter_invalid')
    .optional()
    .transform((value) => value || undefined),
  recommendation: z
    .string()
    .trim()
    .max(100, 'filter_invalid')
    .regex(/^[A-Za-z0-9._-]*$/, 'filter_invalid')
    .optional()
    .transform((value) => value || undefined),
  agreement: ListFilter.shape.institution,
  after: z
    .string()
    .regex(/^(?:\d{1,15}\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})?$/, 'cursor_invalid')
    .optional()
    .transform((value) => {
      const [seq, id] = (value ?? '').split('.')
      return seq && id ? { seq: Number(seq), id } : undefined
    }),
})
export type ParsedEvidenceQuery = z.output<typeof EvidenceQuery>

/** Words that one search asks for. */
const MOST_WORDS = 6
/** A word that more sources have is looked for while walking, newest first: that ends soon. */
const FEW = 2_000

/** One searched word: what it asks of a source (a tsquery as text), and which sources have it, where they are few. */
interface SearchedWord {
  readonly asked: string
  readonly ids: readonly string[] | null
}

/** The words of a search, looked up once for all queries that use them. */
export async function searchedWords(ctx: Context, q: string): Promise<readonly SearchedWord[]> {
  const words: SearchedWord[] = []
  for (const word of searchWords(q).slice(0, MOST_WORDS)) words.push(await searchWord(ctx, word))
  return words
}

/** Kysely query of the evidence that was public before the instant (null: now) and fits; without an order. */
export function evidenceRows(
  ctx: Context,
  { kind, recommendation, agreement }: Partial<Pick<ParsedEvidenceQuery, 'kind' | 'recommendation' | 'agreement'>>,
  words: readonly SearchedWord[],
  asOf: Date | null,
) {
  return ctx.db
    .selectFrom('evidence as e')
    .where('e.sensitivity', '=', 'public')
    .where('e.event_seq', 'is not', null)
    .$if(asOf !== null, (query) => query.where('e.public_at', '<', asOf))
    .$if(kind !== undefined, (query) => query.where('e.kind', '=', kind ?? 'press'))
    .$if(recommendation !== undefined, (query) =>
      query.where(
        sql<boolean>`e.id in (
          select b.evidence_id from evidence_bearings b join recommendations r on r.id = b.recommendation_id where r.code = ${recommendation}
          union all select l.evidence_id from status_update_evidence l join status_updates u on u.id = l.status_update_id
            join addressees a on a.id = u.addressee_id join recommendations r on r.id = a.recommendation_id
            where r.code = ${recommendation} and u.state = 'published' and (${asOf}::timestamptz is null or u.published_at < ${asOf}::timestamptz))`,
      ),
    )
    .$if(agreement !== undefined, (query) =>
      query.where(
        sql<boolean>`e.id in (
          select c.id from (select h.evidence_ids from agreement_history h join agreements g on g.id = h.agreement_id
            where g.slug = ${agreement} and (${asOf}::timestamptz is null or h.recorded_at < ${asOf}::timestamptz)
            order by h.version desc limit 1) latest, unnest(latest.evidence_ids) c(id))`,
      ),
    )
    .where((eb) => eb.and(words.map(hasWord)))
}

function hasWord({ asked, ids }: SearchedWord): RawBuilder<boolean> {
  if (ids !== null) return sql`e.id = any(${ids}::uuid[])`
  return sql`(select bool_or(to_tsvector('vigia_plain', t.body) @@ ${asked}::tsquery) from texts t
    where t.owner_id = e.id and t.field in ('title', 'publisher') and t.sealed_at is not null)`
}

/** Materialized, so that the limit does not talk the planner out of the index texts_of_sources, whose columns and expression these are. */
async function searchWord(ctx: Context, word: string): Promise<SearchedWord> {
  const { rows } = await sql<{ asked: string; ids: string[] }>`
    with asked as materialized (select search_forms(${word}) as query),
    hits as materialized (
      select t.owner_id from texts t where t.field in ('title', 'publisher') and t.sealed_at is not null
        and to_tsvector('vigia_plain', t.body) @@ (select query from asked)
    )
    select (select query::text from asked) as asked, array(select owner_id from hits limit ${FEW + 1}) as ids`.execute(ctx.db)
  const { asked = '', ids = [] } = rows[0] ?? {}
  return { asked, ids: ids.length > FEW ? null : ids }
}
