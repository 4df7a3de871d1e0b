import { pino, type Logger } from 'pino'

export type { Logger } from 'pino'

/** Structured log on standard error, one JSON line an entry; headers and bodies never reach it. */
export function createLogger(level: string): Logger {
  return pino({ level, base: { service: 'vigia' } }, pino.destination({ dest: 2, sync: true }))
}
