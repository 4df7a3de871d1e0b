import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { connect } from '../../db/connect.ts'
import type { Database } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { systemActor } from '../../src/accounts/index.ts'
import { systemClock } from '../../src/kernel/clock.ts'
import type { Context } from '../../src/kernel/context.ts'
import { appendEvent } from '../../src/log/index.ts'
import { databaseUrl } from '../support/database-url.ts'
import { findPostgres } from '../support/find-postgres.ts'
import { npmStart } from '../support/npm-start.ts'
import { startCluster } from '../support/postgres-cluster.ts'
import type { Figures } from './figures.ts'

const SIZES = [10_000, 100_000] as const
const WRITERS = 16
const APPENDS = 200

/**
 * The public log on a throw-away Postgres: appends a second with 16 writers, each in its own transaction, then for each size
 * the first checkpoint after a start, and time and memory of a whole `vigia verify` run in a process of its own.
 */
export async function logVerify(): Promise<Figures> {
  const found = await findPostgres()
  if (!found.found || found.how === 'url') return { skipped: { why: 'needs the Postgres binaries' } }
  const cluster = await startCluster(found.folder)
  const folder = mkdtempSync(join(tmpdir(), 'vigia-log-bench-'))
  try {
    const admin = new pg.Client({ connectionString: cluster.url })
    await admin.connect()
    await admin.query('create database bench')
    await admin.end()
    const url = databaseUrl(cluster.url, 'bench')
    const variables = { DATABASE_URL: url, DATA_DIR: folder, EMPTY: 'true', LOG_LEVEL: 'error' }
    await (await npmStart(variables)).stop()
    const figures: Figures = {}
    const { db, close } = await connect({ databaseUrl: url, dataDirectory: '', poolSize: WRITERS })
    figures[`${WRITERS} writers`] = { 'appends/s': await appendsPerSecond(db) }
    for (const size of SIZES) {
      const bytes = await fill(db, size)
      const server = await npmStart(variables)
      try {
        const began = performance.now()
        await (await fetch(`${server.origin}/log/checkpoint`)).text()
        const first = performance.now() - began
        const again = performance.now()
        await (await fetch(`${server.origin}/log/checkpoint`)).text()
        const repeated = performance.now() - again
        const { code, seconds, megabytes } = await verify(server.origin)
        figures[`${size} events`] = {
          'first checkpoint ms': Math.round(first),
          'checkpoint ms': Math.round(repeated * 10) / 10,
          'verify s': Math.round(seconds * 10) / 10,
          'verify max RSS MB': Math.round(megabytes),
          'bytes/event': bytes,
          'exit code': code,
        }
      } finally {
        await server.stop()
      }
    }
    await close()
    return figures
  } finally {
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function appendsPerSecond(db: Database): Promise<number> {
  const actor = await systemActor(db, systemClock)
  const settings = { publicUrl: 'https://vigia.example', timeZone: 'America/Lima', singlePerson: false }
  const queue = { enqueue: async () => {} }
  const ctx: Context = { db, clock: systemClock, queue, settings, actor }
  const began = performance.now()
  await Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      for (let index = 0; index < APPENDS; index += 1) {
        await inTransaction(db, (trx) =>
          appendEvent({ ...ctx, db: trx }, actor, { kind: 'due_date_set', subjects: {}, leaf: { writer, index } }),
        )
      }
    }),
  )
  return Math.round((WRITERS * APPENDS) / ((performance.now() - began) / 1000))
}

/** Adds events up to `size` past the verbs, each leaf about as long as that of a published update. Returns bytes on disk per event, indexes included. */
async function fill(db: Database, size: number): Promise<number> {
  await sql`
    with made as (
      select s as seq, gen_random_uuid() as id,
        '{"actor":"Vigía","at":"2026-11-22T00:00:00.000Z","digest":"' || repeat(md5(s::text), 8)
          || '","format":"vigia-event/1","kind":"due_date_set","seq":' || s || '}' as leaf
      from generate_series((select size from log_head), ${size}::bigint - 1) s
    ), added as (
      insert into events (seq, id, kind, occurred_at, tag, leaf, leaf_hash, account_id, actor)
      select seq, id, 'due_date_set', '2026-11-22', 'tag:vigia.example,2026:' || id, leaf,
        sha256('\\x00'::bytea || convert_to(leaf, 'UTF8')), (select id from accounts limit 1), 'Vigía'
      from made
    )
    update log_head set size = ${size}::bigint
  `.execute(db)
  const { rows } = await sql<{ bytes: number }>`select (pg_total_relation_size('events') / ${size}::bigint)::int as bytes`.execute(db)
  return rows[0]?.bytes ?? Number.NaN
}

async function verify(origin: string): Promise<{ code: number; seconds: number; megabytes: number }> {
  const child = fork(join(import.meta.dirname, 'verify-child.ts'), [origin])
  const [told] = (await once(child, 'message')) as [{ code: number; seconds: number; megabytes: number }]
  return told
}
