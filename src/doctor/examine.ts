import { join } from 'node:path'
import type { Connection } from '../../db/connect.ts'
import type { BucketOptions } from '../evidence/index.ts'
import type { Clock } from '../kernel/clock.ts'
import type { VaultKey } from '../kernel/open-vault.ts'
import { checkClock } from './check-clock.ts'
import { checkDatabase } from './check-database.ts'
import { checkDisk } from './check-disk.ts'
import { checkHubs } from './check-hubs.ts'
import { checkKeys } from './check-keys.ts'
import { checkMail } from './check-mail.ts'
import { checkMigrations } from './check-migrations.ts'
import { checkProxy } from './check-proxy.ts'
import { checkStorage } from './check-storage.ts'
import { type Finding, why } from './finding.ts'

export interface Examined {
  /** What it is asked with, or in words why it cannot be asked. */
  readonly database: Connection | string
  readonly clock: Clock
  readonly publicUrl: string
  readonly dataDirectory: string
  readonly logKeyFile: string
  readonly vault: VaultKey
  readonly smtpUrl?: string | undefined
  readonly hubs: readonly string[]
  readonly files: { readonly bucket: BucketOptions | null }
}

/**
 * Looks at everything that the service stands on and says what it found, one thing after the other; changes nothing but for a probe in the
 * data directory and one in the object store, which it removes. Never throws.
 */
export async function examine(of: Examined): Promise<readonly Finding[]> {
  const { database, clock } = of
  const guarded = async (check: Finding['check'], act: () => Promise<readonly Finding[]> | readonly Finding[]) => {
    try {
      return await act()
    } catch (error) {
      return [{ state: 'fault', check, says: `It could not be looked at (${why(error)}).` }] as const
    }
  }
  const findings = [
    typeof database === 'string'
      ? [{ state: 'fault', check: 'database', says: database, fix: 'Everything else waits for this.' } as const]
      : [
          ...(await guarded('database', () => checkDatabase(database))),
          ...(await guarded('migrations', () => checkMigrations(database.db))),
          ...(await guarded('clock', () => checkClock(database.db, clock))),
        ],
    await guarded('keys', () => checkKeys(typeof database === 'string' ? null : database.db, of.logKeyFile, of.vault)),
    await guarded('disk', () => checkDisk(of.dataDirectory)),
    await guarded('storage', () => checkStorage(of.files.bucket)),
    await guarded('mail', () => checkMail(of.smtpUrl, join(of.dataDirectory, 'outbox'))),
    await guarded('hub', () => checkHubs(of.hubs)),
    await guarded('proxy', () => checkProxy(of.publicUrl, clock)),
  ]
  return findings.flat()
}
