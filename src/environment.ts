import { z } from 'zod'
import { USUAL_BOUNDS } from './http/door/bounds.ts'
import { proxyFault } from './kernel/proxies.ts'

const flag = z.stringbool({ truthy: ['1', 'true', 'yes', 'on'], falsy: ['0', 'false', 'no', 'off', ''] })

const positive = (max: number) => z.coerce.number().int().min(1).max(max)

const secret = z.string().trim().min(16, 'must have at least 16 characters').regex(/^\S+$/, 'must not hold spaces')

const hostname = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^(?=.{1,190}$)[a-z0-9-]+(?:\.[a-z0-9-]+)*$/, 'must be the name of a domain')

const postgresAddress = z
  .string()
  .trim()
  .refine((text) => /^postgres(ql)?:\/\/./.test(text) && URL.canParse(text), 'must look like postgres://user:password@host:5432/name')

const contact = z.union([z.email(), z.url({ protocol: /^https?$/ })], 'must be an e-mail address or an http address')

/** Every variable that Vigía reads, by its name: how it is written, and what it is when it is absent. */
export const Environment = z.object({
  DATABASE_URL: postgresAddress.optional(),
  MIGRATION_DATABASE_URL: postgresAddress.optional(),
  DATABASE_PATIENCE_SECONDS: positive(3_600).default(30),
  DATA_DIR: z.string().trim().min(1).default('./data'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().trim().min(1).optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  CONTACT: contact.optional(),
  SECURITY_CONTACT: contact.optional(),
  MODE: z.enum(['all', 'web', 'worker']).default('all'),
  TZ_REPORTS: z.string().refine(isTimeZone, 'must be an IANA time zone such as America/Lima').default('America/Lima'),
  SINGLE_PERSON: flag.optional(),
  EMPTY: flag.default(false),
  SESSION_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  SECOND_FACTOR_FOR: z.string().trim().transform(listOfRoles).default([]),
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
  WEBSUB_HUBS: z.string().trim().transform(listOfAddresses).default([]),
  PURGE_URLS: z.string().trim().transform(listOfAddresses).default([]),
  PURGE_METHOD: z.enum(['PURGE', 'POST', 'GET', 'DELETE', 'BAN']).default('PURGE'),
  PURGE_TOKEN: secret.optional(),
  API_READS_PER_MINUTE: positive(10_000_000).default(600),
  API_WRITES_PER_MINUTE: positive(10_000_000).default(120),
  METRICS_TOKEN: secret.optional(),
  TRUSTED_PROXIES: z.string().trim().transform(listOfProxies).default([]),
  PROXY_HEADER: z.enum(['x-forwarded-for', 'forwarded', 'none']).default('x-forwarded-for'),
  REQUESTS_PER_MINUTE: positive(10_000_000).default(USUAL_BOUNDS.requestsAMinute),
  MAX_CONNECTIONS: positive(1_000_000).default(USUAL_BOUNDS.connections),
  MAX_CONNECTIONS_PER_CLIENT: positive(1_000_000).default(USUAL_BOUNDS.connectionsAClient),
  METRICS_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  METRICS_HOST: z.string().trim().min(1).default('127.0.0.1'),
  STOP_DELAY_SECONDS: z.coerce.number().int().min(0).max(300).default(0),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
})

export type EnvironmentValues = z.output<typeof Environment>

/** Those that nobody else may know. Each may instead be the content of a file that the variable with `_FILE` behind it names. */
export const SECRETS = [
  'DATABASE_URL',
  'MIGRATION_DATABASE_URL',
  'SESSION_SECRET',
  'S3_ACCESS_KEY_ID',
  'S3_SECRET_ACCESS_KEY',
  'SMTP_URL',
  'MAIL_FEEDBACK_TOKEN',
  'OIDC_CLIENT_SECRET',
  'METRICS_TOKEN',
  'PURGE_TOKEN',
] as const satisfies readonly (keyof EnvironmentValues)[]

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** Entries between spaces or commas, each once. */
function listOfProxies(typed: string, faults: z.RefinementCtx): readonly string[] {
  const entries = [...new Set(typed.split(/[\s,]+/).filter((entry) => entry !== ''))]
  for (const entry of entries) {
    const message = proxyFault(entry)
    if (message !== null) faults.addIssue({ code: 'custom', message })
  }
  return entries
}

const PERSON_ROLES = ['contributor', 'editor', 'institution', 'administrator'] as const
export type PersonRole = (typeof PERSON_ROLES)[number]

/** Roles between spaces or commas. */
function listOfRoles(typed: string, faults: z.RefinementCtx): readonly PersonRole[] {
  const parsed = z.array(z.enum(PERSON_ROLES)).safeParse(typed.split(/[\s,]+/).filter((role) => role !== ''))
  if (parsed.success) return parsed.data
  faults.addIssue({ code: 'custom', message: `must be roles separated by commas: ${PERSON_ROLES.join(', ')}` })
  return z.NEVER
}

/** Addresses between spaces or commas, each once. Their operator chose them, so that one inside the network is as good. */
function listOfAddresses(typed: string, faults: z.RefinementCtx): readonly string[] {
  const addresses = [...new Set(typed.split(/[\s,]+/).filter((address) => address !== ''))]
  if (addresses.length > 10 || !addresses.every(isAddress)) {
    faults.addIssue({
      code: 'custom',
      message: 'must be at most ten http or https addresses without a user name or fragment, separated by spaces',
    })
  }
  return addresses
}

function isAddress(text: string): boolean {
  const url = URL.parse(text)
  return (
    url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' && url.hash === '' && text.length <= 500
  )
}
