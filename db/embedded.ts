import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { StartRefused } from './errors.ts'

/** The Postgres major that the pinned PGlite embeds; a directory of another major is refused. */
const EMBEDDED_MAJOR = '18'

export interface Embedded {
  readonly pglite: PGlite
  close(): Promise<void>
}

/**
 * Opens the embedded Postgres under `dataDirectory` (created with mode 0700), alone: two processes on one directory
 * corrupt it silently, so an exclusive SQLite transaction beside it is held for as long as the process lives.
 * Throws StartRefused when another process holds it or another Postgres major wrote it.
 */
export async function openEmbedded(dataDirectory: string): Promise<Embedded> {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
  const release = lockDirectory(dataDirectory)
  try {
    const postgres = join(dataDirectory, 'postgres')
    refuseOtherMajor(postgres)
    const pglite = await PGlite.create(postgres, { extensions: { pg_trgm, unaccent } })
    return {
      pglite,
      async close() {
        await pglite.close()
        release()
      },
    }
  } catch (error) {
    release()
    throw error
  }
}

function lockDirectory(dataDirectory: string): () => void {
  const lock = new DatabaseSync(join(dataDirectory, 'lock.sqlite'))
  try {
    lock.exec('pragma locking_mode = exclusive; begin exclusive')
  } catch {
    lock.close()
    throw new StartRefused(
      `Another process is using ${dataDirectory}. Stop it, or set DATA_DIR (or DATABASE_URL) to something else. Nothing was touched.`,
    )
  }
  return () => lock.close()
}

function refuseOtherMajor(postgres: string): void {
  const file = join(postgres, 'PG_VERSION')
  if (!existsSync(file)) return
  const major = readFileSync(file, 'utf8').trim()
  if (major === EMBEDDED_MAJOR) return
  throw new StartRefused(
    `The database in ${postgres} was written by Postgres ${major}; this version embeds ${EMBEDDED_MAJOR}. ` +
      'Make a back-up with the version that wrote it and restore it here (docs/operation.md), or point DATA_DIR elsewhere. Nothing was touched.',
  )
}
