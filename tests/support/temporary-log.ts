import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '../../db/schema.ts'
import { createLogger, type Logger } from '../../src/kernel/logger.ts'
import { openPublicLog, type PublicLog } from '../../src/log/index.ts'

export interface TemporaryLog extends PublicLog {
  readonly keyFile: string
}

/** The public log of a database with a key of its own, which `close` removes with what it signed. */
export function temporaryLog(db: Database, publicUrl = 'https://vigia.example', log: Logger = createLogger('silent')): TemporaryLog {
  const folder = mkdtempSync(join(tmpdir(), 'vigia-log-'))
  const keyFile = join(folder, 'log-key')
  const opened = openPublicLog({ db, keyFile, publicUrl, log })
  return {
    ...opened,
    keyFile,
    close() {
      opened.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
