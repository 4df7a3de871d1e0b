import { join } from 'node:path'
import { z } from 'zod'
import { StartRefused } from '../db/errors.ts'
import type { IdentityProvider } from './accounts/index.ts'
import type { FileOptions } from './evidence/index.ts'
import type { MailConfig } from './mail/index.ts'
import type { VaultKey } from './kernel/open-vault.ts'

const flag = z.stringbool({ truthy: ['1', 'true', 'yes', 'on'], falsy: ['0', 'false', 'no', 'off', ''] })

const positive = (max: number) => z.coerce.number().int().min(1).max(max)

const secret = z.string().trim().min(16, 'must have at least 16 characters').regex(/^\S+$/, 'must not hold spaces')

const hostname = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^(?=.{1,190}$)[a-z0-9-]+(?:\.[a-z0-9-]+)*$/, 'must be the name of a domain')

const Environment = z.object({
  DATABASE_URL: z.string().trim().min(1).optional(),
  MIGRATION_DATABASE_URL: z.string().trim().min(1).optional(),
  DATA_DIR: z.string().trim().min(1).default('./data'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().trim().min(1).optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  CONTACT: z.union([z.email(), z.url({ protocol: /^https?$/ })], 'must be an e-mail address or an http address').optional(),
  MODE: z.enum(['all', 'web', 'worker']).default('all'),
  TZ_REPORTS: z.string().refine(isTimeZone, 'must be an IANA time zone such as America/Lima').default('America/Lima'),
  SINGLE_PERSON: flag.optional(),
  EMPTY: flag.default(false),
  SESSION_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  EVIDENCE_MAX_MB: positive(1_000).default(20),
  EVIDENCE_MAX_PAGES: positive(100_000).default(500),
  EVIDENCE_MAX_MEGAPIXELS: positive(1_000).default(50),
  EVIDENCE_DAILY_MB: positive(1_000_000).default(500),
  CLAMD_SOCKET: z.string().trim().min(1).optional(),
  S3_BUCKET: z.string().trim().min(1).optional(),
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_REGION: z.string().trim().min(1).default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().trim().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().trim().min(1).optional(),
  S3_FORCE_PATH_STYLE: flag.default(false),
  LINK_CAPTURE: flag.default(true),
  MAIL_ATTACHMENT_MAX_MB: positive(25).default(5),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().trim().min(3).optional(),
  MAIL_PER_SECOND: z.coerce.number().min(0.01).max(100_000).default(20),
  MAIL_CONNECTIONS: positive(100).default(5),
  MAIL_BOUNCE_DOMAIN: hostname.optional(),
  MAIL_DKIM_DOMAIN: hostname.optional(),
  MAIL_DKIM_SELECTOR: z
    .string()
    .trim()
    .regex(/^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i, 'must be letters, digits, dots and hyphens')
    .optional(),
  MAIL_DKIM_KEY_FILE: z.string().trim().min(1).optional(),
  MAIL_FEEDBACK_TOKEN: secret.optional(),
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().trim().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().trim().min(1).optional(),
  OIDC_NAME: z.string().trim().min(1).optional(),
  LOG_KEY_FILE: z.string().trim().min(1).optional(),
  VAULT_KEY: z.string().trim().min(32, 'must have at least 32 characters').optional(),
  VAULT_KEY_FILE: z.string().trim().min(1).optional(),
  WEBSUB_HUBS: z.string().trim().transform(listOfHubs).default([]),
  API_READS_PER_MINUTE: positive(10_000_000).default(600),
  API_WRITES_PER_MINUTE: positive(10_000_000).default(120),
  METRICS_TOKEN: secret.optional(),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
})

export interface Config {
  /** Undefined: the embedded Postgres under `dataDirectory`. */
  readonly databaseUrl: string | undefined
  /** The same database as its owner, who migrates it; the service then runs as the lesser role of `databaseUrl`. */
  readonly migrationDatabaseUrl?: string | undefined
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
  /** Where readers write to: an e-mail address or a page. */
  readonly contact?: string | undefined
  /** True: start without the catalogue. */
  readonly empty: boolean
  readonly sessionSecret: string | undefined
  /** Undefined: messages are written under `dataDirectory`/outbox. */
  readonly smtpUrl?: string | undefined
  /** Sender of messages, `Name <address>`; undefined: Vigía at the host of `publicUrl`. */
  readonly mailFrom?: string | undefined
  /** Undefined: as fast as it goes, unsigned. */
  readonly mail?: MailConfig | undefined
  /** The largest report that is attached to a mail, in bytes; larger ones are linked. */
  readonly attachmentBytes?: number | undefined
  /** An identity provider that people with an account may sign in with. */
  readonly provider?: IdentityProvider | undefined
  /** The keys that sign the public log; what was signed is remembered beside it (`.signed`). */
  readonly logKeyFile: string
  /** What subscribers' addresses and the secrets of webhooks are sealed with. */
  readonly vault: VaultKey
  /** Limits of uploaded evidence, where it is kept, what looks at it. */
  readonly files: Pick<FileOptions, 'limits' | 'bucket' | 'scanner'>
  /** True: the addresses of evidence are fetched, and again every week. */
  readonly captureLinks: boolean
  /** WebSub hubs that are told when a feed has changed; empty: none. */
  readonly hubs: readonly string[]
  /** What the API takes within a minute: reads of one network or account, writes of one account; undefined: 600 and 120. */
  readonly apiLimits?: { readonly readsAMinute: number; readonly writesAMinute: number } | undefined
  /** Lets who sends it read /metrics from elsewhere; undefined: nobody but this machine may. */
  readonly metricsToken?: string | undefined
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
  if (env.MIGRATION_DATABASE_URL !== undefined && env.DATABASE_URL === undefined)
    throw new StartRefused('MIGRATION_DATABASE_URL needs DATABASE_URL beside it: the role that the service runs as. See .env.example.')
  return {
    databaseUrl: env.DATABASE_URL,
    migrationDatabaseUrl: env.MIGRATION_DATABASE_URL,
    dataDirectory: env.DATA_DIR,
    port: env.PORT,
    host: env.HOST,
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, ''),
    contact: env.CONTACT,
    mode: env.MODE,
    timeZone: env.TZ_REPORTS,
    singlePerson: env.SINGLE_PERSON ?? env.DATABASE_URL === undefined,
    empty: env.EMPTY || args.includes('--empty'),
    sessionSecret: env.SESSION_SECRET,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    attachmentBytes: env.MAIL_ATTACHMENT_MAX_MB * 1_000_000,
    mail: mailOf(env),
    provider: providerOf(env),
    logKeyFile: env.LOG_KEY_FILE ?? join(env.DATA_DIR, 'log-key'),
    vault: { key: env.VAULT_KEY, file: env.VAULT_KEY_FILE ?? join(env.DATA_DIR, 'vault-key') },
    files: {
      limits: {
        bytes: env.EVIDENCE_MAX_MB * 1_000_000,
        pages: env.EVIDENCE_MAX_PAGES,
        pixels: env.EVIDENCE_MAX_MEGAPIXELS * 1_000_000,
        bytesADay: env.EVIDENCE_DAILY_MB * 1_000_000,
      },
      bucket: bucketOf(env),
      scanner: env.CLAMD_SOCKET ?? null,
    },
    captureLinks: env.LINK_CAPTURE,
    hubs: env.WEBSUB_HUBS,
    apiLimits: { readsAMinute: env.API_READS_PER_MINUTE, writesAMinute: env.API_WRITES_PER_MINUTE },
    metricsToken: env.METRICS_TOKEN,
    logLevel: env.LOG_LEVEL,
  }
}

