import { join } from 'node:path'
import { z } from 'zod'
import { StartRefused } from '../db/errors.ts'

const flag = z.stringbool({ truthy: ['1', 'true', 'yes', 'on'], falsy: ['0', 'false', 'no', 'off', ''] })

const Environment = z.object({
  DATABASE_URL: z.string().trim().min(1).optional(),
  DATA_DIR: z.string().trim().min(1).default('./data'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().trim().min(1).optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  MODE: z.enum(['all', 'web', 'worker']).default('all'),
  TZ_REPORTS: z.string().refine(isTimeZone, 'must be an IANA time zone such as America/Lima').default('America/Lima'),
  SINGLE_PERSON: flag.optional(),
  EMPTY: flag.default(false),
  SESSION_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  LOG_KEY_FILE: z.string().trim().min(1).optional(),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
})

export interface Config {
  /** Undefined: the embedded Postgres under `dataDirectory`. */
  readonly databaseUrl: string | undefined
  readonly dataDirectory: string
  readonly port: number
  readonly host: string | undefined
  /** Origin that readers use, without a trailing slash; undefined: localhost at the port that is listened on. */
  readonly publicUrl: string | undefined
  readonly mode: 'all' | 'web' | 'worker'
  /** IANA zone in which report periods begin and end. */
  readonly timeZone: string
  /** True: an author may publish their own update, and the record says so. */
  readonly singlePerson: boolean
  /** True: start without the catalogue. */
  readonly empty: boolean
  readonly sessionSecret: string | undefined
  /** The keys that sign the public log; what was signed is remembered beside it (`.signed`). */
  readonly logKeyFile: string
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
}

/**
 * Reads and validates the environment and the command line (`--empty`); the only reader of `process.env`.
 * Throws StartRefused that names every wrong variable at once. Empty variables count as absent.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>, args: readonly string[] = []): Config {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''))
  const parsed = Environment.safeParse(present)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new StartRefused(`The configuration is not valid. ${faults.join('; ')}. See .env.example.`)
  }
  const env = parsed.data
  return {
    databaseUrl: env.DATABASE_URL,
    dataDirectory: env.DATA_DIR,
    port: env.PORT,
    host: env.HOST,
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, ''),
    mode: env.MODE,
    timeZone: env.TZ_REPORTS,
    singlePerson: env.SINGLE_PERSON ?? env.DATABASE_URL === undefined,
    empty: env.EMPTY || args.includes('--empty'),
    sessionSecret: env.SESSION_SECRET,
    logKeyFile: env.LOG_KEY_FILE ?? join(env.DATA_DIR, 'log-key'),
    logLevel: env.LOG_LEVEL,
  }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
