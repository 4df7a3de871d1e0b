import { sql, type Kysely } from 'kysely'

/**
 * The public record's standings: how an addressee stood from an act on, until its next row says otherwise; derived from the record
 * behind the log, so that any count or "as of" is a look at few columns. And what the text search looks through: one document for
 * each wording, institution, theme, concern and standard, written with it; a search asks each word of all of them. Why each index
 * exists is in docs/queries.md.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create extension if not exists unaccent;
    create extension if not exists pg_trgm;

    create table standings (
      addressee_id uuid not null, from_seq bigint not null, from_at timestamptz not null,
      status text not null, since date, due_on date, position text, last_published_at timestamptz, awaiting_until date,
      withdrawn boolean not null, primary key (addressee_id, from_seq)
    );
    create index standings_seq on standings (from_seq);
    insert into channel_cursors (channel, next_seq) values ('standings', 0);

    alter table topics add column concern text, add column standard text, add column agreement_type text;

    create index circumstances_everything on circumstances (id) where everything;
    create index circumstances_status on circumstances (status);
    create index circumstances_theme on circumstances (theme);
    create index circumstances_institution on circumstances (institution);
    create index circumstances_recommendation on circumstances (recommendation);
    create index circumstances_agreement on circumstances (agreement);

    create text search configuration vigia_plain (copy = simple);
    alter text search configuration vigia_plain
      alter mapping for asciiword, word, numword, asciihword, hword, numhword, hword_asciipart, hword_part, hword_numpart with unaccent, simple;

    create index texts_of_sources on texts using gin (to_tsvector('vigia_plain', body))
      where field in ('title', 'publisher') and sealed_at is not null;

    create table search_documents (
      subject_id uuid not null, version int not null,
      subject text not null check (subject in ('recommendation', 'institution', 'theme', 'concern', 'standard')),
      code text not null, vector tsvector not null, primary key (subject_id, version)
    );
    create index search_documents_vector on search_documents using gin (vector) with (fastupdate = off);
    create index wordings_later on recommendation_wordings (recommendation_id) where version > 1;
    create index indicators_recommendation on indicators (recommendation_id);
    create index recommendation_concerns_concern on recommendation_concerns (concern_id);
    create index recommendation_standards_standard on recommendation_standards (standard_id);
    create index positions_evidence on positions (evidence_id);
    create index readings_evidence on readings (evidence_id);
    create table search_words (word text primary key, folded text not null, vector tsvector not null);
    create index search_words_vector on search_words using gin (vector) with (fastupdate = off);
    create index search_words_folded on search_words (folded);
    create index search_words_like on search_words using gin (folded gin_trgm_ops) with (fastupdate = off);
  `.execute(db)
  await functions(db)
  await sql`
    create function search_sources(subjects uuid[])
      returns table (subject_id uuid, version int, subject text, code text, title jsonb, statement jsonb) language sql stable as $$
        select v.recommendation_id, v.version, 'recommendation', r.code, v.title::jsonb, v.statement::jsonb
          from recommendation_wordings v join recommendations r on r.id = v.recommendation_id where v.recommendation_id = any(subjects)
        union all select id, 1, 'institution', slug::text, name::jsonb, null from institutions where id = any(subjects)
        union all select id, 1, 'theme', slug::text, name::jsonb, null from themes where id = any(subjects)
        union all select id, 1, 'concern', code, title::jsonb, null from concerns where id = any(subjects)
        union all select id, 1, 'standard', code, title::jsonb, null from standards where id = any(subjects)
      $$;
    create function add_search_documents() returns trigger language plpgsql as $$
    begin
      perform write_search_documents(array(select coalesce(to_jsonb(a)->>'recommendation_id', to_jsonb(a)->>'id')::uuid from added a));
      return null;
    end $$;
  `.execute(db)
  await sql`
    create function write_search_documents(subjects uuid[]) returns void language sql as $$
      insert into search_documents (subject_id, version, subject, code, vector)
        select subject_id, version, subject, code, search_vector(jsonb_build_object('es', code), 'A') || search_code(code)
          || search_vector(title, case subject when 'recommendation' then 'A' else 'C' end::"char") || search_vector(statement, 'B')
        from search_sources(subjects)
        on conflict do nothing;
      insert into search_words (word, folded, vector)
        select word, search_fold(word),
          to_tsvector('spanish', word) || to_tsvector('english', word) || to_tsvector('vigia_plain', word) || search_code(word)
        from (
          select distinct word from search_sources(subjects) s
            cross join lateral (select string_agg(value, ' ') as body from (
              select s.code as value union all select value from jsonb_each_text(s.title)
              union all select value from jsonb_each_text(s.statement)) t) t
            cross join lateral unnest(tsvector_to_array(to_tsvector('simple', search_lower(t.body)) || search_code(s.code))) word
        ) w where length(word) between 2 and 60
        on conflict do nothing
    $$;
  `.execute(db)
  for (const table of ['recommendation_wordings', 'institutions', 'themes', 'concerns', 'standards']) {
    await sql`create trigger ${sql.id(`${table}_searched`)} after insert on ${sql.table(table)} referencing new table as added
      for each statement execute function add_search_documents()`.execute(db)
    await sql`alter table ${sql.table(table)} enable always trigger ${sql.id(`${table}_searched`)}`.execute(db)
  }
  await sql`select write_search_documents(array(select id from recommendations union all select id from institutions union all select id from themes
    union all select id from concerns union all select id from standards))`.execute(db)
}

/**
 * `search_query` is what one typed word asks of a document: its stem in either language, the stems of the words of the record that
 * read the same without accents (a stem depends on them: recomendación, recomendaciones), and words that begin like it. When the
 * record has no such word, the word of the record that is most like it. Null for a word that says nothing by itself.
 */
