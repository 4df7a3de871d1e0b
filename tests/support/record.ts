import { randomUUIDv7 } from 'node:crypto'
import type { ParsedMail } from 'mailparser'
import { createAuth, systemActor } from '../../src/accounts/index.ts'
import { createApp } from '../../src/http/app.ts'
import { loadCatalogue } from '../../src/imports/index.ts'
import type { Context, Settings } from '../../src/kernel/context.ts'
import { Conflict, Forbidden, Invalid, isDomainError, RuleBroken } from '../../src/kernel/errors.ts'
import { createLogger } from '../../src/kernel/logger.ts'
import type { Actor, Role } from '../../src/kernel/permissions.ts'
import { createBoss, startQueue, type Queue } from '../../src/kernel/queue.ts'
import { addStatusUpdate, listAddressees, publishStatusUpdate, type AddStatusUpdateInput } from '../../src/recommendations/index.ts'
import { openFiles, type FileOptions, type NewEvidenceInput } from '../../src/evidence/index.ts'
import type { FileLimits } from '../../src/kernel/files.ts'
import type { FetchLink } from '../../src/kernel/link-fetcher.ts'
import { openWebhookSender, type WebhookSenderOptions } from '../../src/webhooks/index.ts'
import type { Database } from '../../db/schema.ts'
import { databaseImage, testDatabase, type TestDatabase } from './database.ts'
import { movableClock, type MovableClock } from './movable-clock.ts'
import { TEST_VAULT } from './vault.ts'
import { temporaryOutbox } from './outbox.ts'
import { temporaryLog, type TemporaryLog } from './temporary-log.ts'

export interface TestRecord {
  readonly connection: TestDatabase
  readonly db: Database
  readonly clock: MovableClock
  readonly queue: Queue
  /** The service itself. */
  readonly system: Context
  readonly contributor: Context
  readonly editor: Context
  readonly administrator: Context
  readonly reader: Context
  /** A context of a further account with this role. */
  join(role: Exclude<Role, 'system'>, publicName: string, institutionSlug?: string): Promise<Context>
  /** The addressee of a recommendation, by its place in the catalogue's order. */
  addressee(code: string, place?: number): Promise<string>
  /** Every mail so far, in the order of sending. */
  messages(): Promise<readonly ParsedMail[]>
  close(): Promise<void>
}

/** As the service has them when nothing else is configured. */
export const FILE_LIMITS: FileLimits = { bytes: 20_000_000, pages: 500, pixels: 50_000_000, bytesADay: 500_000_000 }

export interface TestRecordOptions {
  /** Where its clock stands at first (ISO 8601). */
  readonly instant: string
  /** Milliseconds that pass each time somebody looks at its clock. Absent: it stands still. */
  readonly tick?: number
  readonly settings?: Partial<Settings>
  readonly files?: Partial<FileOptions>
  /** None: webhooks reach the public internet only, and no name is looked up. */
  readonly webhooks?: WebhookSenderOptions
  /** None: addresses are not fetched. */
  readonly fetchLink?: FetchLink
  /** False: migrated and empty. */
  readonly catalogue?: boolean
  /** A migrated database to make it on; a fresh one of the leg otherwise. */
  readonly connection?: TestDatabase
}

/**
 * A record of its own on the engine of the leg that runs: the catalogue loaded through the real queue, on which nobody works,
 * a clock that the test moves, an account of each role that acts.
 */
export async function testRecord(options: TestRecordOptions): Promise<TestRecord> {
  const connection = options.connection ?? (await freshDatabase(options))
  const { db } = connection
  const { clock, queue, outbox, context, close } = await openServices(options, connection)
  const join = async (role: Exclude<Role, 'system'>, publicName: string, institutionSlug?: string) =>
    context(await storeAccount(db, clock, role, publicName, institutionSlug))
  const system = context(await systemActor(db, clock))
  if (options.catalogue !== false) await loadCatalogue(system)
  return {
    connection,
    db,
    clock,
    queue,
    system,
    contributor: await join('contributor', 'Rosa Quispe'),
    editor: await join('editor', 'Emilio Vargas'),
    administrator: await join('administrator', 'Ada Torres'),
    reader: context(null),
    join,
    async addressee(code, place = 0) {
      const found = await listAddressees(system, { recommendationCodes: [code], withdrawn: true }, null)
      const id = found[place]?.id
      if (id === undefined) throw new Error(`${code} has no addressee ${place}`)
      return id
    },
    messages: () => outbox.messages(),
    async close() {
      await close()
      await connection.close()
    },
  }
}

/** What a verb finds around it, on a database; `close` leaves the database open. */
async function openServices(options: TestRecordOptions, { db, pool, engine }: TestDatabase) {
  const clock = movableClock(options.instant, options.tick)
  const boss = createBoss(pool, engine, false)
  const queue = await startQueue(boss)
  const settings = { publicUrl: 'https://vigia.example', timeZone: 'America/Lima', singlePerson: false, hubs: [], ...options.settings }
  const files = openFiles(db, clock, {
    limits: FILE_LIMITS,
    bucket: null,
    scanner: null,
    patience: 30_000,
    onError: () => undefined,
    ...options.files,
  })
  const fetchLink = options.fetchLink ?? null
  const { sender: webhooks } = openWebhookSender(settings.publicUrl, options.webhooks)
  const outbox = temporaryOutbox()
  const { mail } = outbox
  const context = (actor: Actor | null): Context => ({
    db,
    clock,
    queue,
    settings,
    mail,
    files,
    vault: TEST_VAULT,
    fetchLink,
    webhooks,
    actor,
  })
  return {
    clock,
    queue,
    outbox,
    context,
    async close() {
      outbox.remove()
      await files.close()
      await boss.stop({ graceful: false, close: false })
    },
  }
}

