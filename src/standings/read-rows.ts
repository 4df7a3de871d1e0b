import { sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { Context } from '../kernel/context.ts'
import { deriveStandings, type SeqRange } from './derive-standings.ts'
import type { RecommendationFacts, Standing } from './standing.ts'
import type { StretchRow } from './stretches.ts'

/** What of an addressee never changes. */
export interface AddresseeFacts extends Pick<
  Standing,
  'code' | 'recommendationPosition' | 'kind' | 'theme' | 'institution' | 'country' | 'basis'
> {
  readonly id: string
  readonly position: number
  /** Milliseconds. */
  readonly addedAt: number
  readonly reviewInterval: number
}

export interface DatedFacts extends Omit<RecommendationFacts, 'withdrawn'> {
  /** Milliseconds. */
  readonly addedAt: number
  readonly withdrawnAt: number | null
}

/** Acts whose rows are read at a time. */
const WINDOW = 20_000
const A_DAY = 86_400_000

const milliseconds = (column: string) => sql<number>`(extract(epoch from ${sql.ref(column)}) * 1000)::float8`
const COLUMNS = sql`s.addressee_id, s.from_seq, ${milliseconds('s.from_at')} as from_at, s.status, s.since, s.due_on, s.position,
  ${milliseconds('s.last_published_at')} as last_published_at, s.awaiting_until, s.withdrawn`

/** Recommendations that the acts of a range added or took off the list, in the catalogue's order. */
export async function readFacts(db: Database, { fromSeq, toSeq }: SeqRange): Promise<readonly DatedFacts[]> {
  const codes = (link: string, subject: string, id: string) => sql`array(select k.code from ${sql.table(link)} l
    join ${sql.table(subject)} k on k.id = ${sql.ref(`l.${id}`)} where l.recommendation_id = r.id order by k.code)`
  const { rows } = await sql<DatedFacts>`
    select r.code, r.position, r.kind, t.slug as theme, ${milliseconds('r.added_at')} as "addedAt",
      ${codes('recommendation_concerns', 'concerns', 'concern_id')} as concerns,
      ${codes('recommendation_standards', 'standards', 'standard_id')} as standards,
      ${codes('recommendation_agreement_types', 'agreement_types', 'agreement_type_id')} as "agreementTypes",
      case when w.event_seq < ${toSeq} then ${milliseconds('w.withdrawn_at')} end as "withdrawnAt"
    from recommendations r join themes t on t.id = r.theme_id left join recommendation_withdrawals w on w.recommendation_id = r.id
    where r.event_seq < ${toSeq} and (r.event_seq >= ${fromSeq} or w.event_seq >= ${fromSeq} and w.event_seq < ${toSeq})
    order by r.position, r.code`.execute(db)
  return rows
}

/** Addressees that the acts of a range added. */
export async function readAddressees(db: Database, { fromSeq, toSeq }: SeqRange): Promise<readonly AddresseeFacts[]> {
  const { rows } = await sql<AddresseeFacts>`
    select a.id, r.code, r.position as "recommendationPosition", a.position, r.kind, t.slug as theme, i.slug as institution, i.country, a.basis,
      ${milliseconds('a.added_at')} as "addedAt", a.review_interval_days::float8 * ${A_DAY}::float8 as "reviewInterval"
    from addressees a join recommendations r on r.id = a.recommendation_id join themes t on t.id = r.theme_id
    join institutions i on i.id = a.institution_id
    where r.event_seq >= ${fromSeq} and r.event_seq < ${toSeq}`.execute(db)
  return rows
}

/** The last noted row of every addressee before a sequence number and, unless null, an instant. */
export async function readHeads(db: Database, beforeSeq: number, before: Date | null): Promise<readonly StretchRow[]> {
  const dated = before === null ? sql<boolean>`true` : sql<boolean>`s.from_at < ${before}`
  const { rows } = await sql<StretchRow>`select ${COLUMNS} from addressees a cross join lateral (
    select * from standings s where s.addressee_id = a.id and s.from_seq < ${beforeSeq} and ${dated} order by s.from_seq desc limit 1) s`.execute(
    db,
  )
  return rows
}

/** The noted rows of a range in the order of the acts, those of a window of acts at a time. */
export async function* readStretches(db: Database, { fromSeq, toSeq }: SeqRange): AsyncGenerator<readonly StretchRow[]> {
  for (let from = fromSeq; from < toSeq; from += WINDOW) {
    const { rows } = await sql<StretchRow>`select ${COLUMNS} from standings s
      where s.from_seq >= ${from} and s.from_seq < ${Math.min(toSeq, from + WINDOW)} order by s.from_seq`.execute(db)
    if (rows.length > 0) yield rows
  }
}

/** What the acts of a range made of the addressees, derived here and now: they need not be noted. */
export async function readDerived(ctx: Context, range: SeqRange): Promise<readonly StretchRow[]> {
  return (await sql<StretchRow>`select ${COLUMNS} from (${deriveStandings(ctx, range)}) s order by s.from_seq`.execute(ctx.db)).rows
}
