import { sql, type Kysely } from 'kysely'

/** Domains, the instance row, and the catalogue's controlled lists. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create domain bilingual as jsonb check (
      jsonb_typeof(value) = 'object'
      and btrim(coalesce(value->>'es', '')) <> '' and btrim(coalesce(value->>'en', '')) <> '');
    create domain localized as jsonb check (jsonb_typeof(value) = 'object');
    create domain partial_date as text check (value ~ '^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$');
    create domain slug as text check (value ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
    create domain country as text check (value in ('PE', 'US', 'INT'));

    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception '% on % is refused: what is on the record never changes', tg_op, tg_table_name
        using errcode = 'restrict_violation';
    end $$;

    create table instance (
      only_row boolean primary key default true check (only_row),
      created_at timestamptz not null,
      catalogue_loaded_at timestamptz
    );

    create table themes (
      id uuid primary key, slug slug not null unique, position int not null, name bilingual not null
    );
    create table institutions (
      id uuid primary key, slug slug not null unique, country country not null, kind text not null,
      name bilingual not null, part_of uuid references institutions
    );
    create table sources (
      id uuid primary key, code text not null unique, kind text not null, title bilingual not null, publisher text,
      dated_on partial_date, language text not null, address text, archived_sha256 text, note localized not null default '{}'
    );
    create table areas (id uuid primary key, code text not null unique, title bilingual not null, note localized not null default '{}');
    create table agreement_types (id uuid primary key, code text not null unique, title bilingual not null, note localized not null default '{}');
    create table agreement_type_areas (
      agreement_type_id uuid not null references agreement_types, area_id uuid not null references areas,
      primary key (agreement_type_id, area_id)
    );
    create table legal_forms (id uuid primary key, code text not null unique, title bilingual not null);
    create table presence_modes (id uuid primary key, code text not null unique, title bilingual not null);
    create table concerns (
      id uuid primary key, code text not null unique, title bilingual not null,
      rank text not null check (rank in ('headline', 'context'))
    );
    create table standards (
      id uuid primary key, code text not null unique, jurisdiction country not null, title bilingual not null,
      says bilingual not null, source text not null
    );
    create table standard_references (
      standard_id uuid not null references standards, position int not null, reference bilingual not null,
      valid_from partial_date, valid_until partial_date, primary key (standard_id, position)
    );
    create table impacts (
      id uuid primary key, code text not null unique, title bilingual not null,
      dimension text not null check (dimension in ('economic', 'social', 'environmental')), sign text not null check (sign in ('+', '-'))
    );
    create table benefits (id uuid primary key, code text not null unique, title bilingual not null);
    create table benefit_impacts (
      benefit_id uuid not null references benefits, impact_id uuid not null references impacts, primary key (benefit_id, impact_id)
    );
    create table claims (id uuid primary key, code text not null unique, title bilingual not null, note localized not null default '{}');
    create table claim_standards (
      claim_id uuid not null references claims, standard_id uuid not null references standards, primary key (claim_id, standard_id)
    );
    create table catalogue_quotes (
      subject_id uuid not null, position int not null, source_id uuid not null references sources, quote text not null,
      primary key (subject_id, position)
    );
  `.execute(db)
}
