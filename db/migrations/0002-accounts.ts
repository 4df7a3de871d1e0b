import { sql, type Kysely } from 'kysely'

/** Sign-in (the session library's four tables under our names), accounts with a role, organisations, one-time invitations. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table users (
      id text primary key, name text not null, email text not null unique, email_verified boolean not null, image text,
      created_at timestamptz not null, updated_at timestamptz not null
    );
    create table sessions (
      id text primary key, user_id text not null references users on delete cascade, token text not null unique,
      expires_at timestamptz not null, ip_address text, user_agent text, created_at timestamptz not null, updated_at timestamptz not null
    );
    create index sessions_user on sessions (user_id);
    create table credentials (
      id text primary key, user_id text not null references users on delete cascade, account_id text not null, provider_id text not null,
      access_token text, refresh_token text, id_token text, access_token_expires_at timestamptz, refresh_token_expires_at timestamptz,
      scope text, password text, created_at timestamptz not null, updated_at timestamptz not null
    );
    create index credentials_user on credentials (user_id);
    create table verifications (
      id text primary key, identifier text not null, value text not null, expires_at timestamptz not null,
      created_at timestamptz not null, updated_at timestamptz not null
    );
    create index verifications_identifier on verifications (identifier);
    create table sign_in_rates (id text primary key, key text not null unique, count int not null, last_request bigint not null);

    create table organisations (id uuid primary key, slug slug not null unique, name bilingual not null, created_at timestamptz not null);

    create table accounts (
      id uuid primary key,
      user_id text unique references users on delete set null,
      role text not null check (role in ('contributor', 'editor', 'institution', 'administrator', 'system')),
      name text not null,
      public_name text not null check (btrim(public_name) <> ''),
      organisation_id uuid references organisations,
      institution_id uuid references institutions,
      created_at timestamptz not null,
      disabled_at timestamptz,
      check (role = 'system' or user_id is not null or disabled_at is not null)
    );

    create table invitations (
      id uuid primary key, token_sha256 bytea not null unique,
      role text not null check (role in ('contributor', 'editor', 'institution', 'administrator')),
      name text, email text, invited_by uuid references accounts,
      created_at timestamptz not null, expires_at timestamptz not null, used_at timestamptz, account_id uuid references accounts
    );
  `.execute(db)
}
