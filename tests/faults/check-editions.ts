import { createHash } from 'node:crypto'
import type { Database } from '../../db/schema.ts'
import { rootAt } from '../../src/log/index.ts'

/**
 * What is wrong with the editions of a database: halves, doubles, gaps, digests that differ from the files or from the event. With
 * `until`, also a period that ended by then and has none. Empty when all is well.
 */
export async function checkEditions(db: Database, until: Date | null): Promise<readonly string[]> {
  const faults: string[] = []
  const editions = await db.selectFrom('editions').selectAll().orderBy('number').orderBy('revision').execute()
  const firsts = editions.filter(({ revision }) => revision === 0)
  if (firsts.some(({ number }, place) => number !== place + 1)) faults.push(`numbers are ${firsts.map(({ number }) => number).join(' ')}`)
  const keys = firsts.map((edition) => `${edition.schedule_id} ${edition.period_start}`)
  if (new Set(keys).size !== keys.length) faults.push('a period has two editions')
  const events = await db.selectFrom('events').select(['seq', 'leaf', 'edition_id']).where('kind', '=', 'edition_issued').execute()
  if (events.length !== editions.length) faults.push(`${events.length} events for ${editions.length} editions`)
  for (const edition of editions) {
    const told = (what: string) => faults.push(`${edition.slug}: ${what}`)
    const files = await db.selectFrom('edition_files').selectAll().where('edition_id', '=', edition.id).execute()
    const event = events.find(({ edition_id }) => edition_id === edition.id)
    const leaf = JSON.parse(event?.leaf ?? '{}') as { files?: readonly unknown[]; edition?: number; snapshot_sha256?: string }
    const digests = files.map(({ language, content }) => ({ language, sha256: sha256(content), bytes: content.length }))
    if (files.length === 0) told('no files')
    if (!same(digests, leaf.files ?? [])) told('its files are not those of its event')
    if (leaf.edition !== edition.number || leaf.snapshot_sha256 !== sha256(edition.snapshot)) told('its event is another')
    const snapshot = JSON.parse(edition.snapshot) as { edition: { number: number; slug: string }; log: { size: number; root?: string } }
    if (snapshot.edition.number !== edition.number || snapshot.edition.slug !== edition.slug) told('its snapshot is another')
    const { size, root } = snapshot.log
    if (root !== undefined && (await rootAt(db, size)).toString('base64') !== root) told('prints a root that the log never had')
  }
  await checkOrder(db, faults)
  if (until) await checkLedger(db, until, faults)
  return faults
}

/** Within a schedule, editions are numbered as their periods follow each other. */
async function checkOrder(db: Database, faults: string[]): Promise<void> {
  const rows = await db
    .selectFrom('editions')
    .select(['schedule_id', 'number', 'slug', 'approval'])
    .where('revision', '=', 0)
    .where('schedule_id', 'is not', null)
    .orderBy('period_start')
    .execute()
  for (const own of Map.groupBy(
    rows.filter(({ approval }) => approval === null),
    (row) => row.schedule_id,
  ).values())
    if (own.some(({ number }, place) => number < (own[place - 1]?.number ?? 0)))
      faults.push(`out of order: ${own.map(({ slug }) => slug).join(' ')}`)
}

async function checkLedger(db: Database, until: Date, faults: string[]): Promise<void> {
  const missing = await db
    .selectFrom('report_periods as p')
    .leftJoin('editions as e', (join) => join.onRef('e.schedule_id', '=', 'p.schedule_id').onRef('e.period_start', '=', 'p.period_start'))
    .select(['p.name', 'p.schedule_id'])
    .where('p.ends_at', '<=', until)
    .where('e.id', 'is', null)
    .execute()
  for (const { name } of missing) faults.push(`the period ${name} has no edition`)
  const baselines = await db.selectFrom('editions').select('id').where('kind', '=', 'baseline').execute()
  const loaded = await db.selectFrom('instance').select('only_row').where('catalogue_loaded_at', 'is not', null).execute()
  if (baselines.length !== loaded.length) faults.push(`${baselines.length} baselines`)
}

function sha256(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex')
}

function same(a: readonly unknown[], b: readonly unknown[]): boolean {
  const sorted = (list: readonly unknown[]) => list.map((item) => JSON.stringify(item, Object.keys(item as object).toSorted())).toSorted()
  return sorted(a).join() === sorted(b).join()
}
