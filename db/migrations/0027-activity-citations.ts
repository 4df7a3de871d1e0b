import { sql, type Kysely } from 'kysely'

/**
 * Citations of activities go through a second person: a kind of proposal, about a recommendation, one of its addressees, an agreement or
 * an item of evidence. A citation names picked activities or a search, and why (a text of its own, as is the reason for taking it back).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop index activity_citations_activity;
    alter table activity_citations drop constraint activity_citations_activity_id_fkey;
    alter table activity_citations rename column activity_id to activity_ids;
    alter table activity_citations alter column activity_ids type uuid[]
      using case when activity_ids is null then null else array[activity_ids] end;
    alter table activity_citations
      add column addressee_id uuid references addressees, add column withdrawal_id uuid unique,
      drop constraint activity_citations_check,
      add constraint activity_citations_subject check (num_nonnulls(recommendation_id, addressee_id, agreement_id, evidence_id) = 1),
      add constraint activity_citations_picked check (activity_ids is null or cardinality(activity_ids) between 1 and 100),
      add constraint activity_citations_withdrawal check (withdrawal_id is null or withdrawn_at is not null);
    create index activity_citations_addressee on activity_citations (addressee_id) where addressee_id is not null;
    create index activity_citations_activities on activity_citations using gin (activity_ids) where activity_ids is not null;

    create or replace function guard_activity_citation() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and old.withdrawn_at is null and new.withdrawn_at is not null
        and to_jsonb(new) - '{withdrawn_at,withdrawn_seq,withdrawal_id}'::text[]
          = to_jsonb(old) - '{withdrawn_at,withdrawn_seq,withdrawal_id}'::text[] then
        return new;
      end if;
      raise exception '% on a citation of activities is refused: it can only be withdrawn', tg_op using errcode = 'restrict_violation';
    end $$;

    alter table proposals
      add column evidence_id uuid references evidence,
      drop constraint proposals_kind_check, drop constraint proposals_check, drop constraint proposals_check1,
      drop constraint proposals_check2, drop constraint proposals_check3,
      add constraint proposals_kind check (kind in ('position', 'reading', 'indicator', 'milestone', 'agreement', 'citation')),
      add constraint proposals_subject check (
        num_nonnulls(addressee_id, indicator_id, recommendation_id, agreement_id, evidence_id) <= 1 and case kind
          when 'position' then addressee_id is not null
          when 'indicator' then recommendation_id is not null
          when 'agreement' then num_nonnulls(addressee_id, indicator_id, recommendation_id, evidence_id) = 0
          when 'citation' then num_nonnulls(addressee_id, recommendation_id, agreement_id, evidence_id) = 1
          else indicator_id is not null end);

    alter table redactions drop constraint redactions_owner_kind_check;
    alter table redactions add constraint redactions_owner_kind_check check (owner_kind in ('update', 'reply', 'position', 'evidence',
      'withdrawal', 'recommendation_withdrawal', 'indicator', 'milestone', 'reading', 'agreement', 'edition', 'citation'));
  `.execute(db)
}
