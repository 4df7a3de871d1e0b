import { sql, type RawBuilder } from 'kysely'

/** Which acts (rows `n` of noted_events), and whom of all subscribers. */
export interface Telling {
  readonly acts: RawBuilder<boolean>
  /** Rows `s` of subscriptions. */
  readonly subscribers: RawBuilder<boolean>
}

/**
 * SQL: who is told of which significant acts at once, and because of which subscription: columns subscriber_id, topic_id, frequency,
 * seq, kind. An edition reaches those who follow reports alone by the version of its schedule that was in force just before its
 * period ended: `all` reaches each of them, a theme or institution whoever follows it or everything. A schedule that the service
 * made itself and nobody has changed, and the baseline, which has none, reach all.
 */
export function followersTold({ acts, subscribers }: Telling): RawBuilder<unknown> {
  return sql`
    with told as (
      select n.seq, e.kind, e.edition_id from noted_events n join events e on e.seq = n.seq where n.significant and ${acts}
    ), issued as (
      select told.seq, d.schedule_id, v.topics, v.account_id
      from told join editions d on d.id = told.edition_id
        left join report_periods p on p.schedule_id = d.schedule_id and p.period_start = d.period_start
        left join lateral (
          select w.topics, w.account_id from report_schedule_versions w
          where w.schedule_id = d.schedule_id and (w.version = 1 or w.in_force_from < p.ends_at)
          order by w.version desc limit 1
        ) v on true
      where told.kind = 'edition_issued'
    )
    select s.subscriber_id, s.topic_id, s.frequency, told.seq, told.kind
    from told join event_topics et on et.event_seq = told.seq
      join subscriptions s on s.topic_id = et.topic_id and s.frequency = 'at_once' and s.from_seq <= told.seq
    where s.confirmed_at is not null and s.ended_at is null and ${subscribers}
    union all
    select s.subscriber_id, s.topic_id, s.frequency, issued.seq, 'edition_issued'
    from issued join subscriptions s on s.frequency = 'reports' and s.from_seq <= issued.seq join topics t on t.id = s.topic_id
    where s.confirmed_at is not null and s.ended_at is null and ${subscribers} and (
      issued.schedule_id is null or 'all' = any(issued.topics) or (issued.topics = '{}' and issued.account_id is null)
      or (t.query = '' and cardinality(issued.topics) > 0)
      or 'theme:' || t.theme = any(issued.topics) or 'institution:' || t.institution = any(issued.topics)
    )`
}
