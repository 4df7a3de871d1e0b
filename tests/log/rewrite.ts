import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { createLogger } from '../../src/kernel/logger.ts'
import { openPublicLog, type PublicLog } from '../../src/log/index.ts'

/** Runs statements past every trigger and foreign key, as whoever owns the database server can. */
export async function asSuperuser(db: Database, ...statements: readonly string[]): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`set local session_replication_role = replica`.execute(trx)
    for (const statement of statements) await sql.raw(statement).execute(trx)
  })
}

/** Rewrites the leaf of an event together with its hash, so that the row agrees with itself. */
export async function rewriteLeaf(db: Database, seq: number, leaf: string): Promise<void> {
  const quoted = `'${leaf.replaceAll("'", "''")}'`
  await asSuperuser(
    db,
    `update events set leaf = ${quoted}, leaf_hash = sha256('\\x00'::bytea || convert_to(${quoted}, 'UTF8')) where seq = ${seq}`,
  )
}

/** The text of a leaf. */
export async function leafOf(db: Database, seq: number): Promise<string> {
  return (await db.selectFrom('events').select('leaf').where('seq', '=', seq).executeTakeFirstOrThrow()).leaf
}

/** A log that signs with a stolen copy of the key and has no memory of what was signed. */
export function rogueLog(db: Database, keyFile: string): PublicLog {
  const folder = mkdtempSync(join(tmpdir(), 'vigia-rogue-'))
  const stolen = join(folder, 'log-key')
  copyFileSync(keyFile, stolen)
  const log = openPublicLog({ db, keyFile: stolen, publicUrl: 'https://vigia.example', log: createLogger('silent') })
  return {
    ...log,
    close() {
      log.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A new process on the same key and memory: nothing that the old one kept in mind. */
export function restartedLog(db: Database, keyFile: string): PublicLog {
  return openPublicLog({ db, keyFile, publicUrl: 'https://vigia.example', log: createLogger('silent') })
}
