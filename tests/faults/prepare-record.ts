import { randomUUIDv7 } from 'node:crypto'
import type { Connection } from '../../db/connect.ts'
import { systemActor } from '../../src/accounts/index.ts'
import { loadCatalogue } from '../../src/imports/index.ts'
import { createBoss, startQueue } from '../../src/kernel/queue.ts'
import { ensureSchedules } from '../../src/schedules/index.ts'
import { contextOf } from './context-of.ts'

/**
 * A record with the catalogue or without, the built-in schedules, one of another zone, language and scope, and one that is held for
 * an editor for three days; all active from an instant on. Returns the editor's account.
 */
export async function prepareRecord(connection: Connection, instant: string, catalogue: boolean): Promise<string> {
  const { db, pool } = connection
  const boss = createBoss(pool, 'postgres', false)
  const queue = await startQueue(boss)
  const bare = contextOf(db, instant, queue)
  const ctx = { ...bare, actor: await systemActor(db, bare.clock) }
  await ensureSchedules(ctx)
  if (catalogue) await loadCatalogue(ctx)
  const common = { version: 1, in_force_from: new Date(instant), cadence: 'monthly', cron: null, topics: [], account_id: null } as const
  const held = { slug: 'held', time_zone: 'America/Lima', scope: '', length: 'full', languages: ['es', 'en'], hold_days: 3 } as const
  const brief = {
    slug: 'brief',
    time_zone: 'America/New_York',
    scope: 'country=US',
    length: 'brief',
    languages: ['en'],
    hold_days: null,
  } as const
  for (const { slug, ...version } of [held, brief]) {
    const id = randomUUIDv7()
    await db
      .insertInto('report_schedules')
      .values({ id, slug, active_from: new Date(instant), ended_at: null })
      .execute()
    const name = { es: `Informe ${slug}`, en: `Report ${slug}` }
    await db
      .insertInto('report_schedule_versions')
      .values({ schedule_id: id, name, ...common, ...version, languages: [...version.languages], topics: [] })
      .execute()
  }
  const editor = await storeEditor(connection, new Date(instant))
  await boss.stop({ graceful: false, close: false })
  return editor
}

async function storeEditor({ db }: Connection, at: Date): Promise<string> {
  const id = randomUUIDv7()
  const user = { id, name: 'Emilio Vargas', email: `${id}@vigia.example`, email_verified: false, created_at: at, updated_at: at }
  await db.insertInto('users').values(user).execute()
  const names = { name: 'Emilio Vargas Soto', public_name: 'Emilio Vargas' }
  const account = {
    id,
    user_id: id,
    role: 'editor',
    ...names,
    organisation_id: null,
    institution_id: null,
    created_at: at,
    disabled_at: null,
  } as const
  await db.insertInto('accounts').values(account).execute()
  return id
}
