import { randomUUIDv7 } from 'node:crypto'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { expect, inject, it } from 'vitest'
import { connect, overEmbedded, type Connection } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations/index.ts'
import type { Database } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { duePeriods, openPeriods, readScheduleVersion } from '../../src/schedules/index.ts'
import { clonedDatabase } from '../support/database.ts'

const MONTHLY = randomUUIDv7()
const QUARTERLY = randomUUIDv7()
const YEARLY = randomUUIDv7()

async function empty(): Promise<Connection> {
  if (inject('leg').engine === 'embedded') {
    const pglite = await PGlite.create({ extensions: { pg_trgm, unaccent } })
    return overEmbedded(pglite, () => pglite.close())
  }
  const { url, drop } = await clonedDatabase({ migrated: false })
  const connection = await connect({ databaseUrl: url, dataDirectory: '' })
  return {
    ...connection,
    async close() {
      await connection.close()
      await drop()
    },
  }
}

/** As the version before schedules could be edited left it: three schedules, one of them over, periods that had ended, two editions. */
async function fillAsBefore(db: Database): Promise<void> {
  const account = randomUUIDv7()
  const snapshot = (kind: string) => `{"edition":{"kind":"${kind}"},"figures":{"recommendations":13}}`
  await sql`insert into accounts (id, role, name, public_name, created_at) values (${account}, 'system', 'Vigía', 'Vigía', now())`.execute(
    db,
  )
  for (const seq of [0, 1]) {
    await sql`insert into events (seq, id, kind, occurred_at, tag, leaf, leaf_hash, account_id, actor)
      values (${seq}, ${randomUUIDv7()}, 'edition_issued', '2026-11-01T05:00:01Z', ${`tag:${seq}`}, '{}',
        sha256('\\x00'::bytea || convert_to('{}', 'UTF8')), ${account}, 'Vigía')`.execute(db)
  }
  await sql`insert into report_schedules (id, slug, cadence, time_zone, languages, active_from, ended_at) values
    (${MONTHLY}, 'monthly', 'monthly', 'America/Lima', '{es,en}', '2026-09-10T15:00:00Z', null),
    (${QUARTERLY}, 'quarterly', 'quarterly', 'America/Santiago', '{es}', '2026-07-10T15:00:00Z', null),
    (${YEARLY}, 'yearly', 'yearly', 'America/Lima', '{es,en}', '2026-09-10T15:00:00Z', '2026-10-10T15:00:00Z')`.execute(db)
  await sql`insert into report_periods (schedule_id, period_start, period_end, ends_at, enqueued_at) values
    (${MONTHLY}, '2026-09-01', '2026-09-30', '2026-10-01T05:00:00Z', '2026-10-01T05:00:00Z'),
    (${MONTHLY}, '2026-10-01', '2026-10-31', '2026-11-01T05:00:00Z', '2026-11-01T05:00:00Z'),
    (${QUARTERLY}, '2026-07-01', '2026-09-30', '2026-10-01T03:00:00Z', '2026-10-01T05:00:00Z'),
    (${YEARLY}, '2025-01-01', '2025-12-31', '2026-01-01T05:00:00Z', '2026-10-01T05:00:00Z')`.execute(db)
  const edition = (number: number, kind: string, schedule: string | null, start: string | null, end: string | null) => sql`
    insert into editions (id, number, slug, kind, schedule_id, period_start, period_end, time_zone, as_of, late, snapshot, snapshot_sha256, issued_at, event_seq)
    values (${randomUUIDv7()}, ${number}, ${start === null ? kind : `${kind}-${start.slice(0, 7)}`}, ${kind}, ${schedule}, ${start}, ${end}, 'America/Lima',
      '2026-11-01T05:00:00Z', false, ${snapshot(kind)}, encode(sha256(convert_to(${snapshot(kind)}, 'UTF8')), 'hex'), '2026-11-01T05:00:01Z', ${number - 1})`
  await edition(1, 'baseline', null, null, null).execute(db)
  await edition(2, 'monthly', MONTHLY, '2026-10-01', '2026-10-31').execute(db)
}

it('a database of before schedules could be edited keeps its schedules, its ledger and its editions, and goes on from there', async () => {
  const { db, close } = await empty()
  try {
    const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } })
    expect((await migrator.migrateTo('0013-service-role')).error).toBeUndefined()
    await fillAsBefore(db)
    expect(await migrate(db)).toContain('0014-report-schedules')

    const monthly = await readScheduleVersion(db, MONTHLY, new Date('2026-11-15T00:00:00Z'))
    expect(monthly).toMatchObject({ version: 1, cadence: 'monthly', timeZone: 'America/Lima', scope: '', length: 'full', holdDays: null })
    expect(monthly).toMatchObject({ name: { es: 'Informe mensual', en: 'Monthly report' }, languages: ['es', 'en'], ended: false })
    expect(await readScheduleVersion(db, YEARLY, new Date('2026-11-15T00:00:00Z'))).toMatchObject({ ended: true })

    await inTransaction(db, (trx) => openPeriods(trx, new Date('2026-12-02T15:00:00Z')))
    const ledger = await db
      .selectFrom('report_periods as p')
      .innerJoin('report_schedules as s', 's.id', 'p.schedule_id')
      .select(['s.slug', 'p.name', 'p.starts_at', 'p.ends_at'])
      .orderBy('s.slug')
      .orderBy('p.starts_at')
      .execute()
    expect(ledger.map((row) => [row.slug, row.name, row.starts_at.toISOString(), row.ends_at.toISOString()])).toEqual([
      ['monthly', '2026-09', '2026-09-01T05:00:00.000Z', '2026-10-01T05:00:00.000Z'],
      ['monthly', '2026-10', '2026-10-01T05:00:00.000Z', '2026-11-01T05:00:00.000Z'],
      ['monthly', '2026-11', '2026-11-01T05:00:00.000Z', '2026-12-01T05:00:00.000Z'],
      ['monthly', '2026-12', '2026-12-01T05:00:00.000Z', '2027-01-01T05:00:00.000Z'],
      ['quarterly', '2026-q3', '2026-07-01T04:00:00.000Z', '2026-10-01T03:00:00.000Z'],
      ['quarterly', '2026-q4', '2026-10-01T03:00:00.000Z', '2027-01-01T03:00:00.000Z'],
      ['yearly', '2025', '2025-01-01T05:00:00.000Z', '2026-01-01T05:00:00.000Z'],
    ])
    const due = await duePeriods(db, new Date('2026-12-02T15:00:00Z')).select('p.name').orderBy('p.ends_at').execute()
    expect(due.map(({ name }) => name)).toEqual(['2025', '2026-q3', '2026-09', '2026-10', '2026-11'])
    const editions = await sql<{ slug: string; same: boolean }>`
      select slug, figures = '{"recommendations": 13}'::jsonb as same from editions order by number`.execute(db)
    expect(editions.rows).toEqual([
      { slug: 'baseline', same: true },
      { slug: 'monthly-2026-10', same: true },
    ])
  } finally {
    await close()
  }
}, 60_000)
