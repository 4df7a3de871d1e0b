import { randomUUIDv7 } from 'node:crypto'
import type { Insertable } from 'kysely'
import type { ReportTables } from '../../db/schema/reports.ts'
import type { TestRecord } from '../support/record.ts'

type Version = Insertable<ReportTables['report_schedule_versions']>

/** A schedule of months in Lima, in both languages and without a scope, in force from where the clock stands. Returns its id. */
export async function addSchedule(record: TestRecord, slug: string, over: Partial<Version> = {}): Promise<string> {
  const id = randomUUIDv7()
  const now = record.clock.now()
  await record.db.insertInto('report_schedules').values({ id, slug, active_from: now, ended_at: null }).execute()
  await record.db
    .insertInto('report_schedule_versions')
    .values({
      schedule_id: id,
      version: 1,
      in_force_from: now,
      name: { es: `Informe ${slug}`, en: `Report ${slug}` },
      cadence: 'monthly',
      cron: null,
      time_zone: 'America/Lima',
      scope: '',
      length: 'full',
      languages: ['es', 'en'],
      topics: [],
      hold_days: null,
      account_id: null,
      ...over,
    })
    .execute()
  return id
}
