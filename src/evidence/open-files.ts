import type { Database } from '../../db/schema.ts'
import type { Clock } from '../kernel/clock.ts'
import { Invalid, RuleBroken } from '../kernel/errors.ts'
import type { FileLimits, Files } from '../kernel/files.ts'
import { fileStore } from './file-store.ts'
import { inspectInThreads } from './inspect-in-thread.ts'
import { FileRefused } from './inspection.ts'
import { openBucket, type BucketOptions, type ObjectBucket } from './object-bucket.ts'
import { scanWithClamd } from './scan-with-clamd.ts'

export interface FileOptions {
  readonly limits: FileLimits
  /** Null: the bytes are kept in the database. */
  readonly bucket: BucketOptions | null
  /** Path or host:port of a clamd; null: no scanner. */
  readonly scanner: string | null
  /** How long a file may be looked at, in milliseconds, by the parser and by the scanner each, and one call to the object store take. */
  readonly patience: number
  /** Where a scanner, a parser or an object store that failed is reported. */
  readonly onError: (error: unknown) => void
}

/** Everything that verbs do with the bytes of evidence. `close` lets go of the object store. */
export function openFiles(db: Database, clock: Clock, options: FileOptions): Files & { close(): Promise<void> } {
  const { limits, patience } = options
  const bucket = options.bucket === null ? null : tellingBucket(openBucket(options.bucket, patience), options.onError)
  const scan = options.scanner === null ? null : scanWithClamd(options.scanner, patience)
  const inspectAlone = inspectInThreads(limits, patience)
  return {
    ...fileStore(db, clock, bucket),
    limits,
    async inspect(content) {
      if (scan !== null) {
        const found = await scan(content).catch((error: unknown) => {
          options.onError(error)
          throw new Invalid({ file: { key: 'errors.scanner_down' } })
        })
        if (found !== null) throw new Invalid({ file: { key: 'errors.file_infected', values: { name: found } } })
      }
      return inspectAlone(content).catch((error: unknown) => {
        if (!(error instanceof FileRefused)) throw error
        throw new Invalid({ file: { key: `errors.${error.fault}`, ...valuesOf(error.fault, limits) } })
      })
    },
    close: async () => bucket?.close(),
  }
}

/** What the store did is for the operator; whoever sent or asked for a file hears that only time mends it. */
function tellingBucket(bucket: ObjectBucket, onError: (error: unknown) => void): ObjectBucket {
  const away = (error: unknown): never => {
    onError(error)
    throw new RuleBroken({ key: 'errors.storage_away' }, 'file')
  }
  return {
    ...bucket,
    put: (name, content) => bucket.put(name, content).catch(away),
    get: (name) => bucket.get(name).catch(away),
  }
}

function valuesOf(fault: FileRefused['fault'], limits: FileLimits): { readonly values: Record<string, number> } | null {
  if (fault === 'file_pages') return { values: { max: limits.pages } }
  if (fault === 'file_pixels') return { values: { max: Math.floor(limits.pixels / 1_000_000) } }
  return null
}
