import { join } from 'node:path'
import { StartRefused } from '../db/errors.ts'
import type { IdentityProvider } from './accounts/index.ts'
import { findConfigFaults } from './config-faults.ts'
import { Environment, type EnvironmentValues, type PersonRole } from './environment.ts'
import type { FileOptions } from './evidence/index.ts'
import type { MailConfig } from './mail/index.ts'
import type { Bounds } from './http/door/bounds.ts'
import type { ProxyRules } from './kernel/proxies.ts'
import type { PurgeSettings } from './kernel/context.ts'
import type { VaultKey } from './kernel/open-vault.ts'
import { readSecretFiles } from './secret-files.ts'

export interface Config {
  /** Undefined: the embedded Postgres under `dataDirectory`. */
  readonly databaseUrl: string | undefined
  /** The same database as its owner, who migrates it; the service then runs as the lesser role of `databaseUrl`. */
  readonly migrationDatabaseUrl?: string | undefined
  /** Seconds that a question to Postgres may take; undefined: 30. */
  readonly databasePatienceSeconds?: number | undefined
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
  /** Who is told of a weakness, where it is somebody else than `contact`. */
  readonly securityContact?: string | undefined
  /** True: start without the catalogue. */
  readonly empty: boolean
  readonly sessionSecret: string | undefined
  /** Roles that must have a second factor; undefined: nobody must. */
  readonly secondFactorFor?: readonly PersonRole[] | undefined
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
  /** Caches in front of the service that are told what an act has changed. */
  readonly purge?: PurgeSettings | undefined
  /** What the API takes within a minute: reads of one network or account, writes of one account; undefined: 600 and 120. */
  readonly apiLimits?: { readonly readsAMinute: number; readonly writesAMinute: number } | undefined
  /** Lets who sends it read /metrics from elsewhere; undefined: nobody but this machine may. */
  readonly metricsToken?: string | undefined
  /** Which proxies are believed and what they say it in; undefined: none. */
  readonly proxies?: ProxyRules | undefined
  /** What is taken from the network; undefined: `USUAL_BOUNDS`. */
  readonly bounds?: Partial<Bounds> | undefined
  /** Where /metrics, /healthz and /readyz answer besides; undefined: nowhere else. */
  readonly metricsPlace?: { readonly port: number; readonly host: string } | undefined
  /** How long a process that was asked to stop goes on serving and says so; undefined: not at all. */
  readonly stopDelaySeconds?: number | undefined
  /** Base address of a collector of traces (OTLP over HTTP); undefined: none are made. */
  readonly traces?: string | undefined
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
}

/**
 * Reads and validates the environment and the command line (`--empty`); the only reader of `process.env`. A secret may stand in a
 * file that `<NAME>_FILE` names. Throws StartRefused that names everything that is wrong at once: values, what belongs
 * together, misspelt names. Empty variables count as absent.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>, args: readonly string[] = []): Config {
  const { present, faults } = readSecretFiles(environment)
  const parsed = Environment.safeParse(present)
  const wrong = parsed.error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) ?? []
  const all = [...wrong, ...faults, ...findConfigFaults(present)]
  if (!parsed.success || all.length > 0) throw new StartRefused(`The configuration is not valid. ${all.join('; ')}. See .env.example.`)
  const env = parsed.data
  return {
    databaseUrl: env.DATABASE_URL,
    migrationDatabaseUrl: env.MIGRATION_DATABASE_URL,
    databasePatienceSeconds: env.DATABASE_PATIENCE_SECONDS,
    dataDirectory: env.DATA_DIR,
    port: env.PORT,
    host: env.HOST,
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, ''),
    contact: env.CONTACT,
    securityContact: env.SECURITY_CONTACT,
    mode: env.MODE,
    timeZone: env.TZ_REPORTS,
    singlePerson: env.SINGLE_PERSON ?? env.DATABASE_URL === undefined,
    empty: env.EMPTY || args.includes('--empty'),
    sessionSecret: env.SESSION_SECRET,
    secondFactorFor: env.SECOND_FACTOR_FOR,
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
    purge: env.PURGE_URLS.length === 0 ? undefined : { urls: env.PURGE_URLS, method: env.PURGE_METHOD, token: env.PURGE_TOKEN },
    apiLimits: { readsAMinute: env.API_READS_PER_MINUTE, writesAMinute: env.API_WRITES_PER_MINUTE },
    metricsToken: env.METRICS_TOKEN,
    proxies: { trusted: env.TRUSTED_PROXIES, header: env.PROXY_HEADER },
    bounds: {
      requestsAMinute: env.REQUESTS_PER_MINUTE,
      connections: env.MAX_CONNECTIONS,
      connectionsAClient: env.MAX_CONNECTIONS_PER_CLIENT,
    },
    metricsPlace: env.METRICS_PORT === undefined ? undefined : { port: env.METRICS_PORT, host: env.METRICS_HOST },
    stopDelaySeconds: env.STOP_DELAY_SECONDS,
    traces: env.OTEL_EXPORTER_OTLP_ENDPOINT,
    logLevel: env.LOG_LEVEL,
  }
}

function bucketOf(env: EnvironmentValues): Config['files']['bucket'] {
  if (env.S3_BUCKET === undefined || env.S3_ACCESS_KEY_ID === undefined || env.S3_SECRET_ACCESS_KEY === undefined) return null
  return {
    bucket: env.S3_BUCKET,
    endpoint: env.S3_ENDPOINT,
    region: env.S3_REGION,
    accessKeyId: env.S3_ACCESS_KEY_ID,
    secretAccessKey: env.S3_SECRET_ACCESS_KEY,
    forcePathStyle: env.S3_FORCE_PATH_STYLE,
  }
}

function mailOf(env: EnvironmentValues): MailConfig {
  const { MAIL_DKIM_DOMAIN: domain, MAIL_DKIM_SELECTOR: selector, MAIL_DKIM_KEY_FILE: keyFile } = env
  const signs = domain !== undefined && selector !== undefined && keyFile !== undefined
  return {
    perSecond: env.MAIL_PER_SECOND,
    connections: env.MAIL_CONNECTIONS,
    bounceDomain: env.MAIL_BOUNCE_DOMAIN,
    dkim: signs ? { domain, selector, keyFile } : undefined,
    feedbackToken: env.MAIL_FEEDBACK_TOKEN,
  }
}

function providerOf(env: EnvironmentValues): IdentityProvider | undefined {
  if (env.OIDC_ISSUER === undefined || env.OIDC_CLIENT_ID === undefined || env.OIDC_CLIENT_SECRET === undefined) return undefined
  const issuer = env.OIDC_ISSUER.replace(/\/+$/, '')
  return { issuer, clientId: env.OIDC_CLIENT_ID, clientSecret: env.OIDC_CLIENT_SECRET, name: env.OIDC_NAME ?? new URL(issuer).hostname }
}
