import { sql } from 'kysely'
import { StartRefused } from '../../db/errors.ts'
import { findRows } from '../../db/copy/find-rows.ts'
import { openForLoading } from '../../db/copy/open-for-loading.ts'
import { readLines, settleTexts } from '../../db/copy/read-lines.ts'
import { readTableShapes, type TableShape } from '../../db/copy/table-shapes.ts'
import { writeLines } from '../../db/copy/write-lines.ts'
import { migrateTo } from '../../db/migrate.ts'
import type { Database, Transaction } from '../../db/schema.ts'
import { rootAt, type SigningKeys } from '../log/index.ts'
import { readArchive } from './archive.ts'
import type { TellTable } from './back-up.ts'
import { checkBackUp, entryOf } from './check-back-up.ts'
import type { Manifest, ReadManifest } from './manifest.ts'
import { LineDigest, linesOf } from './table-parts.ts'

export interface RestoreInput {
  /** As the owner of the tables. */
  readonly db: Database
  readonly file: string
  /** Null: the log's key is not at hand. */
  readonly keys: SigningKeys | null
  /** Puts a file into the object store; null: there is none. */
  readonly putObject: ((sha256: string, content: Buffer) => Promise<void>) | null
}

const MOST_LINES = 500
const MOST_BYTES = 2_000_000

/**
 * Puts a back-up into a database without rows: first reads all of it and checks it, then brings the empty database to the state that it
 * was made at, then loads it in one transaction, which ends only after every row was read back and compared, and the log leads to the
 * root that was signed. Killed at any moment it leaves an empty database or a whole one. Throws StartRefused that says why not.
 */
export async function restoreBackUp({ db, file, keys, putObject }: RestoreInput, tell: TellTable): Promise<ReadManifest> {
  const read = await checkBackUp(file, keys)
  const { manifest } = read
  await requireEmpty(db)
  await migrateTo(db, manifest.migrations)
  if (manifest.files.kept.length > 0 && putObject === null)
    throw new StartRefused('The back-up holds files of an object store. Name one with S3_BUCKET; nothing was written.')
  for await (const { name, content } of manifest.files.kept.length > 0 ? readArchive(file) : []) {
    const entry = entryOf(name)
    if (entry !== null && 'file' in entry) await putObject?.(entry.file, content)
  }
  await db.transaction().execute(async (trx) => {
    await settleTexts(trx)
    const shapes = new Map((await readTableShapes(trx)).map((shape) => [shape.name, shape]))
    const tables = manifest.tables.map((table) => shapeOf(shapes.get(table.name), table))
    if (shapes.size !== tables.length) throw new StartRefused('The back-up does not hold every table of its version. Nothing was written.')
    const close = await openForLoading(trx, tables)
    await load(trx, file, shapes, manifest, tell)
    await compare(trx, shapes, manifest, tell)
    await close()
    const root = (await rootAt(trx, manifest.log.size)).toString('base64')
    if (root !== manifest.log.root)
      throw new StartRefused('The log of the back-up does not lead to the root that was signed. Nothing was written.')
  })
  await sql`analyze`.execute(db)
  return read
}

async function requireEmpty(db: Database): Promise<void> {
  const found = await findRows(db, await readTableShapes(db))
  if (found !== null)
    throw new StartRefused(`The database is not empty: ${found} holds rows. A back-up goes into an empty one only; nothing was touched.`)
}

function shapeOf(shape: TableShape | undefined, table: Manifest['tables'][number]): TableShape {
  if (shape === undefined || JSON.stringify(shape.columns) !== JSON.stringify(table.columns))
    throw new StartRefused(`The table ${table.name} of the back-up has other columns than this version made. Nothing was written.`)
  return shape
}

async function load(
  trx: Transaction,
  file: string,
  shapes: ReadonlyMap<string, TableShape>,
  manifest: Manifest,
  tell: TellTable,
): Promise<void> {
  const total = manifest.tables.reduce((sum, { rows }) => sum + rows, 0)
  let done = 0
  for await (const { name, content } of readArchive(file)) {
    const entry = entryOf(name)
    const shape = entry !== null && 'table' in entry ? shapes.get(entry.table) : undefined
    if (shape === undefined) continue
    for (const lines of inBatches(await linesOf(name, content))) {
      await writeLines(trx, shape, lines)
      done += lines.length
      tell({ done, of: total, what: 'rows' })
    }
  }
}

function* inBatches(lines: readonly string[]): Generator<readonly string[]> {
  let batch: string[] = []
  let bytes = 0
  for (const line of lines) {
    if (batch.length === MOST_LINES || (batch.length > 0 && bytes + line.length > MOST_BYTES)) {
      yield batch
      batch = []
      bytes = 0
    }
    batch.push(line)
    bytes += line.length
  }
  yield batch
}

/** What the database now holds, read the way in which the back-up was made. */
async function compare(trx: Transaction, shapes: ReadonlyMap<string, TableShape>, manifest: Manifest, tell: TellTable): Promise<void> {
  for (const [index, { name, rows, sha256 }] of manifest.tables.entries()) {
    tell({ done: index, of: manifest.tables.length, what: 'tables compared' })
    const digest = new LineDigest()
    const shape = shapes.get(name)
    if (shape) for await (const lines of readLines(trx, shape)) digest.add(lines)
    if (digest.rows !== rows || digest.sha256() !== sha256)
      throw new StartRefused(`The table ${name} does not read like the back-up after it was written. Nothing was written.`)
  }
}