async function functions(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function search_lower(body text) returns text language sql immutable parallel safe as $$
      select translate(lower(body), 'ÁÀÂÄÃÉÈÊËÍÌÎÏÓÒÔÖÕÚÙÛÜÑÇ', 'áàâäãéèêëíìîïóòôöõúùûüñç')
    $$;
    create function search_fold(body text) returns text language sql stable parallel safe as $$ select lower(unaccent(body)) $$;
    create function search_code(code text) returns tsvector language sql immutable parallel safe as $$
      select ('''' || replace(replace(lower(code), '\\', '\\\\'), '''', '''''') || ''':1A')::tsvector
    $$;
    create function search_vector(texts jsonb, weight "char") returns tsvector language sql stable parallel safe as $$
      select setweight(to_tsvector('spanish', search_lower(coalesce(texts->>'es', '')))
        || to_tsvector('english', search_lower(coalesce(texts->>'en', '')))
        || to_tsvector('vigia_plain', coalesce((select string_agg(value, ' ') from jsonb_each_text(texts)), '')), weight)
    $$;

    create function search_forms(word text) returns tsquery language plpgsql stable set client_min_messages = warning as $$
    declare
      plain text := search_fold(word);
      literal text := '''' || replace(replace(plain, '\\', '\\\\'), '''', '''''') || '''';
      asked tsquery := plainto_tsquery('spanish', search_lower(word)) || plainto_tsquery('english', search_lower(word))
        || (literal || case when length(plain) >= 3 then ':*' else '' end)::tsquery;
      written text;
    begin
      for written in select w.word from search_words w where w.folded = plain and w.word <> search_lower(search_forms.word) loop
        asked := asked || plainto_tsquery('spanish', written) || plainto_tsquery('english', written);
      end loop;
      return asked;
    end $$;
    create function search_near(word text) returns text language sql stable as $$
      select w.word from search_words w
      where w.folded % search_fold($1) and length($1) >= 4 and abs(length(w.folded) - length($1)) <= 3 and similarity(w.folded, search_fold($1)) >= 0.35
      order by similarity(w.folded, search_fold($1)) desc, w.word limit 1
    $$;
    create function search_query(word text) returns tsquery language plpgsql stable set client_min_messages = warning as $$
    declare asked tsquery; near text;
    begin
      if numnode(plainto_tsquery('spanish', search_lower(word))) = 0 or numnode(plainto_tsquery('english', search_lower(word))) = 0 then
        return null;
      end if;
      asked := search_forms(word);
      if exists (select from search_words w where w.vector @@ asked) then return asked; end if;
      near := search_near(word);
      return case when near is null then asked else search_forms(near) end;
    end $$;
  `.execute(db)
}
