import { createHash } from 'node:crypto'
import { StartRefused } from '../../db/errors.ts'
import { readLines, settleTexts } from '../../db/copy/read-lines.ts'
import { readTableShapes, type TableShape } from '../../db/copy/table-shapes.ts'
import { ranMigrations } from '../../db/migrate.ts'
import type { Transaction } from '../../db/schema.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { readKeptKeys, rootAt } from '../log/index.ts'
import { writeArchive, type ArchiveWriter } from './archive.ts'
import { signManifest, type Manifest } from './manifest.ts'
import { LineDigest, partsOf } from './table-parts.ts'

export interface BackUpInput {
  /** Must not be there yet. */
  readonly file: string
  readonly logKeyFile: string
  readonly engine: 'embedded' | 'postgres'
}

/** Tables whose rows say what runs at this moment: they would be believed where the back-up comes back. */
const PASSING = new Set(['processes'])

export type TellTable = (progress: { readonly done: number; readonly of: number; readonly what: string }) => void

/**
 * Writes everything that the database holds, as it was at one moment, and the files that lie in an object store, into one signed
 * archive. The queue of jobs is left out, because what is due is found in the data again, and so is who runs; keys and the
 * configuration are no part of it. On the embedded database everybody else waits meanwhile. Throws Forbidden; StartRefused when the file is there already or
 * cannot be written, or the log's key is missing.
 */
export async function backUp(ctx: Context, { file, logKeyFile, engine }: BackUpInput, tell: TellTable): Promise<Manifest> {
  requireActor(ctx, 'backUp')
  const keys = readKeptKeys(logKeyFile)
  if (keys === null)
    throw new StartRefused(
      `A back-up is signed with the key of the log, and ${logKeyFile} is not there (LOG_KEY_FILE). Nothing was written.`,
    )
  const madeAt = ctx.clock.now()
  let manifest: Manifest | undefined
  await writeArchive(file, madeAt, async (archive) => {
    const { snapshot, objects } = await ctx.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (trx) => ({ snapshot: await copyDatabase(trx, archive, tell), objects: await storedObjects(trx) }))
    manifest = {
      format: 'vigia-backup/1',
      madeAt: madeAt.toISOString(),
      engine,
      migrations: [...snapshot.migrations],
      log: { origin: keys[0].verifier.name, ...snapshot.log, keys: keys.map(({ verifier }) => verifier.text) },
      tables: snapshot.tables,
      files: await copyObjects(ctx, objects, archive, tell),
    }
    await archive.add('manifest', Buffer.from(signManifest(manifest, keys)))
  })
  if (manifest === undefined) throw new Error('the archive was not filled')
  return manifest
}

async function copyDatabase(trx: Transaction, archive: ArchiveWriter, tell: TellTable) {
  await settleTexts(trx)
  const migrations = await ranMigrations(trx)
  const { size } = await trx.selectFrom('log_head').select('size').executeTakeFirstOrThrow()
  const root = (await rootAt(trx, size)).toString('base64')
  const shapes = await readTableShapes(trx)
  const tables: Manifest['tables'] = []
  for (const [index, shape] of shapes.entries()) {
    tell({ done: index, of: shapes.length, what: 'tables' })
    tables.push(await copyTable(trx, shape, archive))
  }
  return { migrations, log: { size, root }, tables }
}

async function copyTable(trx: Transaction, shape: TableShape, archive: ArchiveWriter): Promise<Manifest['tables'][number]> {
  const digest = new LineDigest()
  async function* counted() {
    if (PASSING.has(shape.name)) return
    for await (const lines of readLines(trx, shape)) {
      digest.add(lines)
      yield lines
    }
  }
  let place = 0
  for await (const part of partsOf(counted())) {
    place += 1
    await archive.add(`tables/${shape.name}/${String(place).padStart(6, '0')}.ndjson.gz`, part)
  }
  return { name: shape.name, columns: [...shape.columns], rows: digest.rows, sha256: digest.sha256() }
}

async function storedObjects(trx: Transaction): Promise<readonly string[]> {
  const rows = await trx
    .selectFrom('stored_files')
    .select('sha256')
    .where('place', '=', 'objects')
    .where('destroyed_at', 'is', null)
    .orderBy('sha256')
    .execute()
  return rows.map(({ sha256 }) => sha256)
}

/** After the snapshot, because a store is slow: what a redaction destroyed or nobody needed meanwhile is missing, and named. */
async function copyObjects(ctx: Context, objects: readonly string[], archive: ArchiveWriter, tell: TellTable): Promise<Manifest['files']> {
  const files: Manifest['files'] = { kept: [], missing: [] }
  for (const [index, sha256] of objects.entries()) {
    tell({ done: index, of: objects.length, what: 'files' })
    const content = await ctx.files.get(sha256)
    const there = content !== null && createHash('sha256').update(content).digest('hex') === sha256
    if (there) await archive.add(`files/${sha256}`, content)
    files[there ? 'kept' : 'missing'].push(sha256)
  }
  return files
}
