import { sql, type Kysely } from 'kysely'

/** The processes of the service that run, each with its heart-beat: who looks after the service sees here whether anybody works. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table processes (
      id uuid primary key,
      mode text not null check (mode in ('all', 'web', 'worker')),
      version text not null, host text not null, pid int not null,
      started_at timestamptz not null, seen_at timestamptz not null, worked_at timestamptz,
      pool_open int not null, pool_idle int not null, pool_waiting int not null,
      loop_delay_ms float8 not null, memory_bytes bigint not null
    );
  `.execute(db)
}