function bucketOf(env: z.output<typeof Environment>): Config['files']['bucket'] {
  if (env.S3_BUCKET === undefined) return null
  if (env.S3_ACCESS_KEY_ID === undefined || env.S3_SECRET_ACCESS_KEY === undefined) {
    throw new StartRefused('S3_BUCKET needs S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY beside it. See .env.example.')
  }
  return {
    bucket: env.S3_BUCKET,
    endpoint: env.S3_ENDPOINT,
    region: env.S3_REGION,
    accessKeyId: env.S3_ACCESS_KEY_ID,
    secretAccessKey: env.S3_SECRET_ACCESS_KEY,
    forcePathStyle: env.S3_FORCE_PATH_STYLE,
  }
}

function mailOf(env: z.output<typeof Environment>): MailConfig {
  const { MAIL_DKIM_DOMAIN: domain, MAIL_DKIM_SELECTOR: selector, MAIL_DKIM_KEY_FILE: keyFile } = env
  const signs = domain !== undefined && selector !== undefined && keyFile !== undefined
  if (!signs && (domain ?? selector ?? keyFile) !== undefined)
    throw new StartRefused(
      'MAIL_DKIM_DOMAIN, MAIL_DKIM_SELECTOR and MAIL_DKIM_KEY_FILE belong together: set all three or none. See .env.example.',
    )
  return {
    perSecond: env.MAIL_PER_SECOND,
    connections: env.MAIL_CONNECTIONS,
    bounceDomain: env.MAIL_BOUNCE_DOMAIN,
    dkim: signs ? { domain, selector, keyFile } : undefined,
    feedbackToken: env.MAIL_FEEDBACK_TOKEN,
  }
}

function providerOf(env: z.output<typeof Environment>): IdentityProvider | undefined {
  if (env.OIDC_ISSUER === undefined) return undefined
  if (env.OIDC_CLIENT_ID === undefined || env.OIDC_CLIENT_SECRET === undefined) {
    throw new StartRefused('OIDC_ISSUER needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET beside it. See .env.example.')
  }
  const issuer = env.OIDC_ISSUER.replace(/\/+$/, '')
  return { issuer, clientId: env.OIDC_CLIENT_ID, clientSecret: env.OIDC_CLIENT_SECRET, name: env.OIDC_NAME ?? new URL(issuer).hostname }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** Addresses between spaces or commas, each once. Their operator chose them, so that one inside the network is as good. */
function listOfHubs(typed: string, faults: z.RefinementCtx): readonly string[] {
  const hubs = [...new Set(typed.split(/[\s,]+/).filter((hub) => hub !== ''))]
  if (hubs.length > 10 || !hubs.every(isHub)) {
    faults.addIssue({
      code: 'custom',
      message: 'must be at most ten http or https addresses without a user name or fragment, separated by spaces',
    })
  }
  return hubs
}

function isHub(text: string): boolean {
  const url = URL.parse(text)
  return (
    url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' && url.hash === '' && text.length <= 500
  )
}
