import { sql, type Kysely } from 'kysely'

/** What accounts gain: organisations, names to publish under, sign-in links, API keys. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table organisations
      add column ended_at timestamptz,
      add column former_names text[] not null default '{}';

    alter table accounts
      add column pseudonym text check (btrim(pseudonym) <> ''),
      add column pseudonym_key text unique check ((pseudonym_key is null) = (pseudonym is null));

    create function keep_pseudonym() returns trigger language plpgsql as $$
    begin
      if old.pseudonym is not null and (new.pseudonym is distinct from old.pseudonym or new.pseudonym_key is distinct from old.pseudonym_key) then
        raise exception 'a pseudonym is set once' using errcode = 'restrict_violation';
      end if;
      return new;
    end $$;
    create trigger keep_pseudonym before update on accounts for each row execute function keep_pseudonym();

    alter table invitations
      add column organisation_id uuid references organisations,
      add column institution_id uuid references institutions,
      add column revoked_at timestamptz,
      add constraint invitations_of_institutions check (role <> 'institution' or institution_id is not null),
      add constraint invitations_of_organisations check (organisation_id is null or role in ('contributor', 'editor'));

    alter table sessions add column password_free_until timestamptz;

    create table sign_in_requests (
      id uuid primary key, email text not null, language text not null, next text, requested_at timestamptz not null
    );
    create table sign_in_links (
      id uuid primary key, token_sha256 bytea not null unique, user_id text not null references users on delete cascade,
      next text, created_at timestamptz not null, expires_at timestamptz not null, used_at timestamptz
    );

    create table api_keys (
      id uuid primary key, account_id uuid not null references accounts, sha256 bytea not null unique, starts_with text not null,
      label text not null check (btrim(label) <> ''), scopes text[] not null check (cardinality(scopes) > 0),
      created_at timestamptz not null, expires_at timestamptz, last_used_at timestamptz, revoked_at timestamptz
    );
    create index api_keys_account on api_keys (account_id);
  `.execute(db)
}
