import { pino, type Logger } from 'pino'
import { currentOrigin } from './origin.ts'
import { errorForLog, scrub, scrubAddresses } from './scrub.ts'

export type { Logger } from 'pino'

/** What is public, or was cleaned where it was written. */
const CLEAN: ReadonlySet<string> = new Set(['requestId', 'jobId', 'method', 'job', 'tick', 'signed', 'origin', 'publicUrl', 'file'])

/**
 * Structured log on standard error, one JSON line an entry, with the request and the job that it was written in. Headers and bodies
 * never reach it; texts and errors lose what may be personal or secret.
 */
export function createLogger(level: string): Logger {
  return pino(
    {
      level,
      base: { service: 'vigia' },
      serializers: { err: errorForLog },
      mixin() {
        const { requestId, jobId } = currentOrigin() ?? {}
        return { ...(requestId === undefined ? {} : { requestId }), ...(jobId === undefined ? {} : { jobId }) }
      },
      formatters: {
        log: (fields) =>
          Object.fromEntries(
            Object.entries(fields).map(([name, value]) => [
              name,
              typeof value === 'string' && !CLEAN.has(name) ? clean(name, value) : value,
            ]),
          ),
      },
    },
    pino.destination({ dest: 2, sync: true }),
  )
}

/** A path has long names of files in it, and its secrets were taken out before. */
function clean(name: string, value: string): string {
  return name === 'path' ? scrubAddresses(value) : scrub(value)
}
