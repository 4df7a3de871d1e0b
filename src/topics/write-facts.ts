import { sql, type RawBuilder } from 'kysely'
import type { Transaction } from '../../db/schema.ts'
import type { Context } from '../kernel/context.ts'
import { addresseeRows, addresseeText, folded, lastDay } from '../recommendations/index.ts'
import type { SeqRange } from './advance-channel.ts'
import { significantActs } from './significant-acts.ts'
import { touchedAddressees } from './touched-addressees.ts'

const COLUMNS = [
  'stream',
  'kind',
  'addressee_id',
  'recommendation',
  'theme',
  'institution',
  'country',
  'agreement',
  'status',
  'overdue',
  'stale',
  'awaiting_reply',
  'everything',
  'searched_id',
] as const

/** Writes what a filter may ask about the acts of a range: two statements, whatever their number. */
export async function writeFacts(ctx: Context & { readonly db: Transaction }, range: SeqRange): Promise<void> {
  const columns = sql.join(COLUMNS.map((column) => sql.ref(column)))
  await sql`with
    days as (${await lastDays(ctx, range)}),
    stood as materialized (${stood(ctx, range)}),
    texts_kept as (
      insert into searched_texts (id, body) select distinct on (searched_id) searched_id, searched from stood on conflict (id) do nothing
    ),
    found as materialized (
      select seq, ${digest(sql`jsonb_build_array(${columns})::text`)} as id, ${columns}
      from (
        select seq, ${columns} from stood
        union all select * from (${withoutAddressee(range)}) w
        union all select * from (${editions(range)}) n
      ) x
    ),
    kept as (
      insert into circumstances (id, ${columns}, latest_seq) select id, ${columns}, max(seq) from found group by id, ${columns}
        on conflict (id) do update set latest_seq = excluded.latest_seq
    ),
    noted as (
      insert into noted_events (seq, significant)
        select e.seq, ${significantActs()} from events e where e.seq >= ${range.fromSeq} and e.seq < ${range.toSeq}
    )
    insert into event_facts (circumstance_id, event_seq) select distinct id, seq from found`.execute(ctx.db)
}

/** SQL: an id that says the same whenever and wherever the same is written. */
function digest(text: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`encode(substring(sha256(convert_to(${text}, 'UTF8')) for 16), 'hex')::uuid`
}

/** SQL: the addressees that the acts touch, as they stood just before and just after (also those of what was withdrawn before). */
function stood(ctx: Context, range: SeqRange): RawBuilder<unknown> {
  const bound = { nextSeq: sql<number>`m.next_seq`, instant: sql<Date>`m.instant`, day: sql<string>`m.day` }
  const addressee = addresseeRows(ctx, { withdrawn: true }, bound).where('x.id', '=', sql<string>`touched.addressee_id`)
  const searched = folded(addresseeText({ code: 'y.code', title: 'y.title', statement: 'y.statement', name: 'y.institution_name' }))
  return sql`select touched.seq, 'changes' as stream, touched.kind, y.id as addressee_id, y.code as recommendation, y.theme_slug as theme,
      y.institution_slug as institution, y.country, null::text as agreement, y.status, y.overdue, y.stale, y.awaiting_reply,
      false as everything, searched, ${digest(sql`searched`)} as searched_id
    from (${touchedAddressees(range)}) touched
    join days on days.seq = touched.seq
    cross join lateral (values (touched.seq, touched.occurred_at, days.before),
      (touched.seq + 1, touched.occurred_at + interval '1 millisecond', days.after)) as m(next_seq, instant, day)
    cross join lateral (${addressee}) y
    cross join lateral (select ${searched} as searched) z`
}

/** SQL: the last day that counts just before and just after each act, which the calendar of this process says, not the database's. */
async function lastDays(ctx: Context, { fromSeq, toSeq }: SeqRange): Promise<RawBuilder<unknown>> {
  const acts = await ctx.db
    .selectFrom('events')
    .select(['seq', 'occurred_at'])
    .where('seq', '>=', fromSeq)
    .where('seq', '<', toSeq)
    .execute()
  const seqs = acts.map(({ seq }) => seq)
  const before = acts.map(({ occurred_at }) => lastDay(ctx, occurred_at))
  const after = acts.map(({ occurred_at }) => lastDay(ctx, new Date(occurred_at.getTime() + 1)))
  return sql`select * from unnest(${seqs}::bigint[], ${before}::date[], ${after}::date[]) as d(seq, before, after)`
}

/** SQL: every act by itself when it touches no addressee: what is about a recommendation without any, an agreement, the record. */
function withoutAddressee({ fromSeq, toSeq }: SeqRange): RawBuilder<unknown> {
  return sql`select e.seq, 'changes', e.kind, null::uuid, r.code, t.slug::text, null, null, g.slug::text, null, false, false, false, false,
      null::uuid
    from events e
    left join recommendations r on r.id = e.recommendation_id
    left join themes t on t.id = r.theme_id
    left join agreements g on g.id = e.agreement_id
    where e.seq >= ${fromSeq} and e.seq < ${toSeq} and not exists (select from stood where stood.seq = e.seq)`
}

/**
 * SQL: an edition for those who follow reports: by itself, and for each theme or institution that it is about or that its schedule
 * names; one about the whole record, or for everybody, concerns every filter.
 */
function editions({ fromSeq, toSeq }: SeqRange): RawBuilder<unknown> {
  return sql`select e.seq, 'reports', e.kind, null::uuid, null, about.theme, about.institution, null, null, null, false, false, false,
      about.everything, null::uuid
    from events e
    join editions n on n.id = e.edition_id
    cross join lateral (
      select null::text as theme, null::text as institution, n.scope = '' as everything
      union select substring(n.scope from '(?:^|&)theme=([^&]+)'), substring(n.scope from '(?:^|&)institution=([^&]+)'), false
      union select substring(topic from '^theme:(.*)$'), substring(topic from '^institution:(.*)$'), topic = 'all'
        from (select v.topics from report_periods p join report_schedule_versions v on v.schedule_id = p.schedule_id
          where p.schedule_id = n.schedule_id and p.period_start = n.period_start and (v.version = 1 or v.in_force_from < p.ends_at)
          order by v.version desc limit 1) v, unnest(v.topics) topic
    ) about
    where e.kind = 'edition_issued' and e.seq >= ${fromSeq} and e.seq < ${toSeq}`
}