/** Where most tests begin. */
const USUAL = '2026-11-02T15:00:00Z'
let usual: Promise<() => Promise<TestDatabase>> | undefined

/** With the catalogue at the usual instant it is loaded once in each worker, and copied. */
async function freshDatabase({ instant, tick, settings, fetchLink, catalogue }: TestRecordOptions): Promise<TestDatabase> {
  const differs = instant !== USUAL || [tick, settings, fetchLink, catalogue].some((option) => option !== undefined)
  if (differs) return testDatabase()
  usual ??= databaseImage(async (connection) => {
    const { clock, context, close } = await openServices({ instant }, connection)
    await loadCatalogue(context(await systemActor(connection.db, clock)))
    await close()
  })
  return (await usual)()
}

async function storeAccount(db: Database, clock: MovableClock, role: Role, publicName: string, institutionSlug?: string): Promise<Actor> {
  const institution =
    institutionSlug === undefined
      ? undefined
      : await db.selectFrom('institutions').select('id').where('slug', '=', institutionSlug).executeTakeFirstOrThrow()
  const institutionId = institution?.id ?? null
  const accountId = randomUUIDv7()
  const at = clock.now()
  const user = {
    id: accountId,
    name: publicName,
    email: `${accountId}@vigia.example`,
    email_verified: false,
    created_at: at,
    updated_at: at,
  }
  await db.insertInto('users').values(user).execute()
  await db
    .insertInto('accounts')
    .values({
      id: accountId,
      user_id: user.id,
      role,
      name: `${publicName} (private)`,
      public_name: publicName,
      organisation_id: null,
      institution_id: institutionId,
      created_at: at,
      disabled_at: null,
    })
    .execute()
  return { accountId, role, name: `${publicName} (private)`, publicName, organisationId: null, institutionId, scopes: null }
}

/** A source as a form gives it: public, of November 2026, more than an announcement. */
export function sampleEvidence(over: Partial<NewEvidenceInput> = {}): NewEvidenceInput {
  return {
    kind: 'official_text',
    title: 'Acuerdos vigentes en materia de defensa',
    publisher: 'Ministerio de Relaciones Exteriores',
    date: '2026-01-15',
    language: 'es',
    address: 'https://www.gob.pe/rree/acuerdos-defensa',
    note: { es: 'Tres textos íntegros', en: 'Three full texts' },
    ...over,
  }
}

/** An update that may be published, submitted at once. */
export function sampleUpdate(addresseeId: string, over: Partial<AddStatusUpdateInput> = {}): AddStatusUpdateInput {
  return {
    addresseeId,
    status: 'partial',
    effectiveOn: '2026-02-01',
    summary: { es: 'Publicó tres de los siete acuerdos', en: 'It published three of the seven agreements' },
    reason: { es: 'El portal muestra tres textos íntegros.', en: 'The portal shows three full texts.' },
    evidence: [],
    newEvidence: [{ ...sampleEvidence(), announcementOnly: false }],
    submit: true,
    ...over,
  }
}

/** The contributor writes and submits it, the editor publishes it, at the instant where the clock stands. Returns its id. */
export async function publishUpdate(record: TestRecord, addresseeId: string, over: Partial<AddStatusUpdateInput> = {}): Promise<string> {
  const id = await addStatusUpdate(record.contributor, sampleUpdate(addresseeId, over))
  await publishStatusUpdate(record.editor, { id, version: await versionOf(record.db, id) })
  return id
}

/** The current version of an update. */
async function versionOf(db: Database, id: string): Promise<number> {
  return (await db.selectFrom('status_updates').select('version').where('id', '=', id).executeTakeFirstOrThrow()).version
}

/** What a verb throws, in short: the keys of its faults (by field, where it names fields); `done` when it throws nothing. */
export async function thrown(act: Promise<unknown>): Promise<unknown> {
  try {
    await act
    return 'done'
  } catch (error) {
    if (error instanceof Invalid) return Object.fromEntries(Object.entries(error.fields).map(([name, fault]) => [name, fault.key]))
    if (error instanceof RuleBroken || error instanceof Forbidden) return error.fault.key
    if (error instanceof Conflict) return { current: error.currentVersion }
    if (isDomainError(error)) return error.name
    throw error
  }
}

export interface TestApp {
  readonly record: TestRecord
  readonly publicLog: TemporaryLog
  request(path: string, init?: RequestInit): Promise<Response>
  /** GET, as a program sends it; redirects are not followed. */
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>
  close(): Promise<void>
}

/** The web application over a record of its own, asked in this process without a socket. */
export async function testApp(options: TestRecordOptions): Promise<TestApp> {
  const record = await testRecord(options)
  const { publicUrl } = record.reader.settings
  const auth = createAuth({ db: record.db, publicUrl, secret: '0123456789abcdef0123456789abcdef' })
  const publicLog = temporaryLog(record.db, publicUrl)
  const app = createApp({ ctx: record.reader, auth, log: createLogger('silent'), pool: record.connection.pool, publicLog })
  const request = async (path: string, init: RequestInit = {}) => app.request(`${publicUrl}${path}`, init)
  const close = async () => {
    publicLog.close()
    await record.close()
  }
  return { record, publicLog, request, get: (path, headers = {}) => request(path, { headers }), close }
}
